import type { Context, Host } from '../context.ts'
import type { Zone } from '../schedule/day.ts'
import { DEFAULT_SCHEDULER_SETTINGS, type Schedule, type Scheduler } from '../schedule/schedule.ts'
import type { Settings } from '../store/setting.ts'

/** Where and when the user's day turns. */
export const zoneOf = ({ host, settings }: { host: Pick<Host, 'timeZone'>; settings: Settings }): Zone => ({
  timeZone: host.timeZone,
  rolloverHour: settings.rolloverHour,
})

/** FSRS with the user's settings. Loads ts-fsrs: only for commands that schedule. */
export async function loadScheduler(context: Pick<Context, 'host' | 'settings'>): Promise<Scheduler> {
  const { createScheduler } = await import('../schedule/scheduler.ts')
  const { settings } = context
  return createScheduler({
    ...DEFAULT_SCHEDULER_SETTINGS,
    zone: zoneOf(context),
    desiredRetention: settings.desiredRetention,
    maximumIntervalDays: settings.maximumIntervalDays,
    learningStepsMinutes: settings.learningStepsMinutes,
    relearningStepsMinutes: settings.relearningStepsMinutes,
    parameters: settings.weights ?? DEFAULT_SCHEDULER_SETTINGS.parameters,
  })
}

/** Whether a card is to be asked now. A review is due from the start of its study day, a step from its minute. */
export const isDue = ({ due }: Schedule, now: Date): boolean => due <= now
