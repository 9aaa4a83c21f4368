import { InvalidArgumentError } from 'commander'

// What is thrown names a sentence in the messages: `errors`, under `optionWants`.

/** An instant given on the command line: a date, or a date and time; without a zone it is local. */
export function parseInstant(text: string): Date {
  const dateOnly = /^\d{4}-\d{2}-\d{2}$/.test(text)
  const instant = new Date(dateOnly ? `${text}T00:00:00` : text)
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(instant.getTime())) throw new InvalidArgumentError('instant')
  return instant
}

/** A day given on the command line, as 2026-12-01. */
export function parseDate(text: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN)
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) throw new InvalidArgumentError('date')
  return text
}

/** A day, or a day and an hour, given on the command line, as 2026-12-01 or 2026-12-01 14:00. */
export function parseDateAndTime(text: string): string {
  const [date = '', time, more] = text.trim().split(/[ T]+/)
  if (more !== undefined || (time !== undefined && !/^([01]?\d|2[0-3]):[0-5]\d$/.test(time)))
    throw new InvalidArgumentError('date')
  return time === undefined ? parseDate(date) : `${parseDate(date)} ${time.padStart(5, '0')}`
}

/** Minutes of a day. */
export function parseMinutes(text: string): number {
  return between(text, 1, 1440, 'minutes')
}

/** Minutes a day, and those of weekdays that have their own; weekdays from 0, Sunday. */
export interface DayMinutes {
  readonly usual?: number
  readonly byWeekday: ReadonlyMap<number, number>
}

/** Minutes a day, as `20`, `mon=5,sat=30` or `20,sat=0`; what is said again takes the place of what was said before. */
export function parseDayMinutes(text: string): DayMinutes {
  const byWeekday = new Map<number, number>()
  let usual: number | undefined
  for (const part of text.split(/[,\s]+/).filter((each) => each !== '')) {
    const [days, minutes, more] = part.split('=')
    if (more !== undefined) throw new InvalidArgumentError('dayMinutes')
    if (minutes === undefined) usual = parseMinutes(part)
    else for (const weekday of weekdaysOf(days ?? '')) byWeekday.set(weekday, between(minutes, 0, 1440, 'dayMinutes'))
  }
  if (usual === undefined && byWeekday.size === 0) throw new InvalidArgumentError('minutes')
  return { ...(usual === undefined ? {} : { usual }), byWeekday }
}

/** Weekdays from 0, Sunday, as `sat,sun`, `weekends` or `토,일`; `none` or nothing for none. */
export function parseWeekdays(text: string): readonly number[] {
  const words = text.split(/[,\s]+/).filter((each) => each !== '')
  if (words.length === 1 && NO_DAYS.includes((words[0] as string).toLowerCase())) return []
  return [...new Set(words.flatMap(weekdaysOf))]
}

const NO_DAYS = ['none', '없음']
const WEEKDAY_NAMES = [
  ['sun', 'sunday', '일', '일요일'],
  ['mon', 'monday', '월', '월요일'],
  ['tue', 'tues', 'tuesday', '화', '화요일'],
  ['wed', 'wednesday', '수', '수요일'],
  ['thu', 'thur', 'thurs', 'thursday', '목', '목요일'],
  ['fri', 'friday', '금', '금요일'],
  ['sat', 'saturday', '토', '토요일'],
]
const SEVERAL_DAYS: Readonly<Record<string, readonly number[]>> = {
  weekend: [6, 0],
  weekends: [6, 0],
  주말: [6, 0],
  weekday: [1, 2, 3, 4, 5],
  weekdays: [1, 2, 3, 4, 5],
  평일: [1, 2, 3, 4, 5],
}

function weekdaysOf(word: string): readonly number[] {
  const name = word.normalize('NFC').toLowerCase()
  if (Object.hasOwn(SEVERAL_DAYS, name)) return SEVERAL_DAYS[name] as readonly number[]
  const weekday = WEEKDAY_NAMES.findIndex((names) => names.includes(name))
  if (weekday < 0) throw new InvalidArgumentError('weekdays')
  return [weekday]
}

/** Seconds for one answer. */
export function parseSeconds(text: string): number {
  return between(text, 5, 3600, 'seconds')
}

/** The time for an interview, as 30m, 90m, 1h or 30, in minutes. */
export function parseSpan(text: string): number {
  const [, number, unit] = /^(\d{1,4})\s*(m|min|h)?$/i.exec(text) ?? []
  const minutes = Number(number) * (unit?.toLowerCase() === 'h' ? 60 : 1)
  if (!(minutes >= 1 && minutes <= 480)) throw new InvalidArgumentError('span')
  return minutes
}

/** How many days to look at. */
export function parseDays(text: string): number {
  return between(text, 1, 3650, 'days')
}

export function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('count')
  return Number(text)
}

/** A whole number within limits; `wants` names the sentence that says them. */
function between(text: string, least: number, most: number, wants: string): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (!(number >= least && number <= most)) throw new InvalidArgumentError(wants)
  return number
}

/** Lines of a note, named one after the other. */
export const collectLine = (text: string, before: readonly number[] = []): readonly number[] => [
  ...before,
  parseCount(text),
]

export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]
