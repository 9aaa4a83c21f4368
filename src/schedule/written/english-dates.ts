import { casual } from 'chrono-node/en'

const DAY_MS = 86_400_000

/** A day by the days since 1970-01-01, and minutes into it where an hour was named. */
interface EnglishDate {
  readonly day: number
  readonly minutes: number | null
}

/**
 * The day that all of an English text names, seen from a day and minute of a person's calendar; null when it names none, or several,
 * or only a month.
 */
export function readEnglish(text: string, now: { readonly day: number; readonly minutes: number }): EnglishDate | null {
  const today = new Date(now.day * DAY_MS)
  // chrono reckons with the parts of a date in the zone of the process: there it has to be the person's wall clock.
  const reference = new Date(
    today.getUTCFullYear(),
    today.getUTCMonth(),
    today.getUTCDate(),
    Math.floor(now.minutes / 60),
    now.minutes % 60,
  )
  const [found, ...others] = casual.parse(text, reference, { forwardDate: true })
  if (found === undefined || others.length > 0 || found.end != null || found.text.length !== text.length) return null
  const { start } = found
  if (!start.isCertain('day') && !start.isCertain('weekday') && !start.isCertain('hour')) return null
  const day = Date.UTC(start.get('year') ?? 0, (start.get('month') ?? 1) - 1, start.get('day') ?? 1) / DAY_MS
  const minutes = start.isCertain('hour') ? (start.get('hour') ?? 0) * 60 + (start.get('minute') ?? 0) : null
  return { day, minutes }
}
