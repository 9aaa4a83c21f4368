import { hash } from 'node:crypto'
import type { Card, CardId } from './card.ts'
import { normalise } from './normalise.ts'

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
  /** Fingerprints of the questions before and after it in its note, null at the ends. */
  readonly before: string | null
  readonly after: string | null
  /** Place among the cards of its note, from 0. */
  readonly position: number
}

const BASE_32 = 'abcdefghijklmnopqrstuvwxyz234567'
const ID_LENGTH = 10
const FINGERPRINT_LENGTH = 8

/**
 * The id of a card that was never reviewed: 10 lower-case base-32 characters of a SHA-256 over its deck, question,
 * parent's question and `ordinal`, its place from 0 among the cards of its note that have all of these in common.
 * The same on every device. Once reviewed, a card keeps the id of that day whatever becomes of its text.
 */
export function mintId(deck: string, question: string, parentQuestion: string | null, ordinal: number): CardId {
  const parent = parentQuestion === null ? null : normalise(parentQuestion)
  return shortHash(JSON.stringify([deck.normalize('NFC'), normalise(question), parent, ordinal]), ID_LENGTH)
}

/** Another id for a card whose own is taken by the record of another. */
export function mintAnother(id: CardId, attempt: number): CardId {
  return shortHash(JSON.stringify([id, attempt]), ID_LENGTH)
}

/** A short hash of a text as far as `normalise` tells texts apart. */
export function fingerprint(text: string): string {
  return shortHash(normalise(text), FINGERPRINT_LENGTH)
}

/**
 * How to find each of these cards again, in their order. They are all cards of their notes, in the order of the notes.
 * `absolute` makes a path of a card's source absolute. Fingerprints are taken when they are first asked for: most
 * cards are never looked for.
 */
export function locateCards(cards: readonly Card[], absolute: (path: string) => string): readonly Locator[] {
  const questions = cards.map(({ question }) => normalise(question))
  const fingerprints: string[] = []
  const fingerprintAt = (index: number): string => {
    fingerprints[index] ??= shortHash(questions[index] ?? '', FINGERPRINT_LENGTH)
    return fingerprints[index]
  }
  const byPlace = new Map(cards.map((card, index) => [placeKey(card.source.path, card.id), index]))
  const paths = new Map<string, string>()
  let position = 0
  return cards.map((card, index) => {
    const { path } = card.source
    const isOfNote = (at: number) => cards[at]?.source.path === path
    if (!paths.has(path)) paths.set(path, absolute(path))
    position = isOfNote(index - 1) ? position + 1 : 0
    const parent = card.parent === null ? undefined : byPlace.get(placeKey(path, card.parent))
    return new CardLocator(card, questions[index] ?? '', paths.get(path) ?? path, position, {
      answer: () => (card.answer === null ? null : fingerprint(card.answer)),
      parentQuestion: () => (parent === undefined ? null : fingerprintAt(parent)),
      before: () => (isOfNote(index - 1) ? fingerprintAt(index - 1) : null),
      after: () => (isOfNote(index + 1) ? fingerprintAt(index + 1) : null),
    })
  })
}

/** The last part of a path, with either kind of slash. */
export const fileName = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)

/** A locator as plain data, under a parent's id that may be another than the text gives it. */
export function plainLocator(locator: Locator, parent: CardId | null): Locator {
  const { wording, question, answer, path, deck, parentQuestion, before, after, position } = locator
  return { wording, question, answer, path, deck, parent, parentQuestion, before, after, position }
}

type Fingerprint = 'answer' | 'parentQuestion' | 'before' | 'after'

/** The locator of a card in a note, its fingerprints taken on demand. */
class CardLocator implements Locator {
  readonly wording: string
  readonly question: string
  readonly path: string
  readonly deck: string
  readonly parent: CardId | null
  readonly position: number
  readonly #take: Readonly<Record<Fingerprint, () => string | null>>
  readonly #taken = new Map<Fingerprint, string | null>()

  constructor(
    card: Card,
    question: string,
    path: string,
    position: number,
    take: Readonly<Record<Fingerprint, () => string | null>>,
  ) {
    this.wording = card.question
    this.question = question
    this.path = path
    this.deck = card.deck.normalize('NFC')
    this.parent = card.parent
    this.position = position
    this.#take = take
  }

  get answer(): string | null {
    return this.#fingerprint('answer')
  }

  get parentQuestion(): string | null {
    return this.#fingerprint('parentQuestion')
  }

  get before(): string | null {
    return this.#fingerprint('before')
  }

  get after(): string | null {
    return this.#fingerprint('after')
  }

  #fingerprint(name: Fingerprint): string | null {
    const taken = this.#taken.get(name)
    if (taken !== undefined) return taken
    const value = this.#take[name]()
    this.#taken.set(name, value)
    return value
  }
}

/** Two notes of one deck may hold the same question; a parent is looked for in its own note. */
export function placeKey(path: string, id: CardId): string {
  return `${id}\n${path}`
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
