import type { Card, CardId, Gap, Kind, Markdown, Source, Status } from '../card.ts'

/** A note that was read before, as it is kept: its cards' fields by place, from 0. Long texts are taken in when asked for. */
export interface KeptNote {
  readonly path: string
  readonly cards: number
  id(place: number): CardId
  /** See `idHash`. */
  idHash(place: number): number
  /** The place of the card that one is a follow-up of, -1 without one in this note; and its id, null without one. */
  parentPlace(place: number): number
  parent(place: number): CardId | null
  /** The two numbers of its `placeKey`. */
  keyLow(place: number): number
  keyHigh(place: number): number
  question(place: number): string
  /** Of the question, normalised: see `textHash`. */
  questionHash(place: number): number
  /** Fingerprints of the question, and of the answer (null without one). */
  questionPrint(place: number): string
  answerPrint(place: number): string | null
  prompt(place: number): Markdown
  answer(place: number): Markdown | null
  kind(place: number): Kind
  status(place: number): Status
  gaps(place: number): readonly Gap[]
  section(place: number): readonly string[]
  /** See `sectionHash`. */
  sectionHash(place: number): number
  deck(place: number): string
  tags(place: number): readonly string[]
  number(place: number): string | null
  line(place: number): number
  endLine(place: number): number
  confidence(place: number): number
  weight(place: number): number
  /** Lets go of long texts, where they can be taken in again. */
  letGo(): void
}

/**
 * A card of a note that was read before. Nothing of it is in memory before it is asked for: of a hundred thousand cards most
 * are only counted. Never spread one (`{ ...card }` takes no getters): `renameCard` makes the same card under another id.
 */
export class LateCard implements Card {
  readonly note: KeptNote
  readonly place: number
  #id: CardId | null
  readonly #isRenamed: boolean
  /** Undefined: as the note has it. */
  readonly #parent: CardId | null | undefined

  constructor(note: KeptNote, place: number, id: CardId | null = null, parent?: CardId | null) {
    this.note = note
    this.place = place
    this.#id = id
    this.#isRenamed = id !== null
    this.#parent = parent
  }

  get id(): CardId {
    this.#id ??= this.note.id(this.place)
    return this.#id
  }

  /** Whether it has the id that its note gives it. */
  get hasOwnId(): boolean {
    return !this.#isRenamed
  }

  get parent(): CardId | null {
    return this.#parent === undefined ? this.note.parent(this.place) : this.#parent
  }

  get question(): string {
    return this.note.question(this.place)
  }

  get prompt(): Markdown {
    return this.note.prompt(this.place)
  }

  get answer(): Markdown | null {
    return this.note.answer(this.place)
  }

  get kind(): Kind {
    return this.note.kind(this.place)
  }

  get status(): Status {
    return this.note.status(this.place)
  }

  get gaps(): readonly Gap[] {
    return this.note.gaps(this.place)
  }

  get section(): readonly string[] {
    return this.note.section(this.place)
  }

  get deck(): string {
    return this.note.deck(this.place)
  }

  get tags(): readonly string[] {
    return this.note.tags(this.place)
  }

  get number(): string | null {
    return this.note.number(this.place)
  }

  get source(): Source {
    return { path: this.note.path, line: this.note.line(this.place), endLine: this.note.endLine(this.place) }
  }

  get confidence(): number {
    return this.note.confidence(this.place)
  }

  get weight(): number {
    return this.note.weight(this.place)
  }

  /** The source's path alone. */
  get path(): string {
    return this.note.path
  }

  toJSON(): Card {
    return plainCard(this)
  }
}

/** The same card under other ids. */
export function renameCard(card: Card, id: CardId, parent: CardId | null): Card {
  if (id === card.id && parent === card.parent) return card
  if (card instanceof LateCard) return new LateCard(card.note, card.place, id, parent)
  return { ...card, id, parent }
}

/** The path of a card's note, as its source has it. */
export const pathOf = (card: Card): string => (card instanceof LateCard ? card.path : card.source.path)

/** A card as plain data, all of it taken in. */
export function plainCard(card: Card): Card {
  const { id, question, prompt, answer, kind, status, gaps, parent, section, deck, tags, number, source } = card
  const { confidence, weight } = card
  const words = { id, question, prompt, answer, kind, status, gaps, parent, section, deck, tags, number, source }
  return { ...words, confidence, weight }
}

/**
 * Cards in groups of so many, of which each is done with when the next is asked for: the texts of its notes, and not those of all
 * notes, are in memory then.
 */
export function* inGroups(cards: readonly Card[], size: number): Generator<readonly Card[]> {
  let last: KeptNote | null = null
  for (let from = 0; from < cards.length; from += size) {
    const group = cards.slice(from, from + size)
    yield group
    for (const card of group) {
      const note = card instanceof LateCard ? card.note : null
      if (note === last) continue
      last?.letGo()
      last = note
    }
  }
  last?.letGo()
}
