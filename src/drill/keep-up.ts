import type { Card, CardId } from '../cards/card.ts'
import type { Schedule } from '../schedule/schedule.ts'
import { insertByDue, type QueueItem } from './queue-item.ts'
import { ask, type Session } from './session.ts'

/** The notes and what is remembered, as they are now. */
export interface Present {
  /** Null when no note asks it any more. */
  cardOf(id: CardId): Card | null
  standingOf(id: CardId): { readonly schedule: Schedule | null; readonly suspended: boolean } | undefined
}

/**
 * A session after notes were edited, or questions answered or put away elsewhere: in another window, in the terminal, on another
 * device. What waits has its new text and schedule; what was answered or put away there, or is in no note any more, waits no
 * longer. The current question stays, with its schedule as it is now, so that its answer is not lost; with `movesOn` it gives
 * way, too, as long as its answer does not show.
 */
export function keptUp(session: Session, present: Present, at: Date, movesOn = false): Session {
  if (session.ended === 'quit') return session
  const waiting: QueueItem[] = []
  let learning: readonly QueueItem[] = []
  for (const item of [...session.waiting, ...session.learning]) {
    const now = asNow(item, present, at)
    if (now?.reason === 'learning') learning = insertByDue(learning, now)
    else if (now !== null) waiting.push(now)
  }
  const { current } = session
  const kept = { ...session, waiting, learning }
  if (current === null) return kept
  if (movesOn && !session.revealed && asNow(current, present, at) === null) return ask(kept, at)
  return { ...kept, current: renewed(current, present) }
}

/** A question as it waits now; null for one that waits no longer. */
function asNow(item: QueueItem, present: Present, at: Date): QueueItem | null {
  if (present.cardOf(item.card.id) === null || present.standingOf(item.card.id)?.suspended === true) return null
  const now = renewed(item, present)
  const { schedule } = now
  if (isSame(schedule, item.schedule) || item.reason === 'cram') return now
  if (schedule === null) return { ...now, reason: item.card.parent === null ? 'new' : 'follow-up' }
  if (schedule.phase !== 'review') return { ...now, reason: 'learning' }
  return schedule.due <= at ? { ...now, reason: 'due' } : null
}

function renewed(item: QueueItem, { cardOf, standingOf }: Present): QueueItem {
  const standing = standingOf(item.card.id)
  return { ...item, card: cardOf(item.card.id) ?? item.card, schedule: standing?.schedule ?? null }
}

/** What two answers have in common is neither when the last was given nor how many there were. */
function isSame(one: Schedule | null, other: Schedule | null): boolean {
  if (one === null || other === null) return one === other
  return one.reps === other.reps && one.lastReview.getTime() === other.lastReview.getTime()
}
