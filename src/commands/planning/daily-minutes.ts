import { weekdayOf } from '../../schedule/day.ts'
import type { WrittenMinutes } from '../../schedule/written/written-weekdays.ts'
import type { KnownInterview } from './known-interviews.ts'

/** Options that say how much time there is each day. */
export interface MinutesOptions {
  readonly minutes?: WrittenMinutes
  /** Weekdays without time, from 0, Sunday. */
  readonly off?: readonly number[]
}

/** An interview with the time for each day that the options name, over what was said of it before. */
export function withDailyMinutes(interview: KnownInterview, { minutes, off }: MinutesOptions): KnownInterview {
  if (minutes === undefined && off === undefined) return interview
  const { minutesPerDay: before, minutesByWeekday: beforeByWeekday, ...rest } = interview
  const minutesPerDay = minutes?.usual ?? before
  const minutesByWeekday = Array.from({ length: 7 }, (_, weekday): number | null => {
    const known = beforeByWeekday?.[weekday] ?? null
    // Days off that are said anew take the place of those said before.
    const kept = off !== undefined && known === 0 ? null : known
    return off?.includes(weekday) ? 0 : (minutes?.byWeekday.get(weekday) ?? kept)
  })
  return {
    ...rest,
    ...(minutesPerDay === undefined ? {} : { minutesPerDay }),
    ...(minutesByWeekday.every((each) => each === null) ? {} : { minutesByWeekday }),
  }
}

/** An interview with so much time a day for once, also where today's weekday has its own. */
export function withMinutesToday(interview: KnownInterview, minutes: number, today: number): KnownInterview {
  return withDailyMinutes(interview, {
    minutes: {
      usual: minutes,
      byWeekday: interview.minutesByWeekday ? new Map([[weekdayOf(today), minutes]]) : new Map(),
    },
  })
}
