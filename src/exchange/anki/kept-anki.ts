import type { Beside } from '../beside.ts'
import { grouped } from '../grouped.ts'
import { isObject } from '../json-values.ts'
import {
  type AnkiCard,
  type AnkiNote,
  CARD_COLUMNS,
  type Deck,
  type NoteType,
  REVLOG_COLUMNS,
  type Revlog,
} from './package/collection.ts'
import { deckOf, noteTypeOf } from './package/read-collection.ts'

/** What an import from Anki kept beside the notes, as it was in Anki. */
export interface KeptAnki {
  readonly noteTypes: ReadonlyMap<number, NoteType>
  readonly decks: ReadonlyMap<number, Deck>
  readonly deckConfigs: Readonly<Record<string, unknown>>
  readonly notes: ReadonlyMap<number, AnkiNote>
  /** By the key of the card; `firstDay` is the study day that its `due` counts from. */
  readonly cards: ReadonlyMap<string, { readonly firstDay: number; readonly card: AnkiCard }>
  /** By the id of the card. */
  readonly revlog: ReadonlyMap<number, readonly Revlog[]>
  readonly media: readonly string[]
}

/** Reads it; what makes no sense, because somebody edited the file, is left out. */
export function keptAnki({ kept }: Beside): KeptAnki {
  const values = (name: string) => Object.values(kept[name] ?? {})
  const cards = new Map<string, { firstDay: number; card: AnkiCard }>()
  for (const [key, row] of Object.entries(kept['cards'] ?? {})) {
    const found = cardOf(row)
    if (found !== null) cards.set(key, found)
  }
  const rows = values('revlog').flatMap((row) =>
    isNumbers(row, REVLOG_COLUMNS.length) ? [fromRow<Revlog>(REVLOG_COLUMNS, row)] : [],
  )
  return {
    noteTypes: byId(values('noteTypes').flatMap(noteTypeIn)),
    decks: byId(values('decks').flatMap(deckIn)),
    deckConfigs: kept['deckConfigs'] ?? {},
    notes: byId(values('notes').filter(isNote)),
    cards,
    revlog: grouped(rows, ({ cid }) => cid),
    media: Object.keys(kept['media'] ?? {}),
  }
}

function cardOf(row: unknown): { firstDay: number; card: AnkiCard } | null {
  if (!Array.isArray(row) || row.length !== CARD_COLUMNS.length + 1) return null
  const [firstDay, ...columns] = row
  if (!isNumbers([firstDay, ...columns.slice(0, -1)], CARD_COLUMNS.length) || typeof columns.at(-1) !== 'string')
    return null
  return { firstDay, card: fromRow<AnkiCard>(CARD_COLUMNS, columns) }
}

const fromRow = <Made>(names: readonly string[], row: readonly unknown[]): Made =>
  Object.fromEntries(names.map((name, index) => [name, row[index]])) as Made

const byId = <Value extends { readonly id: number }>(values: readonly Value[]): ReadonlyMap<number, Value> =>
  new Map(values.map((value) => [value.id, value]))

const isNumbers = (row: unknown, length: number): row is number[] =>
  Array.isArray(row) && row.length === length && row.every((each) => Number.isFinite(each))

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

/** Anki's own JSON, or, of earlier imports, what prep reads of it. */
function noteTypeIn(value: unknown): NoteType[] {
  if (isObject(value) && Array.isArray(value['flds'])) {
    const type = noteTypeOf(value)
    return type.id > 0 && type.fields.length > 0 && type.templates.length > 0 ? [type] : []
  }
  return isNoteType(value) ? [value] : []
}

function deckIn(value: unknown): Deck[] {
  if (isObject(value) && typeof value['name'] === 'string') {
    const deck = deckOf(value)
    return deck.id > 0 ? [deck] : []
  }
  return isDeck(value) ? [value] : []
}

const isNoteType = (value: unknown): value is NoteType =>
  isObject(value) &&
  Number.isFinite(value['id']) &&
  typeof value['name'] === 'string' &&
  isTexts(value['fields']) &&
  Array.isArray(value['templates']) &&
  value['templates'].every((each) => isObject(each) && isTexts([each['name'], each['front'], each['back']]))

const isDeck = (value: unknown): value is Deck =>
  isObject(value) && Number.isFinite(value['id']) && isTexts(value['path']) && Number.isFinite(value['config'])

const isNote = (value: unknown): value is AnkiNote =>
  isObject(value) &&
  isNumbers([value['id'], value['noteType'], value['mod']], 3) &&
  typeof value['guid'] === 'string' &&
  isTexts(value['tags']) &&
  isTexts(value['fields'])
