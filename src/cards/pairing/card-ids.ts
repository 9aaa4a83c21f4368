import type { Card, CardId } from '../card.ts'
import { HashTable } from './hash-table.ts'
import { LateCard } from './late-card.ts'
import { idHash } from './place-key.ts'

/** Where each id stands among cards. Ids are made into text only where their hashes are the same: see `LateCard`. */
export class CardIds {
  /** Whether any two cards share an id. */
  readonly areShared: boolean
  readonly #cards: readonly Card[]
  readonly #table: HashTable

  constructor(cards: readonly Card[]) {
    this.#cards = cards
    this.#table = new HashTable(cards.length)
    let areShared = false
    for (let place = 0; place < cards.length; place += 1) {
      const card = cards[place] as Card
      const hash = hashOf(card)
      if (!areShared && this.#table.first(hash) >= 0) areShared = this.#find(hash, card.id) >= 0
      this.#table.add(hash, place)
    }
    this.areShared = areShared
  }

  /** The place of the first card with an id; -1 without one. */
  placeOf(id: CardId): number {
    return this.#find(idHash(id), id)
  }

  #find(hash: number, id: CardId): number {
    for (let place = this.#table.first(hash); place >= 0; place = this.#table.next())
      if (this.#cards[place]?.id === id) return place
    return -1
  }
}

/** The `idHash` of a card's id. */
export const hashOf = (card: Card): number =>
  card instanceof LateCard && card.hasOwnId ? card.note.idHash(card.place) : idHash(card.id)
