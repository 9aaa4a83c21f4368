import type { Card, CardId } from '../../cards/card.ts'
import type { Locator } from '../../cards/pairing/identity.ts'
import { plainCard } from '../../cards/pairing/late-card.ts'
import { type Locators, pairCards } from '../../cards/pairing/pair-cards.ts'
import { readNotes } from '../../notes/read-notes.ts'
import type { Collection } from './collection.ts'
import { realPath } from './real-path.ts'

/** A card that is not where it was, or that says something else. */
export interface Renewed {
  readonly card: Card
  readonly locator: Locator
}

/** The cards of a collection while their notes are being edited: each as it was last read. */
export class KnownCards {
  /** Where each card is now. */
  readonly locators: Locators
  readonly #cwd: string
  #corrections: Collection['corrections']
  #byId: Map<CardId, Card>
  #found: Locators
  readonly #moved = new Map<CardId, Locator>()
  /** By parent: looking through all cards takes a while. */
  readonly #followUps = new Map<CardId, readonly Card[]>()

  constructor({ cards, locators, corrections }: Pick<Collection, 'cards' | 'locators' | 'corrections'>, cwd: string) {
    this.#corrections = corrections
    this.#cwd = cwd
    this.#byId = new Map(cards.map((card) => [card.id, card]))
    this.#found = locators
    this.locators = { get: (id) => this.#moved.get(id) ?? this.#found.get(id) }
  }

  /** Knows the cards of a whole collection; those that changed since they were first read stay as they are known. */
  takeIn({ cards, locators, corrections }: Pick<Collection, 'cards' | 'locators' | 'corrections'>): void {
    const changed = [...this.#moved.keys()].flatMap((id) => this.find(id) ?? [])
    this.#corrections = corrections
    this.#byId = new Map([...cards, ...changed].map((card) => [card.id, card]))
    this.#found = locators
    this.#followUps.clear()
  }

  /** A card as it was last read. */
  find(id: CardId): Card | null {
    return this.#byId.get(id) ?? null
  }

  /** The follow-ups of a card as they were last read, in the order of the note. */
  followUps(id: CardId): readonly Card[] {
    const known = this.#followUps.get(id)
    if (known !== undefined) return known
    const found = [...this.#byId.values()].filter(({ parent }) => parent === id)
    this.#followUps.set(id, found)
    return found
  }

  /**
   * Reads a note again, and with it all of its cards: what is written under one question moves those below it. `reworded`
   * is a card that a person may just have reworded beyond likeness: it is then the one that begins where it did. Gives the
   * cards that changed, and by id whether the note still asks one.
   */
  async readAgain(
    path: string,
    reworded: CardId | null = null,
  ): Promise<{ readonly renewed: readonly Renewed[]; asks(id: CardId): boolean }> {
    const known = [...this.#byId.values()].filter(({ source }) => source.path === path)
    const records = known.flatMap(({ id }) => {
      const locator = this.locators.get(id)
      return locator === undefined ? [] : [[id, { locator }] as const]
    })
    const { notes } = await readNotes([path], { cwd: this.#cwd, corrections: this.#corrections })
    const { cards, locators } = pairCards(
      notes.flatMap((note) => note.cards),
      new Map(records),
      { absolute: (each) => realPath(this.#cwd, each) },
    )
    const now = new Map(cards.map((card) => [card.id, card]))
    const old = reworded === null ? null : this.find(reworded)
    const heir = old === null || now.has(old.id) ? undefined : newAtLine(cards, old, known)
    if (old !== null && heir !== undefined) now.set(old.id, heir)
    const renewed = known.flatMap((before): Renewed[] => {
      const found = now.get(before.id)
      const locator = found === undefined ? undefined : locators.get(found.id)
      if (found === undefined || locator === undefined) return []
      const parent = this.locators.get(before.id)?.parent ?? null
      const card = { ...found, id: before.id, parent: before.parent }
      return isSame(card, before) ? [] : [{ card, locator: { ...locator, parent } }]
    })
    this.#followUps.clear()
    for (const { card, locator } of renewed) {
      this.#byId.set(card.id, card)
      this.#moved.set(card.id, locator)
    }
    return { renewed, asks: (id) => now.has(id) }
  }
}

/** Whether two cards say the same and stand in the same place. How sure the reader is of them changes with the lines around. */
export const isSame = (one: Card, other: Card): boolean => {
  const said = (card: Card): string => JSON.stringify({ ...plainCard(card), confidence: 1 })
  return said(one) === said(other)
}

/** A question that was reworded beyond likeness: what was not there before and now begins where it did. */
function newAtLine(cards: readonly Card[], old: Card, known: readonly Card[]): Card | undefined {
  const before = new Set(known.map(({ question }) => question))
  return cards.find(({ source, question }) => source.line === old.source.line && !before.has(question))
}
