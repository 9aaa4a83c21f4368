import type { CardId } from '../cards/card.ts'
import { passedOnce, type Review } from '../schedule/schedule.ts'
import type { QueueItem } from './queue-item.ts'

/**
 * Where in `waiting` the first question stands that waits for nothing: a new follow-up waits while its parent is here
 * and has not been passed. −1 when all wait. `done` are the answers of this drill.
 */
export function nextAskable(
  waiting: readonly QueueItem[],
  learning: readonly QueueItem[],
  done: readonly Review[],
): number {
  const passed = passedIn(done)
  const open = new Set<CardId>()
  for (const item of [...waiting, ...learning]) if (!isPassed(item, passed)) open.add(item.card.id)
  const index = waiting.findIndex(
    ({ card, schedule }) => schedule !== null || card.parent === null || !open.has(card.parent),
  )
  // Parents that wait for each other in a ring would wait for ever.
  return index < 0 && learning.length === 0 && waiting.length > 0 ? 0 : index
}

/**
 * The new follow-ups in `waiting`, and theirs, of a question that leaves the drill; none when it has been passed, for then
 * they wait no longer.
 */
export function followUpsLeft(
  waiting: readonly QueueItem[],
  leaving: QueueItem,
  done: readonly Review[],
): readonly CardId[] {
  if (isPassed(leaving, passedIn(done))) return []
  const gone = new Set([leaving.card.id])
  const left: CardId[] = []
  for (const { card, schedule } of waiting)
    if (schedule === null && card.parent !== null && gone.has(card.parent)) {
      gone.add(card.id)
      left.push(card.id)
    }
  return left
}

const passedIn = (done: readonly Review[]): ReadonlySet<CardId> =>
  new Set(done.filter(({ grade }) => grade !== 'again').map(({ card }) => card))

const isPassed = ({ card, schedule }: QueueItem, passed: ReadonlySet<CardId>): boolean =>
  passedOnce(schedule) || passed.has(card.id)
