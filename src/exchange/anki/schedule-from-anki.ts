import { startOfStudyDay, studyDay, type Zone } from '../../schedule/day.ts'
import { GRADES } from '../../schedule/grade.ts'
import type { ImportedReview, ImportedSchedule } from '../imported.ts'
import type { AnkiCard, Collection, Revlog } from './package/collection.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const NEW = 0
const LEARNING = 1
const REVIEW = 2
const RELEARNING = 3
/** In the queue of cards that are in their steps today, `due` is an instant; in the others a day. */
const IN_SECONDS = 1
const FILTERED = 3
const BY_HAND = 4
/** A `due` above this is an instant in seconds whatever its queue says (suspended and buried cards keep it). */
const INSTANT = 1_000_000_000
const LARGEST_DAYS = 100_000

/**
 * The answers that count of those in the log: graded ones, since the card was last forgotten by hand. Answers in a
 * filtered deck that changed no schedule do not count, as for Anki's own FSRS. None for a card that is new.
 */
export function reviewsFrom(card: AnkiCard, log: readonly Revlog[]): readonly ImportedReview[] {
  if (card.type === NEW) return []
  const forgotten = log.filter(({ type, ease, factor }) => type === BY_HAND && ease === 0 && factor === 0)
  const since = Math.max(0, ...forgotten.map(({ id }) => id))
  return log.flatMap(({ id, ease, factor, time, type }): ImportedReview[] => {
    const grade = GRADES[ease - 1]
    const isPreview = type === FILTERED && factor === 0
    const at = new Date(id)
    if (grade === undefined || isPreview || type > FILTERED || id <= since || id <= 0 || Number.isNaN(at.getTime()))
      return []
    return [{ at, grade, seconds: time > 0 && time < DAY_MS ? time / SECOND_MS : null }]
  })
}

/** Where a card stands, null for a new one. `firstDay`: the study day that `due` counts from; see `dayZero`. */
export function scheduleFrom(
  card: AnkiCard,
  log: readonly Revlog[],
  firstDay: number,
  zone: Zone,
): ImportedSchedule | null {
  const { type, queue, mod, ivl, reps, lapses, left } = card
  if (type !== LEARNING && type !== REVIEW && type !== RELEARNING) return null
  // In a filtered deck, `due` is that deck's and `odue` its own.
  const due = card.odid !== 0 && card.odue !== 0 ? card.odue : card.due
  const isInstant = due > INSTANT || (queue === IN_SECONDS && type !== REVIEW)
  const dueDay = firstDay + due
  if (!isInstant && Math.abs(due) > LARGEST_DAYS) return null
  const dueAt = isInstant ? new Date(due * SECOND_MS) : startOfStudyDay(dueDay, zone)
  const intervalDays = type === REVIEW ? Math.min(Math.max(0, ivl), LARGEST_DAYS) : 0
  const data = dataOf(card.data)
  const answered = Math.max(0, ...log.filter(({ ease }) => ease > 0).map(({ id }) => id))
  const lastMs =
    data.lrt !== null ? data.lrt * SECOND_MS : answered > 0 ? answered : dueAt.getTime() - intervalDays * DAY_MS
  const lastReview = new Date(Math.max(answered, lastMs))
  if (Number.isNaN(dueAt.getTime()) || Number.isNaN(lastReview.getTime())) return null
  return {
    due: dueAt,
    lastReview,
    at: new Date(Math.max(lastReview.getTime(), mod * SECOND_MS)),
    phase: type === REVIEW ? 'review' : type === LEARNING ? 'learning' : 'relearning',
    // Anki counts the steps that are left, prep those that are done; two steps are usual in both.
    step: type === LEARNING && left % 1000 < 2 ? 1 : 0,
    intervalDays,
    reps: Math.max(0, reps),
    lapses: Math.max(0, lapses),
    memory: data.memory,
    ease: card.factor >= 1300 ? card.factor / 1000 : null,
  }
}

/** The study day from which a collection counts: the local date of its first instant, by its own clock where it says. */
export function dayZero({ crt, creationOffset }: Pick<Collection, 'crt' | 'creationOffset'>, zone: Zone): number {
  if (creationOffset !== null) return Math.floor((crt * SECOND_MS - creationOffset * MINUTE_MS) / DAY_MS)
  return studyDay(new Date(crt * SECOND_MS), { ...zone, rolloverHour: 0 })
}

/** FSRS's state in Anki's JSON: `s` days, `d` 1–10, `lrt` seconds. */
function dataOf(text: string): {
  readonly memory: { readonly stability: number; readonly difficulty: number } | null
  readonly lrt: number | null
} {
  let value: { s?: unknown; d?: unknown; lrt?: unknown } = {}
  try {
    value = Object(JSON.parse(text || '{}'))
  } catch {
    // Older add-ons have written other things here.
  }
  const { s, d, lrt } = value
  const isState = typeof s === 'number' && s > 0 && typeof d === 'number' && d >= 1 && d <= 10
  return {
    memory: isState ? { stability: s, difficulty: d } : null,
    lrt: typeof lrt === 'number' && lrt > 0 ? lrt : null,
  }
}
