import type { Card, CardId } from '../cards/card.ts'
import { startOfStudyDay, studyDay, type Zone } from '../schedule/day.ts'
import type { Schedule } from '../schedule/schedule.ts'
import type { Standing } from './queue.ts'
import { dueMs, LEARN_AHEAD_MS, type QueueItem, type Reason } from './queue-item.ts'

/**
 * The queue of a plan: steps whose minute has come or comes within 20 minutes, then the planned cards in their order
 * (`planned`; those not among `cards`, or suspended, are passed over).
 */
export function plannedQueue(
  cards: readonly Card[],
  standings: ReadonlyMap<CardId, Standing>,
  planned: readonly CardId[],
  { now, zone }: { readonly now: Date; readonly zone: Zone },
): readonly QueueItem[] {
  const byId = new Map(cards.map((card) => [card.id, card]))
  const endOfToday = startOfStudyDay(studyDay(now, zone) + 1, zone)
  const open = (card: Card): QueueItem[] => {
    const { schedule, suspended } = standings.get(card.id) ?? { schedule: null, suspended: false }
    return suspended ? [] : [{ card, schedule, reason: reasonOf(card, schedule, endOfToday) }]
  }
  const steps = cards
    .flatMap(open)
    .filter((item) => item.reason === 'learning' && dueMs(item) <= now.getTime() + LEARN_AHEAD_MS)
    .sort((a, b) => dueMs(a) - dueMs(b))
  const inSteps = new Set(steps.map(({ card }) => card.id))
  const rest = planned.flatMap((id) => {
    const card = byId.get(id)
    return card === undefined || inSteps.has(id) ? [] : open(card)
  })
  return [...steps, ...rest]
}

function reasonOf(card: Card, schedule: Schedule | null, endOfToday: Date): Reason {
  if (schedule === null) return card.status === 'unanswered' ? 'unanswered' : card.parent === null ? 'new' : 'follow-up'
  if (schedule.phase !== 'review') return 'learning'
  return schedule.due < endOfToday ? 'due' : 'ahead'
}
