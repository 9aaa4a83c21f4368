import type { AnkiJson } from './schema-11.ts'

/** An Anki collection as plain data, whichever of Anki's formats it came in. Ids and instants are Anki's own numbers. */
export interface Collection {
  /** Seconds since 1970 at which day 0 of its review due dates began. */
  readonly crt: number
  /** How far behind UTC local clocks were there, in minutes; null where the collection does not say. */
  readonly creationOffset: number | null
  readonly noteTypes: readonly NoteType[]
  readonly decks: readonly Deck[]
  readonly notes: readonly AnkiNote[]
  readonly cards: readonly AnkiCard[]
  readonly revlog: readonly Revlog[]
  /** Deck options by id, as JSON of schema 11. */
  readonly deckConfigs: Readonly<Record<string, unknown>>
}

export interface NoteType {
  readonly id: number
  readonly name: string
  readonly isCloze: boolean
  readonly fields: readonly string[]
  readonly templates: readonly Template[]
  readonly css: string
  readonly sortField: number
  readonly latexPre: string
  readonly latexPost: string
  /** What it was made of: 6 is image occlusion; 0 when unknown. */
  readonly originalStockKind: number
  /** All that Anki keeps of it, as JSON of schema 11; absent where it is not known, as of prep's own. */
  readonly json?: AnkiJson
}

interface Template {
  readonly name: string
  readonly front: string
  readonly back: string
}

export interface Deck {
  readonly id: number
  /** Its parts from the top: `Languages::Korean` is two. */
  readonly path: readonly string[]
  readonly isFiltered: boolean
  /** The id of its options; 1 where unknown. */
  readonly config: number
  /** All that Anki keeps of it, as JSON of schema 11; absent where it is not known, as of prep's own. */
  readonly json?: AnkiJson
}

export interface AnkiNote {
  readonly id: number
  readonly guid: string
  readonly noteType: number
  /** Seconds since 1970. */
  readonly mod: number
  readonly tags: readonly string[]
  /** HTML, one text a field. */
  readonly fields: readonly string[]
}

/** A row of Anki's table of cards, in its columns' order. */
export interface AnkiCard {
  readonly id: number
  readonly nid: number
  readonly did: number
  readonly ord: number
  readonly mod: number
  /** 0 new, 1 learning, 2 review, 3 relearning. */
  readonly type: number
  /** 0 new, 1 learning, 2 review, 3 learning on another day, 4 preview, −1 suspended, −2 and −3 buried. */
  readonly queue: number
  readonly due: number
  readonly ivl: number
  readonly factor: number
  readonly reps: number
  readonly lapses: number
  readonly left: number
  readonly odue: number
  readonly odid: number
  readonly flags: number
  readonly data: string
}

/** One answer: `id` milliseconds since 1970; `ease` 1–4, 0 for what was no answer; `time` in milliseconds. */
export interface Revlog {
  readonly id: number
  readonly cid: number
  readonly ease: number
  readonly ivl: number
  readonly lastIvl: number
  readonly factor: number
  readonly time: number
  /** 0 learning, 1 review, 2 relearning, 3 filtered, 4 by hand, 5 rescheduled. */
  readonly type: number
}

export const CARD_COLUMNS = [
  'id',
  'nid',
  'did',
  'ord',
  'mod',
  'type',
  'queue',
  'due',
  'ivl',
  'factor',
  'reps',
  'lapses',
  'left',
  'odue',
  'odid',
  'flags',
  'data',
] as const satisfies readonly (keyof AnkiCard)[]

export const REVLOG_COLUMNS = [
  'id',
  'cid',
  'ease',
  'ivl',
  'lastIvl',
  'factor',
  'time',
  'type',
] as const satisfies readonly (keyof Revlog)[]

/** Tells a card from all others, also after it went through another collection, where its own id may change. */
export const cardKey = (guid: string, ord: number): string => `${guid}:${ord}`
