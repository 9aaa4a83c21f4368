import { InvalidArgumentError } from 'commander'
import { type LengthUnit, parseLength } from '../../schedule/written/written-lengths.ts'
import {
  parseDayMinutes as readDayMinutes,
  parseWeekdays as readWeekdays,
  type WrittenMinutes,
} from '../../schedule/written/written-weekdays.ts'

// What is thrown names a sentence in the messages: `errors`, under `optionWants`.

/** Minutes of a day. */
export function parseMinutes(text: string): number {
  return lengthBetween(text, 'minutes', { least: 1, most: 1440, wants: 'minutes' })
}

/** Minutes a day, those of weekdays that have their own among them; none is a day off. */
export function parseDayMinutes(text: string): WrittenMinutes {
  const written = readDayMinutes(text)
  if (written === null) throw new InvalidArgumentError('dayMinutes')
  const { usual, byWeekday } = written
  for (const minutes of byWeekday.values()) within(minutes, { least: 0, most: 1440, wants: 'dayMinutes' })
  if (usual !== undefined) within(usual, { least: 1, most: 1440, wants: 'dayMinutes' })
  return written
}

/** Weekdays, from 0, Sunday. */
export function parseWeekdays(text: string): readonly number[] {
  const days = readWeekdays(text)
  if (days === null) throw new InvalidArgumentError('weekdays')
  return days
}

/** Seconds for one answer. */
export function parseSeconds(text: string): number {
  return lengthBetween(text, 'seconds', { least: 5, most: 3600, wants: 'seconds' })
}

/** The time for an interview, as 30m, 1시간 30분 or 30, in minutes. */
export function parseSpan(text: string): number {
  return lengthBetween(text, 'minutes', { least: 1, most: 480, wants: 'span' })
}

/** How many days to look at. */
export function parseDays(text: string): number {
  return lengthBetween(text, 'days', { least: 1, most: 3650, wants: 'days' })
}

/** How many days ahead; none is today. */
export function parseDaysAhead(text: string): number {
  return lengthBetween(text, 'days', { least: 0, most: 999_999_999, wants: 'daysAhead' })
}

export function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('count')
  return Number(text)
}

/** A port to listen on; 0: any that is free. */
export function parsePort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError('port')
  return Number(text)
}

interface Limits {
  readonly least: number
  readonly most: number
  /** Names the sentence that says them. */
  readonly wants: string
}

/** A length that is a whole number of `unit` within limits. */
const lengthBetween = (text: string, unit: LengthUnit, limits: Limits): number =>
  within(parseLength(text, unit) ?? Number.NaN, limits)

function within(length: number, { least, most, wants }: Limits): number {
  if (!(Number.isInteger(length) && length >= least && length <= most)) throw new InvalidArgumentError(wants)
  return length
}

/** Lines of a note, named one after the other. */
export const collectLine = (text: string, before: readonly number[] = []): readonly number[] => [
  ...before,
  parseCount(text),
]

/** Names, one after the other; an empty one says that there are none any more. */
export const collectOrNone = (name: string, before: readonly string[] = []): readonly string[] => [...before, name]

/** Names, one after the other. */
export function collect(name: string, before?: readonly string[]): readonly string[] {
  if (name.trim() === '') throw new InvalidArgumentError('name')
  return collectOrNone(name, before)
}
