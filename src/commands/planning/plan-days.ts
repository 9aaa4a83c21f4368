import type { PlanDay } from '../../terminal/views/planning/plan.ts'

const DAYS_SHOWN_SINGLY = 31
const MOST_ROWS_BETWEEN = 26

/**
 * Days as they are for a month; of a longer time, the first and the last week singly and the weeks between as one row each. Of more
 * than half a year between, each row is as many weeks as it takes to keep to 26 rows.
 */
export function asShown(days: readonly PlanDay[]): readonly PlanDay[] {
  if (days.length <= DAYS_SHOWN_SINGLY) return days
  const middle = days.slice(7, -7)
  const length = 7 * Math.ceil(middle.length / 7 / MOST_ROWS_BETWEEN)
  const spans = Array.from({ length: Math.ceil(middle.length / length) }, (_, index) => {
    const span = middle.slice(index * length, (index + 1) * length)
    const sum = (of: (day: PlanDay) => number) => span.reduce((total, day) => total + of(day), 0)
    return {
      day: span[0]?.day ?? 0,
      days: span.length,
      minutes: sum(({ minutes }) => minutes),
      unseen: sum(({ unseen }) => unseen),
      seen: sum(({ seen }) => seen),
      ready: span.at(-1)?.ready ?? [],
    }
  })
  return [...days.slice(0, 7), ...spans, ...days.slice(-7)]
}
