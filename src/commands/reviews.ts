import type { Review } from '../schedule/schedule.ts'
import { undoneEvents } from '../store/replay.ts'
import type { Store, StoredEvent } from '../store/store.ts'

/** Every review that counts, of all cards, oldest first: not those that were taken back. */
export async function reviewsIn(store: Store): Promise<readonly Review[]> {
  return reviewsAmong(await store.events())
}

/** The reviews among these events that count, in their order. */
export function reviewsAmong(events: readonly StoredEvent[]): readonly Review[] {
  const undone = undoneEvents(events.filter((event) => event.type === 'undone'))
  return events.flatMap((event) => (event.type === 'reviewed' && !undone.has(event.id) ? [event.review] : []))
}
