import { hash } from 'node:crypto'
import type { Card, CardId } from '../card.ts'
import { normalise } from '../normalise.ts'
import { textHash } from '../text-hash.ts'
import { LateCard, pathOf } from './late-card.ts'

/** How a card is found again after the notes were edited. Plain data, kept by the store; texts are normalised. */
export interface Locator {
  /** The question as a person reads it, to name it when no note has it any more. */
  readonly wording: string
  /** The wording, normalised. */
  readonly question: string
  /** Fingerprint of the answer, null without one. */
  readonly answer: string | null
  /** Absolute; empty when the question was taken off its record by hand, and no question may take the record by itself. */
  readonly path: string
  readonly deck: string
  readonly parent: CardId | null
  /** Fingerprint of the parent's question, null without a parent. */
  readonly parentQuestion: string | null
  /** Its section as `sectionText` has it; null without one, and where it was remembered before prep knew of sections. */
  readonly section: string | null
  /** Fingerprints of the questions before and after it in its note, null at the ends. */
  readonly before: string | null
  readonly after: string | null
  /** Place among the cards of its note, from 0. */
  readonly position: number
}

const BASE_32 = 'abcdefghijklmnopqrstuvwxyz234567'
const ID_LENGTH = 10
const FINGERPRINT_LENGTH = 8
const LONGEST_KEY = 1000

/**
 * The id of a card that was never reviewed: 10 lower-case base-32 characters of a SHA-256 over its deck, its question
 * (normalised), its parent's key and `ordinal`, its place from 0 among the cards of its note that have all of these in
 * common. The same on every device. Once reviewed, a card keeps the id of that day whatever becomes of its text.
 */
export function mintKeyedId(deck: string, question: string, parent: string | null, ordinal: number): CardId {
  return shortHash(JSON.stringify([deck.normalize('NFC'), question, parent, ordinal]), ID_LENGTH)
}

/** What a parent's question is told by in the ids of its follow-ups; short, however long it is: they may be many. */
export function parentKey(question: string): string {
  const key = normalise(question)
  return key.length > LONGEST_KEY ? `${key.length} ${shortHash(key, ID_LENGTH)}` : key
}

/** Another id for a card whose own is taken by the record of another. */
export function mintAnother(id: CardId, attempt: number): CardId {
  return shortHash(JSON.stringify([id, attempt]), ID_LENGTH)
}

/** A short hash of a text as far as `normalise` tells texts apart. */
export const fingerprint = (text: string): string => keyedFingerprint(normalise(text))

/** `fingerprint` of a text that is normalised already. */
export const keyedFingerprint = (normalised: string): string => shortHash(normalised, FINGERPRINT_LENGTH)

/** A section as one text, a name a line; null for none. */
export const sectionText = (section: readonly string[]): string | null =>
  section.length === 0 ? null : section.join('\n')

/** A number for the text of a section as far as `normalise` tells texts apart; 0 for none. */
export const sectionHash = (text: string | null): number => (text === null ? 0 : textHash(normalise(text)))

/**
 * How to find each of these cards again, in their order. They are all cards of their notes, in the order of the notes.
 * `absolute` makes a path of a card's source absolute. Everything is worked out when it is first asked for: most cards
 * are never looked for.
 */
export function locateCards(
  cards: readonly Card[],
  absolute: (path: string) => string,
  surroundings: Surroundings = new Surroundings(cards),
): readonly Locator[] {
  let path: string | null = null
  let full = ''
  let position = 0
  return cards.map((card, index) => {
    const isSameNote = pathOf(card) === path
    if (!isSameNote) {
      path = pathOf(card)
      full = absolute(path)
    }
    position = isSameNote ? position + 1 : 0
    return new CardLocator(card, index, full, position, surroundings)
  })
}

/** The last part of a path, with either kind of slash. */
export const fileName = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)

/** A locator as plain data, under a parent's id that may be another than the text gives it. */
export function plainLocator(locator: Locator, parent: CardId | null): Locator {
  const { wording, question, answer, path, deck, parentQuestion, section, before, after, position } = locator
  return { wording, question, answer, path, deck, parent, parentQuestion, section, before, after, position }
}

/** Cards of notes, in the order of the notes, and what stands around each. */
export class Surroundings {
  readonly #cards: readonly Card[]
  readonly #prints: string[] = []
  /** Places by id, of one note at a time: parents are looked for in their own. */
  #note: { readonly path: string | null; readonly places: ReadonlyMap<CardId, number> } | null = null

  constructor(cards: readonly Card[]) {
    this.#cards = cards
  }

  /** Fingerprint of a card's question; null where there is no such card in that note. */
  questionPrint(index: number, path: string): string | null {
    const card = this.#cards[index]
    if (card === undefined || pathOf(card) !== path) return null
    if (card instanceof LateCard) return card.note.questionPrint(card.place)
    this.#prints[index] ??= fingerprint(card.question)
    return this.#prints[index] ?? null
  }

  /** Where the parent of a card stands among the cards; -1 where its note has none of that id. */
  parentOf(index: number): number {
    const card = this.#cards[index]
    if (card instanceof LateCard && card.hasOwnId) {
      const place = card.note.parentPlace(card.place)
      const at = index - card.place + place
      const parent = this.#cards[at]
      if (place < 0 && card.note.parent(card.place) === null) return -1
      if (place >= 0 && parent instanceof LateCard && parent.note === card.note && parent.place === place) return at
    }
    const { parent } = this.#cards[index] ?? { parent: null }
    if (parent === null) return -1
    const path = this.#pathAt(index)
    if (this.#note?.path !== path) {
      const places = new Map<CardId, number>()
      let first = index
      while (this.#pathAt(first - 1) === path) first -= 1
      for (let at = first; this.#pathAt(at) === path; at += 1) places.set(this.#cards[at]?.id ?? '', at)
      this.#note = { path, places }
    }
    return this.#note.places.get(parent) ?? -1
  }

  #pathAt(index: number): string | null {
    const card = this.#cards[index]
    return card === undefined ? null : pathOf(card)
  }
}

/** The locator of a card in a note; each part is worked out when it is first asked for. */
export class CardLocator implements Locator {
  readonly path: string
  readonly position: number
  readonly #card: Card
  readonly #index: number
  readonly #surroundings: Surroundings
  #question: string | undefined
  #answer: string | null | undefined
  #parentQuestion: string | null | undefined

  constructor(card: Card, index: number, path: string, position: number, surroundings: Surroundings) {
    this.path = path
    this.position = position
    this.#card = card
    this.#index = index
    this.#surroundings = surroundings
  }

  get wording(): string {
    return this.#card.question
  }

  get question(): string {
    this.#question ??= normalise(this.#card.question)
    return this.#question
  }

  get deck(): string {
    return this.#card.deck.normalize('NFC')
  }

  get parent(): CardId | null {
    return this.#card.parent
  }

  get answer(): string | null {
    const card = this.#card
    if (card instanceof LateCard) return card.note.answerPrint(card.place)
    if (this.#answer === undefined) this.#answer = card.answer === null ? null : fingerprint(card.answer)
    return this.#answer
  }

  get parentQuestion(): string | null {
    const { parent } = this.#card
    if (parent === null) return null
    if (this.#parentQuestion === undefined) {
      const place = this.#surroundings.parentOf(this.#index)
      this.#parentQuestion = place < 0 ? null : this.#surroundings.questionPrint(place, pathOf(this.#card))
    }
    return this.#parentQuestion
  }

  get section(): string | null {
    return sectionText(this.#card.section)
  }

  get before(): string | null {
    return this.#surroundings.questionPrint(this.#index - 1, pathOf(this.#card))
  }

  get after(): string | null {
    return this.#surroundings.questionPrint(this.#index + 1, pathOf(this.#card))
  }
}

function shortHash(text: string, length: number): string {
  const bytes = hash('sha256', text, 'buffer')
  let name = ''
  for (let bit = 0; name.length < length; bit += 5) {
    const pair = bytes.readUInt16BE(bit >> 3)
    name += BASE_32[(pair >> (11 - (bit & 7))) & 31]
  }
  return name
}
