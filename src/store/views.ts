import type { CardId } from '../cards/card.ts'
import type { Held } from './checkpoint.ts'
import type { CardRecord } from './store.ts'

/** A map that computes its values from those of another, or of two, without copying either. */
abstract class MapView<Value> implements ReadonlyMap<CardId, Value> {
  abstract get size(): number
  abstract get(card: CardId): Value | undefined
  abstract has(card: CardId): boolean
  abstract keys(): MapIterator<CardId>

  *entries(): MapIterator<[CardId, Value]> {
    for (const card of this.keys()) yield [card, this.get(card) as Value]
  }

  *values(): MapIterator<Value> {
    for (const card of this.keys()) yield this.get(card) as Value
  }

  [Symbol.iterator](): MapIterator<[CardId, Value]> {
    return this.entries()
  }

  forEach(visit: (value: Value, card: CardId, map: ReadonlyMap<CardId, Value>) => void): void {
    for (const [card, value] of this) visit(value, card, this)
  }
}

/** One map over another: what the upper one lacks is the lower one's. */
export class Overlay extends MapView<Held> {
  readonly #base: ReadonlyMap<CardId, Held>
  readonly #changed: ReadonlyMap<CardId, Held>

  constructor(base: ReadonlyMap<CardId, Held>, changed: ReadonlyMap<CardId, Held>) {
    super()
    this.#base = base
    this.#changed = changed
  }

  get size(): number {
    let size = this.#base.size
    for (const card of this.#changed.keys()) if (!this.#base.has(card)) size += 1
    return size
  }

  get(card: CardId): Held | undefined {
    return this.#changed.get(card) ?? this.#base.get(card)
  }

  has(card: CardId): boolean {
    return this.#changed.has(card) || this.#base.has(card)
  }

  *keys(): MapIterator<CardId> {
    yield* this.#base.keys()
    for (const card of this.#changed.keys()) if (!this.#base.has(card)) yield card
  }
}

/** The records in what is held. */
export class RecordsView extends MapView<CardRecord> {
  readonly #held: ReadonlyMap<CardId, Held>

  constructor(held: ReadonlyMap<CardId, Held>) {
    super()
    this.#held = held
  }

  get size(): number {
    return this.#held.size
  }

  get(card: CardId): CardRecord | undefined {
    return this.#held.get(card)?.record
  }

  has(card: CardId): boolean {
    return this.#held.has(card)
  }

  keys(): MapIterator<CardId> {
    return this.#held.keys()
  }
}
