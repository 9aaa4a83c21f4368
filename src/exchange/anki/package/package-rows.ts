import { hash } from 'node:crypto'
import type { AnkiCard, AnkiNote, Deck, NoteType, Revlog } from './collection.ts'

/** All that goes into a package. */
export interface PackageRows {
  /** The study day that due dates count from. */
  readonly firstDay: number
  readonly noteTypes: ReadonlyMap<number, NoteType>
  readonly decks: ReadonlyMap<number, Deck>
  readonly notes: readonly AnkiNote[]
  readonly cards: readonly AnkiCard[]
  readonly revlog: readonly Revlog[]
  readonly deckConfigs: Readonly<Record<string, unknown>>
  /** Bytes by the name under which fields link to them. */
  readonly media: ReadonlyMap<string, Uint8Array>
}

const LOWEST = 1_200_000_000_000
const SPAN = 300_000_000_000

/** A number for a name, as Anki's ids are (milliseconds of some day): always the same one. */
export function stableId(kind: string, name: string): number {
  const bytes = hash('sha256', `${kind}\n${name}`, 'buffer')
  return LOWEST + (bytes.readUIntBE(0, 6) % SPAN)
}

/** Gives each wish the next number that is free, so that no two are alike. */
export function freeNumbers(): (wish: number) => number {
  const taken = new Set<number>()
  return (wish) => {
    let free = wish
    while (taken.has(free)) free += 1
    taken.add(free)
    return free
  }
}
