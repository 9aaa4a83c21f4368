import type { CardId } from '../../cards/card.ts'
import type { Twins } from '../../cards/pairing/twins.ts'
import type { Store, StoredEvent } from '../store.ts'
import { joinedEvent } from './joins.ts'

/**
 * Counts together what two devices have reviewed apart; gives the cards that this was done for. Records that one and the same
 * device began are of two questions, unless both were last seen in one place; what was taken back once is not done again.
 * Rejects as `Store.add` does.
 */
export async function joinTwins(store: Store, twins: readonly Twins[], at: Date): Promise<readonly CardId[]> {
  if (twins.length === 0) return []
  const events = await store.events()
  const known = new Set(events.map(({ id }) => id))
  const devices = devicesThatMinted(events)
  const joins = twins
    .filter(({ card, other, isSamePlace }) => isSamePlace || areApart(devices.get(card), devices.get(other)))
    .map((each) => joinedEvent(each, at))
    .filter(({ id }) => !known.has(id))
  if (joins.length > 0) await store.add(joins)
  return joins.map(({ card }) => card)
}

function devicesThatMinted(events: readonly StoredEvent[]): ReadonlyMap<CardId, ReadonlySet<string>> {
  const devices = new Map<CardId, Set<string>>()
  for (const event of events)
    if (event.type === 'minted') devices.set(event.card, (devices.get(event.card) ?? new Set()).add(event.device))
  return devices
}

const areApart = (some: ReadonlySet<string> = new Set(), others: ReadonlySet<string> = new Set()): boolean =>
  some.size > 0 && others.size > 0 && ![...some].some((device) => others.has(device))
