import { isTimeZone, type Zone } from '../../schedule/day.ts'
import { DEFAULT_SCHEDULER_SETTINGS, type SchedulerSettings } from '../../schedule/schedule.ts'
import { SETTINGS, USUAL_SETTINGS } from '../settings/setting.ts'

/** As a journal keeps them: the zone, and what is not as usual. */
export type StoredReviewSettings = { readonly zone: string; readonly rolloverHour?: number } & Partial<
  Omit<SchedulerSettings, 'zone'>
>

const NAMES = [
  'desiredRetention',
  'maximumIntervalDays',
  'learningStepsMinutes',
  'relearningStepsMinutes',
  'parameters',
  'fuzz',
] as const satisfies readonly (keyof SchedulerSettings)[]

export function writeReviewSettings(settings: SchedulerSettings): StoredReviewSettings {
  const { timeZone, rolloverHour } = settings.zone
  const unusual = NAMES.filter((name) => !isSame(settings[name], DEFAULT_SCHEDULER_SETTINGS[name]))
  return {
    zone: timeZone,
    ...(rolloverHour === USUAL_SETTINGS.rolloverHour ? {} : { rolloverHour }),
    ...Object.fromEntries(unusual.map((name) => [name, settings[name]])),
  }
}

/** Null for what no prep can have written: such a review is as one without. */
export function readReviewSettings(value: unknown): SchedulerSettings | null {
  if (typeof value !== 'object' || value === null) return null
  const { zone: timeZone, rolloverHour = USUAL_SETTINGS.rolloverHour, ...others } = value as Record<string, unknown>
  const given = { ...DEFAULT_SCHEDULER_SETTINGS, ...pick(others), zone: { timeZone, rolloverHour } as Zone }
  return isValid(given) ? given : null
}

const pick = (values: Readonly<Record<string, unknown>>): Partial<SchedulerSettings> =>
  Object.fromEntries(NAMES.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])))

const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right)

function isValid(settings: SchedulerSettings): boolean {
  return (
    isZone(settings.zone.timeZone) &&
    SETTINGS.rolloverHour.isValid(settings.zone.rolloverHour) &&
    SETTINGS.desiredRetention.isValid(settings.desiredRetention) &&
    SETTINGS.maximumIntervalDays.isValid(settings.maximumIntervalDays) &&
    SETTINGS.learningStepsMinutes.isValid(settings.learningStepsMinutes) &&
    SETTINGS.relearningStepsMinutes.isValid(settings.relearningStepsMinutes) &&
    SETTINGS.weights.isValid(settings.parameters) &&
    settings.parameters !== null &&
    typeof settings.fuzz === 'boolean'
  )
}

/** Whether this system knows the time zone. */
const isZone = (name: unknown): boolean => typeof name === 'string' && isTimeZone(name)
