import type { StatsData } from '../terminal/views/planning/stats.ts'
import { mondayOf } from './dates.ts'

const MOST_DAYS = 70

/** Whether days are too many to be drawn one by one. */
export const isByWeek = (days: StatsData['days']): boolean => days.length > MOST_DAYS

/** How long was studied on each day; of a longer time in each week, by its Monday. */
export function timeSpent(days: StatsData['days']): readonly { readonly day: number; readonly seconds: number }[] {
  if (!isByWeek(days)) return days
  const weeks = new Map<number, number>()
  for (const { day, seconds } of days) weeks.set(mondayOf(day), (weeks.get(mondayOf(day)) ?? 0) + seconds)
  return Array.from(weeks, ([day, seconds]) => ({ day, seconds }))
}
