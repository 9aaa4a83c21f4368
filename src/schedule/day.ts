const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

/** Where and when a person's day turns: an IANA time zone, and the hour, 0–23, until which the night still counts as yesterday. */
export interface Zone {
  readonly timeZone: string
  readonly rolloverHour: number
}

/** The date of a study day, as 2026-11-22. */
export const dateOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/**
 * The study day that an instant belongs to: the days since 1970-01-01 of the local date, or of the day before while
 * the local clock has not yet reached the rollover hour. Never falls as time goes on: when clocks are put back over the
 * rollover hour, the day that has begun goes on.
 * Throws a RangeError for an invalid date, an unknown time zone or a rollover hour that is not one.
 */
export function studyDay(at: Date, zone: Zone): number {
  const atMs = at.getTime()
  if (Number.isNaN(atMs)) throw new RangeError('not a valid instant')
  const offsetMs = offsetAt(atMs, zone.timeZone)
  const day = Math.floor((atMs + offsetMs - rolloverMs(zone)) / DAY_MS)
  // Only clocks that were put back since yesterday can have shown the next day's start already.
  const wasPutBack = offsetAt(atMs - DAY_MS, zone.timeZone) > offsetMs
  return wasPutBack && atMs >= startOfStudyDay(day + 1, zone).getTime() ? day + 1 : day
}

/** 0 is Sunday, as in JavaScript. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** The weekday of a study day. Day 0, 1970-01-01, was a Thursday. */
export const weekdayOf = (day: number): Weekday => ((((day + 4) % 7) + 7) % 7) as Weekday

/**
 * The first instant at which the local clock shows the rollover hour of that day or later: when clocks are put forward
 * over the rollover hour, the moment of that change. A day that a zone left out starts where the next one does.
 * Throws as `studyDay` does.
 */
export function startOfStudyDay(day: number, zone: Zone): Date {
  const wallMs = day * DAY_MS + rolloverMs(zone)
  const { timeZone } = zone
  // Offsets lie between −12 and +14 hours: the instant sought is between these two.
  const earliestMs = wallMs - 15 * HOUR_MS
  const latestMs = wallMs + 13 * HOUR_MS
  const before = offsetAt(earliestMs, timeZone)
  const after = offsetAt(latestMs, timeZone)
  if (before === after) return new Date(wallMs - before)
  if (offsetAt(wallMs - before, timeZone) === before) return new Date(wallMs - before)
  if (offsetAt(wallMs - after, timeZone) === after) return new Date(wallMs - after)
  return new Date(transition(earliestMs, latestMs, before, timeZone))
}

/** The instant at which an offset ends, between one at which it holds and one at which it no longer does. */
function transition(fromMs: number, untilMs: number, offsetMs: number, timeZone: string): number {
  let holds = fromMs
  let ended = untilMs
  while (ended - holds > 1) {
    const middle = Math.floor((holds + ended) / 2)
    if (offsetAt(middle, timeZone) === offsetMs) holds = middle
    else ended = middle
  }
  return ended
}

function rolloverMs({ rolloverHour }: Zone): number {
  if (!Number.isInteger(rolloverHour) || rolloverHour < 0 || rolloverHour > 23)
    throw new RangeError(`not an hour of the day: ${rolloverHour}`)
  return rolloverHour * HOUR_MS
}

/** A zone's offsets, in milliseconds: how they are read at an instant, and those known by UTC day, null where it changes. */
interface Offsets {
  readonly read: (atMs: number) => number
  readonly days: Map<number, number | null>
}

/** Intl takes microseconds, this a few nanoseconds. */
const offsetsByZone = new Map<string, Offsets>()
/** Each review may name one, and to find that out anew takes as long each time. */
const unknownZones = new Set<string>()

/**
 * Takes the offsets of a zone, in milliseconds ahead of UTC, from whoever knows them without Intl, whose first use costs as much as
 * the rest of a small command.
 */
export function knowOffsets(timeZone: string, read: (atMs: number) => number): void {
  if (!offsetsByZone.has(timeZone)) offsetsByZone.set(timeZone, { read, days: new Map() })
}

/** Whether this system knows a time zone of that name. */
export function isTimeZone(name: string): boolean {
  if (unknownZones.has(name)) return false
  try {
    offsetsOf(name)
    return true
  } catch {
    unknownZones.add(name)
    return false
  }
}

/** Date and time on the clocks of a zone, as 2026-11-22 21:10. Throws a RangeError for an unknown time zone. */
export const localTime = (at: Date, timeZone: string): string =>
  new Date(at.getTime() + offsetAt(at.getTime(), timeZone)).toISOString().slice(0, 16).replace('T', ' ')

function offsetsOf(timeZone: string): Offsets {
  const known = offsetsByZone.get(timeZone)
  if (known !== undefined) return known
  const format = wallClock(timeZone)
  const made = { read: (atMs: number) => readOffset(format, atMs), days: new Map() }
  offsetsByZone.set(timeZone, made)
  return made
}

/** How far local clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(atMs: number, timeZone: string): number {
  const { read, days } = offsetsOf(timeZone)
  const utcDay = Math.floor(atMs / DAY_MS)
  let offset = days.get(utcDay)
  if (offset === undefined) {
    const first = read(utcDay * DAY_MS)
    const last = read((utcDay + 1) * DAY_MS - 1000)
    offset = first === last ? first : null
    days.set(utcDay, offset)
  }
  return offset ?? read(atMs)
}

function wallClock(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
}

function readOffset(format: Intl.DateTimeFormat, atMs: number): number {
  const wholeSecondMs = Math.floor(atMs / 1000) * 1000
  const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = (
    format.format(wholeSecondMs).match(/\d+/g) ?? []
  ).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second) - wholeSecondMs
}
