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

/** Minutes of a day. */
export function parseMinutes(text: string): number {
  return between(text, 1, 1440, 'minutes')
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
