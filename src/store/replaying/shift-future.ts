import type { CardId } from '../../cards/card.ts'
import { settingsOf } from '../../schedule/review-settings.ts'
import type { Rescheduler } from '../../schedule/schedule.ts'
import { answeredAt } from '../journal/stamp.ts'
import type { CardRecord, EventId, StoredEvent } from '../store.ts'
import { applyEvent, cardOf, isOfCard, NOTHING_REMEMBERED, undoneEvents } from './replay.ts'
import { replay } from './replay-all.ts'

const DAY_MS = 86_400_000

/** A clock may be somewhat wrong; what counts more than a day from now was written under another one. */
export const futureEvents = (events: readonly StoredEvent[], now: Date): readonly StoredEvent[] => {
  const latest = new Date(now.getTime() + DAY_MS)
  const undone = undoneEvents(events.filter((event) => event.type === 'undone'))
  return events.filter(({ id, at, type }) => at > latest && type !== 'undone' && !undone.has(id))
}

/**
 * What takes the events of a device out of the future: one that takes them back, and each of them anew at an instant that can be. A
 * session keeps its times of day and is moved by whole days, to the last day on which it ends before now and before what the device
 * wrote after it under a right clock. `events`: all, those of a journal in its order. None when none lies in the future.
 */
export function shiftFuture(
  events: readonly StoredEvent[],
  { device, now, scheduler, nextId }: { device: string; now: Date; scheduler: Rescheduler; nextId: () => EventId },
): readonly StoredEvent[] {
  const moved = new Set(futureEvents(events, now).filter((event) => event.device === device))
  if (moved.size === 0) return []
  const instants = rightInstants(
    events.filter((event) => event.device === device),
    moved,
    now,
  )
  const records = replay(
    events.filter((event) => !moved.has(event)),
    scheduler,
  )
  const anew = [...moved]
    .sort((one, other) => (instants.get(one.id) ?? 0) - (instants.get(other.id) ?? 0))
    .map((event) => at(event, new Date(instants.get(event.id) ?? now), nextId(), records, scheduler))
  return [{ type: 'undone', events: [...moved].map(({ id }) => id), id: nextId(), at: now, device }, ...anew]
}

/** When each event that lies in the future can have been, in milliseconds. */
function rightInstants(
  own: readonly StoredEvent[],
  moved: ReadonlySet<StoredEvent>,
  now: Date,
): ReadonlyMap<EventId, number> {
  const instants = new Map<EventId, number>()
  const latest = now.getTime() + DAY_MS
  let session: StoredEvent[] = []
  const settle = (end: number): void => {
    const last = Math.max(...session.map(clockOf))
    const days = Math.max(0, Math.ceil((last - end) / DAY_MS))
    for (const event of session) instants.set(event.id, clockOf(event) - days * DAY_MS)
    session = []
  }
  for (const event of own) {
    const clock = clockOf(event)
    const before = session.at(-1)
    if (clock > latest && moved.has(event)) {
      if (before !== undefined && Math.abs(clock - clockOf(before)) > DAY_MS) settle(now.getTime())
      session.push(event)
    } else if (clock <= latest) {
      if (before !== undefined) settle(Math.min(clock, now.getTime()))
      // Written under a right clock, and put behind what was known of its card.
      if (moved.has(event)) instants.set(event.id, clock)
    }
  }
  if (session.length > 0) settle(now.getTime())
  return instants
}

/** What the clock showed: of an answer it is kept as it was. */
const clockOf = (event: StoredEvent): number => (answeredAt(event) ?? event.at).getTime()

function at(
  event: StoredEvent,
  instant: Date,
  id: EventId,
  records: Map<CardId, CardRecord>,
  scheduler: Rescheduler,
): StoredEvent {
  if (!isOfCard(event)) return { ...event, id, at: instant }
  const card = cardOf(event)
  const record = records.get(card) ?? NOTHING_REMEMBERED
  const moved = { ...event, id, at: instant }
  if (moved.type === 'practised') return { ...moved, practice: { ...moved.practice, at: instant } }
  const anew =
    moved.type === 'reviewed' ? { ...moved, review: reviewAt(moved.review, instant, record, scheduler) } : moved
  records.set(card, applyEvent(record, anew, scheduler))
  return anew
}

type Reviewed = Extract<StoredEvent, { type: 'reviewed' }>['review']

function reviewAt(review: Reviewed, instant: Date, { schedule: before }: CardRecord, scheduler: Rescheduler): Reviewed {
  const { grade, card } = review
  return { ...review, at: instant, before, after: scheduler.next(before, grade, instant, card, settingsOf(review)) }
}
