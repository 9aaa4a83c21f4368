import { DEFAULT_SCHEDULER_SETTINGS, type Review, type SchedulerSettings } from './schedule.ts'

/**
 * What decided a review's outcome: as it says itself; else the usual settings, in a zone whose day turns where the day of a due
 * date in it began. They follow from the review alone, so that every device comes to the same.
 */
export function settingsOf({
  settings,
  before,
  after,
}: Pick<Review, 'settings' | 'before' | 'after'>): SchedulerSettings {
  if (settings !== undefined) return settings
  const due = [after, before].find((schedule) => schedule?.phase === 'review')?.due
  return { ...DEFAULT_SCHEDULER_SETTINGS, zone: { timeZone: 'UTC', rolloverHour: due?.getUTCHours() ?? 0 } }
}
