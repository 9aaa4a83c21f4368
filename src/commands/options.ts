import { InvalidArgumentError } from 'commander'
import { type LengthUnit, parseLength } from '../schedule/written-lengths.ts'

// What is thrown names a sentence in the messages: `errors`, under `optionWants`.

/** Minutes of a day. */
export function parseMinutes(text: string): number {
  return lengthBetween(text, 'minutes', { least: 1, most: 1440, wants: 'minutes' })
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

/** A length that is a whole number of `unit` within limits; `wants` names the sentence that says them. */
function lengthBetween(
  text: string,
  unit: LengthUnit,
  { least, most, wants }: { readonly least: number; readonly most: number; readonly wants: string },
): number {
  const length = parseLength(text, unit) ?? Number.NaN
  if (!(Number.isInteger(length) && length >= least && length <= most)) throw new InvalidArgumentError(wants)
  return length
}

/** Lines of a note, named one after the other. */
export const collectLine = (text: string, before: readonly number[] = []): readonly number[] => [
  ...before,
  parseCount(text),
]

export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]
