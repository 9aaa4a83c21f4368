import { hash } from 'node:crypto'
import type { CardId } from '../cards/card.ts'
import type { Locator } from '../cards/identity.ts'
import type { Schedule, Scheduler } from '../schedule/schedule.ts'
import { compareEvents, undoneEvents } from '../store/replay.ts'
import type { CardRecord, Change, StoredEvent } from '../store/store.ts'
import { eventId, IMPORT_DEVICE } from '../store/stored.ts'
import { writeSchedule } from '../store/stored-schedule.ts'
import type { ImportedCard, ImportedReview } from './imported.ts'
import { reviewsByCard } from './reviews-by-card.ts'
import { memoryFromSm2 } from './sm2.ts'

const SAME_MS = 1000

/** A card of another program under its id in prep. */
export interface Arrived {
  readonly card: ImportedCard
  readonly id: CardId
  readonly locator: Locator | undefined
  /** Whether it was suspended at the import before. */
  readonly wasSuspended: boolean
}

/** What is remembered so far, and how answers become schedules. */
export interface Memory {
  readonly records: ReadonlyMap<CardId, CardRecord>
  readonly events: readonly StoredEvent[]
  readonly scheduler: Scheduler
  readonly parameters: readonly number[]
  readonly now: Date
}

export interface Brought {
  /** New ones only, with what marks them as one import at the end; none when nothing is new. */
  readonly events: readonly StoredEvent[]
  /** New answers among them. */
  readonly reviews: number
  /** Answers that lie in the future; left out. */
  readonly inFuture: number
}

/**
 * The events that cards of another program bring along: where they are, their answers at the original instants, and the
 * schedule as it stood there. The same card and instant always give the same event, so that what was imported before
 * adds nothing; what was taken back comes again under an id of its own.
 */
export function importEvents(source: string, file: string, arrived: readonly Arrived[], memory: Memory): Brought {
  const undone = undoneEvents(memory.events.filter((event) => event.type === 'undone'))
  const known = new Map(memory.events.map(({ id }) => [id, undone.has(id)]))
  const reviewedHere = reviewsByCard(
    memory.events.flatMap((event) =>
      event.type !== 'reviewed' || event.device === IMPORT_DEVICE || undone.has(event.id) ? [] : [event.review],
    ),
  )
  /** An answer that was given in prep and comes back from the other program, which may have moved it a little. */
  const isFromHere = (id: CardId, { at, grade }: ImportedReview): boolean =>
    reviewedHere.get(id)?.some((own) => own.grade === grade && Math.abs(own.at.getTime() - at.getTime()) < SAME_MS) ===
    true
  const events: StoredEvent[] = []
  let reviews = 0
  let inFuture = 0
  for (const { card, id, locator, wasSuspended } of arrived) {
    const writer = shortMark(JSON.stringify([source, card.key, id]))
    const add = (change: Change, at: Date, name: string, again: 'once' | 'each' = 'once'): void => {
      let next = eventId(IMPORT_DEVICE, writer, name)
      for (let attempt = 1; known.get(next) === true || (again === 'each' && known.has(next)); attempt += 1)
        next = eventId(IMPORT_DEVICE, writer, `${name}u${attempt.toString(36)}`)
      if (known.has(next)) return
      known.set(next, false)
      events.push({ ...change, id: next, at, device: IMPORT_DEVICE })
      if (change.type === 'reviewed') reviews += 1
    }
    const record = memory.records.get(id)
    if (locator !== undefined && (record?.locator ?? null) === null)
      add({ type: 'minted', card: id, locator }, memory.now, 'a', 'each')
    const answers = inTime(card.reviews, memory.now)
    inFuture += card.reviews.length - answers.length
    let schedule: Schedule | null = null
    for (const answer of answers) {
      const { at, grade, seconds } = answer
      const before: Schedule | null = schedule
      schedule = memory.scheduler.next(before, grade, at, id)
      if (isFromHere(id, answer)) continue
      add({ type: 'reviewed', review: { card: id, grade, at, seconds, before, after: schedule } }, at, base36(at))
    }
    // Once answered in prep as well, both histories count together, and the other program's schedule is only half of it.
    const placed = reviewedHere.has(id) ? null : placedSchedule(card, schedule, memory.parameters)
    if (placed !== null && card.schedule !== null) {
      const at = card.schedule.at < memory.now ? card.schedule.at : memory.now
      add({ type: 'placed', card: id, schedule: placed }, at, `z${shortMark(JSON.stringify(writeSchedule(placed)))}`)
    }
    const isSuspended = record?.suspended ?? false
    if (card.suspended && !wasSuspended && !isSuspended) add({ type: 'suspended', card: id }, memory.now, 's', 'each')
    if (!card.suspended && wasSuspended && isSuspended) add({ type: 'resumed', card: id }, memory.now, 'r', 'each')
  }
  if (events.length === 0) return { events, reviews, inFuture }
  const ids = events.map(({ id }) => id)
  const mark = eventId(IMPORT_DEVICE, shortMark(JSON.stringify(ids)), base36(memory.now))
  const whole: StoredEvent = {
    type: 'undone',
    events: [],
    brought: { file, events: ids },
    id: mark,
    at: memory.now,
    device: IMPORT_DEVICE,
  }
  return { events: [...events.sort(compareEvents), whole], reviews, inFuture }
}

/** Each instant once, oldest first. */
function inTime(reviews: readonly ImportedReview[], now: Date): readonly ImportedReview[] {
  const byInstant = new Map(reviews.filter(({ at }) => at <= now).map((review) => [review.at.getTime(), review]))
  return [...byInstant.values()].sort((left, right) => left.at.getTime() - right.at.getTime())
}

/** The other program's schedule with a memory: its own, else that of the answers, else what its interval comes to. */
function placedSchedule(
  { schedule }: ImportedCard,
  answered: Schedule | null,
  parameters: readonly number[],
): Schedule | null {
  if (schedule === null) return null
  const { due, lastReview, phase, step, intervalDays, reps, lapses, memory, ease } = schedule
  const { stability, difficulty } = memory ?? answered ?? memoryFromSm2(intervalDays, ease ?? 2.5, parameters)
  return {
    due,
    stability: Math.min(Math.max(stability, 0.001), 36_500),
    difficulty: Math.min(Math.max(difficulty, 1), 10),
    phase,
    step,
    intervalDays,
    reps,
    lapses,
    lastReview,
  }
}

const base36 = (at: Date): string => Math.max(0, at.getTime()).toString(36)

/** 12 hexadecimal digits: 20,000 cards collide once in three million imports. */
const shortMark = (text: string): string => hash('sha256', text, 'hex').slice(0, 12)
