import { msOf } from './answer-seconds.ts'
import { startOfStudyDay, studyDay, type Zone } from './day.ts'
import type { PastReview } from './memory/past-review.ts'
import type { Schedule } from './schedule.ts'

/** Below this many answers a share says more about chance than about a person. */
export const FEWEST_TO_TELL = 30

/** A share, and what it may well be: its 95 % interval. All 0–1, null without answers. */
export interface Retention {
  readonly answers: number
  readonly recalled: number
  readonly share: number | null
  readonly lowest: number | null
  readonly highest: number | null
}

/** What was done on a study day. `seconds`: as far as answers were timed. */
export interface DayTotals {
  readonly day: number
  readonly reviews: number
  readonly newQuestions: number
  readonly seconds: number
}

/** Study days in a row. `current` goes on while today has nothing yet. */
export interface Streak {
  readonly current: number
  readonly longest: number
}

/** What the reviews of a study day come to. */
export interface DayTally {
  day: number
  reviews: number
  newQuestions: number
  /** As far as answers were timed; whole milliseconds, so that they come to the same in any order. */
  ms: number
  /** Answers that tested an interval below three weeks, and those of them that were recalled. */
  young: number
  youngRecalled: number
  /** The same from there. */
  mature: number
  matureRecalled: number
  /** Answers of which something was expected: see `Prediction`. */
  foretold: number
}

/** A day without reviews. */
export const emptyDay = (day: number): DayTally => ({
  day,
  reviews: 0,
  newQuestions: 0,
  ms: 0,
  young: 0,
  youngRecalled: 0,
  mature: 0,
  matureRecalled: 0,
  foretold: 0,
})

/** Counts a review into its day. */
export function countInto(total: DayTally, { tested, grade, seconds }: PastReview): void {
  total.reviews += 1
  total.newQuestions += Number(tested === 'new')
  total.ms += msOf(seconds)
  if (tested !== 'young' && tested !== 'mature') return
  total[tested] += 1
  total[`${tested}Recalled`] += Number(grade !== 'again')
}

/**
 * The share recalled of answers to cards past their steps, a day or more after the one before; over all, and by the
 * interval that was being tested: young below three weeks, mature from there.
 */
export function trueRetention(days: readonly DayTally[]): {
  readonly all: Retention
  readonly young: Retention
  readonly mature: Retention
} {
  const sum = (of: keyof DayTally) => days.reduce((total, each) => total + each[of], 0)
  const [young, youngRecalled, mature, matureRecalled] = [
    sum('young'),
    sum('youngRecalled'),
    sum('mature'),
    sum('matureRecalled'),
  ]
  return {
    all: retentionOf(young + mature, youngRecalled + matureRecalled),
    young: retentionOf(young, youngRecalled),
    mature: retentionOf(mature, matureRecalled),
  }
}

/** Wilson's score interval (E. B. Wilson 1927), which holds near 0 and 1 and with few answers. */
function retentionOf(answers: number, recalled: number): Retention {
  if (answers === 0) return { answers, recalled, share: null, lowest: null, highest: null }
  const z = 1.96
  const share = recalled / answers
  const scale = 1 + z ** 2 / answers
  const middle = (share + z ** 2 / (2 * answers)) / scale
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / answers + z ** 2 / (4 * answers ** 2))
  return { answers, recalled, share, lowest: middle - half, highest: middle + half }
}

/** What was done on each study day from `from` to `until`, both included; days with nothing as well. */
export function dayTotals(
  days: Iterable<DayTally>,
  { from, until }: { readonly from: number; readonly until: number },
): readonly DayTotals[] {
  const byDay = new Map(Array.from(days, (each) => [each.day, each]))
  return Array.from({ length: Math.max(0, until - from + 1) }, (_, index) => {
    const { day, reviews, newQuestions, ms } = byDay.get(from + index) ?? emptyDay(from + index)
    return { day, reviews, newQuestions, seconds: ms / 1000 }
  })
}

/** `reviewed`: the study days on which anything was reviewed, in any order and as often as it likes. */
export function streakOf(reviewed: Iterable<number>, today: number): Streak {
  const days = [...new Set(reviewed)].sort((a, b) => a - b)
  let longest = 0
  let running = 0
  let last = Number.NEGATIVE_INFINITY
  for (const day of days) {
    running = day === last + 1 ? running + 1 : 1
    longest = Math.max(longest, running)
    last = day
  }
  return { current: last >= today - 1 ? running : 0, longest }
}

/** How many cards are due on each of the next `days` study days, today first; today takes what is late as well. */
export function dueByDay(
  schedules: Iterable<Schedule | null>,
  today: number,
  days: number,
  zone: Zone,
): readonly { readonly day: number; readonly due: number }[] {
  const counts = Array.from({ length: days }, (_, index) => ({ day: today + index, due: 0 }))
  const endOfToday = startOfStudyDay(today + 1, zone)
  for (const schedule of schedules) {
    if (schedule === null) continue
    const count = counts[schedule.due < endOfToday ? 0 : studyDay(schedule.due, zone) - today]
    if (count !== undefined) count.due++
  }
  return counts
}
