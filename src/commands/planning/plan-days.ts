import type { PlanDay } from '../../terminal/views/planning/plan.ts'

const DAYS_SHOWN_SINGLY = 31

/** Days as they are for a month; of a longer time, the first and the last week singly and the weeks between as one row each. */
export function asShown(days: readonly PlanDay[]): readonly PlanDay[] {
  if (days.length <= DAYS_SHOWN_SINGLY) return days
  const middle = days.slice(7, -7)
  const weeks = Array.from({ length: Math.ceil(middle.length / 7) }, (_, week) => {
    const week7 = middle.slice(week * 7, week * 7 + 7)
    const sum = (of: (day: PlanDay) => number) => week7.reduce((total, day) => total + of(day), 0)
    return {
      day: week7[0]?.day ?? 0,
      days: week7.length,
      minutes: sum(({ minutes }) => minutes),
      unseen: sum(({ unseen }) => unseen),
      seen: sum(({ seen }) => seen),
      ready: week7.at(-1)?.ready ?? [],
    }
  })
  return [...days.slice(0, 7), ...weeks, ...days.slice(-7)]
}
