import type { Store, StoredEvent } from '../store.ts'
import { type Act, undoable } from './history.ts'

const DAY_MS = 86_400_000
const FIRST_DAYS = 5
const LONGEST_DAYS = 4000

/**
 * What the last events tell, without reading all that was ever remembered: `tell` gets the events since some instant, and
 * every undo; null from it means that it needs those before as well. The second argument is that instant; null: all.
 */
export async function fromRecentEvents<Told>(
  store: Pick<Store, 'events' | 'eventsSince'>,
  now: Date,
  tell: (events: readonly StoredEvent[], since: Date | null) => Told | null,
): Promise<Told | null> {
  for (let days = FIRST_DAYS; days < LONGEST_DAYS; days *= 12) {
    const since = new Date(now.getTime() - days * DAY_MS)
    const told = tell(await store.eventsSince(since), since)
    if (told !== null) return told
  }
  return tell(await store.events(), null)
}

/** What `prep undo` would take back, newest first, at most `steps`: see `undoable`. */
export async function lastActs(
  store: Pick<Store, 'events' | 'eventsSince'>,
  now: Date,
  steps: number,
): Promise<readonly Act[]> {
  const acts = await fromRecentEvents(store, now, (events, since) => {
    const found = undoable(events, steps)
    // Undos come whatever their age; between older ones lies what was not read.
    const isEnough = since === null || (found.length >= steps && found.every(({ event }) => event.at >= since))
    return isEnough ? found : null
  })
  return acts ?? []
}
