import type { CardId } from '../../cards/card.ts'

/** A map by card that computes its values instead of holding them. */
export abstract class MapView<Value> implements ReadonlyMap<CardId, Value> {
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
