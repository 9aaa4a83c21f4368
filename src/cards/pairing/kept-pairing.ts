import type { Card, CardId } from '../card.ts'
import { CardIds } from './card-ids.ts'
import { type Locator, plainLocator, Surroundings } from './identity.ts'
import { renameCard } from './late-card.ts'
import type { Pairing } from './pair-cards.ts'
import type { Remembered } from './pair-exactly.ts'
import { locatorAt } from './standing.ts'

/** What a pairing came to beside the cards that were given to it. */
export interface KeptPairing {
  /** Cards under other ids than their notes give them, or their parents, by their places. */
  readonly renamed: readonly (readonly [place: number, id: CardId, parent: CardId | null])[]
  readonly orphaned: readonly CardId[]
}

/** Where a note lies, and a name for all that it was read as; null where it has none. */
export interface StampedNote {
  readonly path: string
  readonly fullPath: string
  readonly cards: number
  readonly stamp: string | null
}

/**
 * All that a pairing follows from but the notes that were not read, as a text: while it is the same, so is what pairing comes to.
 * Null where that cannot be told: a note was read just now, or the records are no kept ones. Grades leave it as it is. `last` is the
 * stamp of the last reading.
 */
export function pairingInputs<Note>(
  notes: readonly Note[],
  records: Remembered,
  { stamped, last }: { readonly stamped: (note: Note) => StampedNote; readonly last: number },
): string | null {
  const { kept } = records
  if (kept === null || kept === undefined) return null
  const lines = [`${kept.places.stamp()} ${last}`]
  for (const note of notes) {
    const { path, fullPath, cards, stamp } = stamped(note)
    if (stamp === null) return null
    lines.push(JSON.stringify([path, fullPath, cards, stamp]))
  }
  const moved: string[] = []
  for (const id of kept.changed.keys()) {
    const place = kept.places.placeOf(id)
    const before = place < 0 ? null : placeText(kept.places.pathPlace(place) < 0 ? null : kept.places.locator(place))
    const now = placeText(records.get(id)?.locator ?? null)
    if (now !== before) moved.push(`${id} ${now}`)
  }
  return [...lines, ...moved.sort()].join('\n')
}

const placeText = (locator: Locator | null): string =>
  locator === null ? 'null' : JSON.stringify(plainLocator(locator, locator.parent))

/** What of a pairing is to be kept; null where it says something that is to be told or remembered once. */
export function keptOf(cards: readonly Card[], pairing: Pairing): KeptPairing | null {
  if (pairing.relinked.length > 0 || pairing.twins.length > 0 || pairing.cards.length !== cards.length) return null
  const renamed: [number, CardId, CardId | null][] = []
  for (const [place, card] of pairing.cards.entries())
    if (card !== cards[place]) renamed.push([place, card.id, card.parent])
  return { renamed, orphaned: pairing.orphaned }
}

/** The pairing of the same cards that was kept; `anew` makes what was not. */
export function pairingAsKept(
  cards: readonly Card[],
  { renamed, orphaned }: KeptPairing,
  { fullPath, anew }: { readonly fullPath: (path: string) => string; readonly anew: () => Pairing },
): Pairing {
  const now = renamed.length === 0 ? cards : [...cards]
  if (now !== cards)
    for (const [place, id, parent] of renamed) (now as Card[])[place] = renameCard(cards[place] as Card, id, parent)
  let whole: Pairing | null = null
  const paired = () => {
    whole ??= anew()
    return whole
  }
  let ids: CardIds | null = null
  const surroundings = new Surroundings(cards)
  return {
    cards: now,
    relinked: [],
    orphaned,
    twins: [],
    get ambiguous() {
      return paired().ambiguous
    },
    reading: () => paired().reading(),
    locators: {
      get: (id) => {
        ids ??= new CardIds(now)
        const place = ids.placeOf(id)
        return locatorAt(cards, place, { parent: now[place]?.parent ?? null, fullPath, surroundings })
      },
    },
  }
}
