import type { Card } from '../cards/card.ts'
import type { Schedule } from '../schedule/schedule.ts'

/** Why a card is asked. */
export type Reason = 'learning' | 'due' | 'new' | 'follow-up' | 'unanswered' | 'ahead' | 'cram'

export interface QueueItem {
  readonly card: Card
  readonly schedule: Schedule | null
  readonly reason: Reason
}

/** A card that is asked because the person wants it, due or not. */
export const askedAnyway = (card: Card, schedule: Schedule | null): QueueItem => ({
  card,
  schedule,
  reason: schedule === null ? 'new' : 'ahead',
})

/** A learning card is shown this much before its minute when nothing else is left to ask. */
export const LEARN_AHEAD_MS = 20 * 60_000

/** When an item's card is due; a new one since ever. */
export const dueMs = (item: QueueItem): number => item.schedule?.due.getTime() ?? 0

export function insertByDue(items: readonly QueueItem[], item: QueueItem): readonly QueueItem[] {
  const index = items.findIndex((each) => dueMs(each) > dueMs(item))
  return index < 0 ? [...items, item] : items.toSpliced(index, 0, item)
}
