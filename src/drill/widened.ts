import type { CardId } from '../cards/card.ts'
import type { QueueItem } from './queue-item.ts'
import { ask, type Session } from './session.ts'

/** What a drill asks of all questions: see `buildQueue`. */
export interface WholeQueue {
  readonly items: readonly QueueItem[]
  /** Whether there is no room for more new ones today. */
  readonly isFull: boolean
}

/**
 * A session that was begun with the questions of the first notes, once those of all are known: what waits is what `queue` has,
 * without what was asked before, put away, or is asked now. A question that is asked now and has no place in the queue takes that of the last
 * new one, so that a day's limit holds. What is taken back is asked again, and then what came after it. A session that had come
 * to its end asks on; one that was quit stays as it is.
 */
export function widened(session: Session, { items, isFull }: WholeQueue, at: Date): Session {
  if (session.ended === 'quit') return session
  const { current, past } = session
  const isExtra =
    current !== null && current.schedule === null && !items.some(({ card }) => card.id === current.card.id)
  const last = isFull && isExtra ? items.findLastIndex(({ schedule }) => schedule === null) : -1
  const queue = last < 0 ? items : items.toSpliced(last, 1)
  const asked = [...past.map(({ before }) => before.current), current]
  const inWhole = <Some extends Omit<Session, 'past'>>(each: Some, place: number): Some => {
    const later = asked.slice(place + 1).flatMap((item) => item ?? [])
    return { ...each, waiting: notHeld([...later, ...queue], each) }
  }
  const whole: Session = {
    ...inWhole(session, past.length),
    past: past.map(({ before, what }, place) => ({ before: inWhole(before, place), what })),
  }
  return session.ended === null ? whole : ask({ ...whole, ended: null }, at)
}

/** Each question once, without those that a session has in its hands or has done with. */
function notHeld(items: readonly QueueItem[], session: Omit<Session, 'past' | 'waiting'>): readonly QueueItem[] {
  const { current, learning, done, practised, skipped, suspended } = session
  const held = new Set<CardId>([
    ...(current === null ? [] : [current.card.id]),
    ...learning.map(({ card }) => card.id),
    ...[...done, ...practised].map(({ card }) => card),
    ...skipped,
    ...suspended,
  ])
  return items.filter(({ card }) => {
    const isNew = !held.has(card.id)
    held.add(card.id)
    return isNew
  })
}
