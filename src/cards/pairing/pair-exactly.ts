import type { Card, CardId } from '../card.ts'
import { HashTable } from './hash-table.ts'
import type { Locator } from './identity.ts'
import { LateCard } from './late-card.ts'
import type { KeptPlaces } from './late-locator.ts'

/** What pairing needs of a record. */
interface Located {
  readonly locator: Locator | null
}

/** Records by card; with `kept`, most of them can be paired by numbers alone. */
export interface Remembered extends ReadonlyMap<CardId, Located> {
  /** Where the records were, but for those in `changed`, of which only the map knows. */
  readonly kept?: { readonly places: KeptPlaces; readonly changed: ReadonlyMap<CardId, unknown> } | null
}

/** Which records belong to which cards, by their places. */
export interface ExactPairs {
  readonly places: KeptPlaces
  /** By card: the place of its record, or -1. */
  readonly recordOf: Int32Array
  /** By record: whether it has its card. */
  readonly isPaired: Uint8Array
  /** By record: whether the map knows better. */
  readonly isChanged: Uint8Array
}

const NONE = -1
const SEVERAL = -2

/**
 * Pairs what has neither been edited nor moved, and is the only one of its kind: the same note, question, deck, answer,
 * parent and neighbours. That is what `pairSameQuestion` pairs before anything else; here nothing is read for it. Null
 * where that cannot be told: see `Remembered`, `LateCard`. `fullPath` gives the path that a locator would have.
 */
export function pairExactly(
  cards: readonly Card[],
  { kept }: Remembered,
  fullPath: (path: string) => string,
): ExactPairs | null {
  if (kept === null || kept === undefined) return null
  const { places, changed } = kept
  const isChanged = new Uint8Array(places.size)
  for (const card of changed.keys()) {
    const place = places.placeOf(card)
    if (place >= 0) isChanged[place] = 1
  }
  const table = tableOf(places, isChanged)
  const pathPlaces = new Map(places.paths.map((path, place) => [path, place]))
  const recordOf = new Int32Array(cards.length).fill(NONE)
  const cardOf = new Int32Array(places.size).fill(NONE)
  let path: string | null = null
  let pathPlace = NONE
  for (let index = 0; index < cards.length; index += 1) {
    const card = cards[index]
    if (!(card instanceof LateCard) || !card.hasOwnId) return null
    const { note, place } = card
    if (note.path !== path) {
      path = note.path
      pathPlace = pathPlaces.get(fullPath(path)) ?? NONE
    }
    if (pathPlace === NONE) continue
    const low = note.keyLow(place)
    const high = note.keyHigh(place)
    const isSame = (at: number) =>
      places.keyLow(at) === low && places.keyHigh(at) === high && places.pathPlace(at) === pathPlace
    let record = table.first(low)
    while (record >= 0 && !isSame(record)) record = table.next()
    if (record < 0) continue
    let other = table.next()
    while (other >= 0 && !isSame(other)) other = table.next()
    const first = cardOf[record] ?? NONE
    if (other < 0 && first === NONE) {
      cardOf[record] = index
      recordOf[index] = record
    } else if (first >= 0) {
      // Two cards of one kind: neither can be told from the other here.
      recordOf[first] = NONE
      cardOf[record] = SEVERAL
    }
  }
  const isPaired = Uint8Array.from(cardOf, (index) => (index >= 0 ? 1 : 0))
  return { places, recordOf, isPaired, isChanged }
}

function tableOf(places: KeptPlaces, isChanged: Uint8Array): HashTable {
  const table = new HashTable(places.size)
  for (let place = 0; place < places.size; place += 1) {
    const path = places.paths[places.pathPlace(place)] ?? ''
    if (path !== '' && isChanged[place] === 0) table.add(places.keyLow(place), place)
  }
  return table
}
