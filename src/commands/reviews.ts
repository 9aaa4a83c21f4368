import type { Review } from '../schedule/schedule.ts'
import { undoneEvents } from '../store/replay.ts'
import type { Store } from '../store/store.ts'

/** Every review that counts, of all cards, oldest first: not those that were taken back. */
export async function reviewsIn(store: Store): Promise<readonly Review[]> {
  const events = await store.events()
  const undone = undoneEvents(events.filter((event) => event.type === 'undone'))
  return events.flatMap((event) => (event.type === 'reviewed' && !undone.has(event.id) ? [event.review] : []))
}
