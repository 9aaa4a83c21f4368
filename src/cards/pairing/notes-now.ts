import type { Card, CardId } from '../card.ts'
import { CardLocator, type Locator, type Surroundings, sectionHash } from './identity.ts'
import type { LastNote, LastReading, Reading, Stood } from './last-reading.ts'
import { LateCard, pathOf } from './late-card.ts'
import { idHash, placeKey } from './place-key.ts'

/** So many places that are gone are remembered of a note. */
const MOST_GONE = 500

/** The notes that are read now, by their absolute paths, and which of them are as they were when they were last read. */
export class NotesNow {
  readonly last: LastReading | null
  readonly #cards: readonly Card[]
  readonly #surroundings: Surroundings
  readonly #fullPath: (path: string) => string
  readonly #digests = new Map<string, number>()
  #places: Map<string, number[]> | null = null

  constructor(
    cards: readonly Card[],
    fullPath: (path: string) => string,
    surroundings: Surroundings,
    last: LastReading | null,
  ) {
    this.#cards = cards
    this.#fullPath = fullPath
    this.#surroundings = surroundings
    this.last = last
  }

  /** The places of each note's cards among all. */
  get places(): ReadonlyMap<string, readonly number[]> {
    if (this.#places !== null) return this.#places
    this.#places = new Map()
    let shown: string | null = null
    let places: number[] = []
    for (let index = 0; index < this.#cards.length; index += 1) {
      const own = pathOf(this.#cards[index] as Card)
      if (own !== shown) {
        shown = own
        const path = this.#fullPath(own)
        places = this.#places.get(path) ?? []
        this.#places.set(path, places)
      }
      places.push(index)
    }
    return this.#places
  }

  isAsItWas(path: string): boolean {
    return this.last?.notes.get(path)?.digest === this.digestOf(path)
  }

  get areAsTheyWere(): boolean {
    for (const path of this.places.keys()) if (!this.isAsItWas(path)) return false
    return true
  }

  /** See `LastNote`. */
  digestOf(path: string): number {
    const known = this.#digests.get(path)
    if (known !== undefined) return known
    const digest = this.#digest(this.places.get(path) ?? [])
    this.#digests.set(path, digest)
    return digest
  }

  #digest(places: readonly number[]): number {
    let hash = 0x811c9dc5
    const add = (number: number) => {
      hash = Math.imul(hash ^ number, 0x01000193)
      hash ^= hash >>> 15
    }
    for (const place of places) {
      const card = this.#cards[place] as Card
      if (card instanceof LateCard && card.hasOwnId) {
        const { note, place: at } = card
        add(note.idHash(at))
        add(note.keyLow(at))
        add(note.keyHigh(at))
        add(note.sectionHash(at))
      } else {
        const locator = new CardLocator(card, place, '', 0, this.#surroundings)
        for (const number of [idHash(card.id), ...placeKey(locator), sectionHash(locator.section)]) add(number)
      }
    }
    return hash | 0
  }
}

/** What became of the cards. */
export interface Outcome extends Pick<Reading, 'orphaned' | 'found'> {
  isRecorded(id: CardId): boolean
  /** Whether all cards have the ids that their notes give them. */
  readonly areOwn: boolean
  /** By place among all cards: the id that one has now, and where it is. */
  idAt(place: number): CardId
  locatorAt(place: number): Locator
}

/** What is to be kept of this reading. */
export function readingOf(now: NotesNow, outcome: Outcome): Reading {
  const { orphaned, found } = outcome
  const notes = new Map<string, LastNote>()
  for (const [path, places] of now.places) notes.set(path, noteOf(path, places, now, outcome))
  return { notes, orphaned, found }
}

function noteOf(path: string, places: readonly number[], now: NotesNow, outcome: Outcome): LastNote {
  const { found, isRecorded, idAt, locatorAt, areOwn } = outcome
  const before = now.last?.notes.get(path)
  return {
    digest: now.digestOf(path),
    areOwn,
    get ids() {
      return places.map(idAt)
    },
    stood: () => places.map((place) => ({ id: idAt(place), locator: locatorAt(place) })),
    gone: () => {
      if (before === undefined) return []
      const here = new Set(places.map(idAt))
      const stood = now.isAsItWas(path) ? [] : before.stood()
      const isGone = (each: Stood) => !found.has(each) && !isRecorded(each.id) && !here.has(each.id)
      return [...stood, ...before.gone()].filter(isGone).slice(0, MOST_GONE)
    },
  }
}
