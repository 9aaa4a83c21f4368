import { weekdayOf } from '../day.ts'
import type { PlannedDay } from './attendance.ts'

/** What the plans asked of a day, and of those after it until the next promise. */
export interface PlanPromise {
  /** The study day on which it was made. */
  readonly day: number
  /** From this study day on, that of the last interview, nothing is promised. */
  readonly until: number
  /** By weekday, from 0, Sunday. */
  readonly secondsByWeekday: readonly number[]
  /** The questions that it is about: those of one of these. */
  readonly about: readonly { readonly decks: readonly string[]; readonly tags: readonly string[] }[]
  /** The share, 0–1, of the questions that was foretold to be recalled at the interviews; null for none planned. */
  readonly ready: number | null
  /** Everything was asked that the plan had for that day. */
  readonly askedAll: boolean
}

/** A day of a promise, with what it foretold. */
export interface PromisedDay extends PlannedDay {
  /** Null where no promise was made that day. */
  readonly ready: number | null
}

/** Days further back than this say nothing of how a plan is kept. */
export const LONGEST_LOOK_BACK_DAYS = 180

/**
 * The days from the first promise to the day before `today`, oldest first, with what was promised and done; at most half a year
 * of them. `promises` in the order in which they were made. A day on which nothing was opened goes by the promise before.
 */
export function promisedDays(
  promises: readonly PlanPromise[],
  today: number,
  doneSeconds: (day: number, about: PlanPromise['about']) => number,
): readonly PromisedDay[] {
  const byDay = new Map<number, PlanPromise>()
  for (const promise of promises) {
    const isAskedAll = byDay.get(promise.day)?.askedAll === true
    byDay.set(promise.day, isAskedAll ? { ...promise, askedAll: true } : promise)
  }
  const first = Math.max(Math.min(...byDay.keys()), today - LONGEST_LOOK_BACK_DAYS)
  let last = [...byDay.values()]
    .filter(({ day }) => day < first)
    .sort((a, b) => a.day - b.day)
    .at(-1)
  const days: PromisedDay[] = []
  for (let day = first; day < today; day++) {
    const own = byDay.get(day)
    last = own ?? last
    if (last === undefined || day >= last.until) continue
    days.push({
      day,
      promisedSeconds: last.secondsByWeekday[weekdayOf(day)] ?? 0,
      doneSeconds: doneSeconds(day, last.about),
      askedAll: own?.askedAll ?? false,
      ready: own?.ready ?? null,
    })
  }
  return days
}
