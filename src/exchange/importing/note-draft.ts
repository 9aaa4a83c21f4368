import type { Card, CardId } from '../../cards/card.ts'
import { frontMatterLines, NO_FRONT_MATTER } from '../../notes/front-matter.ts'
import { readFrontMatter } from '../../notes/front-matter-yaml.ts'
import { MOST_READ, readingCost } from '../../notes/lines-to-read.ts'
import { isAboveHeading } from '../../notes/making/exact-cards.ts'
import { parseNote } from '../../notes/parse-note.ts'
import { noteHead } from './write-notes.ts'

/** One card of a draft, by its place among the draft's cards from 0. */
export interface Place {
  readonly draft: Draft
  readonly index: number
}

export interface Finished {
  readonly path: string
  readonly text: string
  readonly cards: readonly Card[]
  readonly isChanged: boolean
}

/** A note that is there, to be changed. */
export const readDraft = (path: string, text: string): Draft => new Draft(path, text, false)

/** A note that is not there yet. */
export const draftOf = (path: string, deck: string): Draft => new Draft(path, noteHead(deck), true)

/** A note while cards are put into it: single ones replaced, others set behind the last. The rest stays byte for byte. */
export class Draft {
  readonly path: string
  readonly isNew: boolean
  /** Whether headings of the second level are its questions, so that a card set behind the last is read as one. */
  readonly takesCards: boolean
  /** As they were at first. */
  readonly cards: readonly Card[]
  readonly #text: string
  readonly #replaced = new Map<number, string>()
  readonly #appended: string[] = []
  #cost: number
  readonly #ids = new Map<number, CardId>()

  constructor(path: string, text: string, isNew: boolean) {
    this.path = path
    this.isNew = isNew
    this.#text = text
    this.#cost = readingCost(text)
    const { cards, only } = read(path, text)
    this.cards = cards
    this.takesCards = only === 2
  }

  /** Whether the note with this text, too, is one that is read to its end. */
  hasRoomFor(text: string): boolean {
    return this.#cost + readingCost(text) + 1 <= MOST_READ
  }

  /** Gives the place that the card has in the finished note. */
  append(text: string): Place {
    this.#appended.push(text)
    this.#cost += readingCost(text) + 1
    return { draft: this, index: this.cards.length + this.#appended.length - 1 }
  }

  replace(index: number, text: string): void {
    this.#replaced.set(index, text)
    this.#cost += readingCost(text)
  }

  isReplaced(index: number): boolean {
    return this.#replaced.has(index)
  }

  /** Under which id the card at that place is remembered. */
  name(index: number, id: CardId): void {
    this.#ids.set(index, id)
  }

  idAt(index: number): CardId | null {
    return this.#ids.get(index) ?? null
  }

  /** The note as it is to be. Throws an Error when it would not be read as it was meant. */
  finish(): Finished {
    if (this.#replaced.size === 0 && this.#appended.length === 0)
      return { path: this.path, text: this.#text, cards: this.cards, isChanged: false }
    const newline = this.#text.includes('\r\n') ? '\r\n' : '\n'
    const lines = this.#text.split(/\r\n|[\r\n]/)
    for (const [index, text] of [...this.#replaced].sort(([left], [right]) => right - left)) {
      const card = this.cards[index]
      if (card === undefined) throw new Error(`${this.path}: no card ${index}`)
      let from = card.source.line - 1
      while (isAboveHeading(lines[from - 1] ?? '')) from -= 1
      lines.splice(from, card.source.endLine - from, ...text.split('\n'))
    }
    while (lines.length > 0 && (lines.at(-1) ?? '').trim() === '') lines.pop()
    const text = [...lines, ...this.#appended.flatMap((block) => ['', ...block.split('\n')]), ''].join(newline)
    const { cards } = read(this.path, text)
    const expected = this.cards.length + this.#appended.length
    if (cards.length !== expected) throw new Error(`${this.path}: ${cards.length} cards, not ${expected}`)
    return { path: this.path, text, cards, isChanged: true }
  }
}

function read(path: string, text: string): { readonly cards: readonly Card[]; readonly only: number | null } {
  const lines = text.split(/\r\n|[\r\n]/, 1000)
  const count = frontMatterLines(lines)
  const { frontMatter } =
    count === 0 ? { frontMatter: NO_FRONT_MATTER } : readFrontMatter(lines.slice(0, count).join('\n'))
  return { cards: parseNote({ path, text, frontMatter }).cards, only: frontMatter.only ?? null }
}
