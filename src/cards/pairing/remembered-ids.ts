import type { Card, CardId } from '../card.ts'
import { hashOf } from './card-ids.ts'
import { HashTable } from './hash-table.ts'
import { type Locator, mintAnother, type Surroundings } from './identity.ts'
import type { Pair, Place } from './pair-by-question.ts'
import type { ExactPairs, Remembered } from './pair-exactly.ts'
import { idHash } from './place-key.ts'

/** The place of a card of the notes. */
export class CardPlace implements Place {
  readonly card: Card
  /** Among all cards. */
  readonly index: number
  readonly locator: Locator

  constructor(card: Card, index: number, locator: Locator) {
    this.card = card
    this.index = index
    this.locator = locator
  }

  get id(): CardId {
    return this.card.id
  }
}

/** The id that each card has from now on: its record's, else its own unless another has it. */
export class RememberedIds {
  readonly #cards: readonly Card[]
  /** Ids other than the cards' own, by index. */
  readonly #others = new Map<number, CardId>()
  #byHash: HashTable | null = null

  constructor(
    cards: readonly Card[],
    open: readonly CardPlace[],
    pairs: readonly Pair<CardPlace>[],
    records: Remembered,
    loose: ReadonlySet<CardId>,
    exact: ExactPairs | null,
  ) {
    this.#cards = cards
    if (exact !== null)
      for (let index = 0; index < cards.length; index += 1) {
        const card = cards[index]
        const record = exact.recordOf[index] ?? -1
        if (record < 0 || card === undefined || hashOf(card) === exact.places.idHash(record)) continue
        this.#others.set(index, exact.places.id(record))
      }
    const paired = new Set<number>()
    const used = new HashTable(open.length)
    const use = (index: number) => used.add(this.#hash(index), index)
    for (const { record, card } of pairs) {
      paired.add(card.index)
      if (record.id !== card.card.id) this.#others.set(card.index, record.id)
      use(card.index)
    }
    const isUsed = (id: CardId, hash: number) => {
      let other = used.first(hash)
      while (other >= 0 && this.id(other) !== id) other = used.next()
      return other >= 0
    }
    const isRemembered = rememberedBy(records)
    for (const { card, index } of open) {
      if (paired.has(index)) continue
      let hash = hashOf(card)
      const isTaken = (id: CardId) => isUsed(id, hash) || (isRemembered(id, hash) && !loose.has(id))
      if (used.first(hash) >= 0 || isRemembered(null, hash)) {
        let own = card.id
        for (let attempt = 1; isTaken(own); attempt += 1) {
          own = mintAnother(card.id, attempt)
          hash = idHash(own)
        }
        if (own !== card.id) this.#others.set(index, own)
      }
      use(index)
    }
  }

  id(index: number): CardId {
    return this.#others.get(index) ?? this.#cards[index]?.id ?? ''
  }

  /** Whether every card has the id that its note gives it. */
  get isAsRead(): boolean {
    return this.#others.size === 0
  }

  /** Whether a card and its parent have the ids that their note gives them. */
  isAsReadAt(index: number, surroundings: Surroundings): boolean {
    return !this.#others.has(index) && !this.#others.has(surroundings.parentOf(index))
  }

  /** The `idHash` of the id that a card's parent has now; 0 without one. */
  parentHash(index: number, surroundings: Surroundings): number {
    const parent = surroundings.parentOf(index)
    return parent < 0 ? idHash(this.#cards[index]?.parent ?? null) : this.#hash(parent)
  }

  /** The card that has an id now; -1 for none. */
  indexOf(id: CardId): number {
    if (this.#byHash === null) {
      this.#byHash = new HashTable(this.#cards.length)
      for (let index = 0; index < this.#cards.length; index += 1) this.#byHash.add(this.#hash(index), index)
    }
    let index = this.#byHash.first(idHash(id))
    while (index >= 0 && this.id(index) !== id) index = this.#byHash.next()
    return index
  }

  #hash(index: number): number {
    const other = this.#others.get(index)
    const card = this.#cards[index]
    return other !== undefined || card === undefined ? idHash(other ?? null) : hashOf(card)
  }
}

/** Whether a card is remembered; without its id, whether one of that hash may be. */
function rememberedBy(records: Remembered): (id: CardId | null, hash: number) => boolean {
  const { kept } = records
  if (kept === null || kept === undefined) return (id) => id === null || records.has(id)
  const changed = new Set(Array.from(kept.changed.keys(), idHash))
  return (id, hash) => (id === null ? changed.has(hash) || kept.places.mayHave(hash) : records.has(id))
}
