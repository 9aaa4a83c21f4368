import { InvalidArgumentError } from 'commander'

/** An instant given on the command line: a date, or a date and time; without a zone it is local. */
export function parseInstant(text: string): Date {
  const dateOnly = /^\d{4}-\d{2}-\d{2}$/.test(text)
  const instant = new Date(dateOnly ? `${text}T00:00:00` : text)
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(instant.getTime()))
    throw new InvalidArgumentError('Write it as 2026-11-22 or 2026-11-22T21:00.')
  return instant
}

export function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number, 0 or more.')
  return Number(text)
}

export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]
