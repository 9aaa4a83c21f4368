import { startOfStudyDay, type Zone } from '../schedule/day.ts'

const DAY_MS = 86_400_000

/** The study day of a date as 2026-11-22; null when it is none. */
export function dayOfDate(date: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null
  const ms = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date ? null : ms / DAY_MS
}

/**
 * The instant of a local time without a zone, as 2026-11-22T20:00:00.123; null when it is none. On days on which clocks
 * are changed it may be off by as much as they are.
 */
export function localInstant(text: string, { timeZone }: Pick<Zone, 'timeZone'>): Date | null {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?$/.exec(text)
  const day = dayOfDate(match?.[1] ?? '')
  if (match === null || day === null) return null
  const [, , hours = '0', minutes = '0', seconds = '0', fraction = '0'] = match
  const ms =
    Number(hours) * 3_600_000 +
    Number(minutes) * 60_000 +
    Number(seconds) * 1000 +
    Math.floor(Number(`0.${fraction}`) * 1000)
  if (ms >= DAY_MS) return null
  return new Date(startOfStudyDay(day, { timeZone, rolloverHour: 0 }).getTime() + ms)
}
