const DAY_MS = 86_400_000

/** The Monday of a study day's week. Day 0, 1970-01-01, was a Thursday. */
export const mondayOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7)

const FORMS = {
  whole: { weekday: 'short', month: 'short', day: 'numeric' },
  full: { year: 'numeric', month: 'long', day: 'numeric' },
  short: { month: 'numeric', day: 'numeric' },
  month: { month: 'short' },
  weekday: { weekday: 'short' },
} as const

const formats = new Map<string, Intl.DateTimeFormat>()

/** A study day as a person writes it. */
export function dateOf(day: number, locale: string, form: keyof typeof FORMS = 'whole'): string {
  const key = `${locale} ${form}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...FORMS[form], timeZone: 'UTC' })
  formats.set(key, format)
  return format.format(new Date(day * DAY_MS))
}

export const monthOf = (day: number, locale: string): string => dateOf(day, locale, 'month')

/** 0 is Monday: day 4 was one. */
export const weekdayOf = (weekday: number, locale: string): string => dateOf(weekday + 4, locale, 'weekday')
