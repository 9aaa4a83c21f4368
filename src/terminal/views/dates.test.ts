import { expect, test } from 'vitest'
import { en } from '../../messages/en.ts'
import { ko } from '../../messages/ko.ts'
import { dateOf, shortDate } from './time.ts'

const FORMS = {
  whole: { weekday: 'short', month: 'short', day: 'numeric' },
  short: { month: 'numeric', day: 'numeric' },
  dated: { year: '2-digit', month: 'numeric', day: 'numeric' },
} as const

const DAY_MS = 86_400_000
/** From a leap year before to one after the turn of a century, every 11th day. */
const DAYS = Array.from({ length: 3400 }, (_, index) => index * 11)

test.each([en, ko])('days are written as Intl writes them', ({ drilling: { time } }) => {
  for (const [form, options] of Object.entries(FORMS)) {
    const format = new Intl.DateTimeFormat(time.locale, { ...options, timeZone: 'UTC' })
    for (const day of DAYS)
      expect(dateOf(day, time, form as keyof typeof FORMS)).toBe(format.format(new Date(day * DAY_MS)))
  }
  const weekday = new Intl.DateTimeFormat(time.locale, { weekday: 'short', timeZone: 'UTC' })
  // Day 3 was a Sunday.
  for (let day = 3; day < 10; day += 1) expect(time.dates.weekday(day - 3)).toBe(weekday.format(day * DAY_MS))
})

test.each([en, ko])('a day of another year is written with its year', ({ drilling: { time } }) => {
  const now = new Date(2026, 10, 30, 12)
  const sameYear = new Intl.DateTimeFormat(time.locale, { day: 'numeric', month: 'short' })
  const withYear = new Intl.DateTimeFormat(time.locale, { day: 'numeric', month: 'short', year: 'numeric' })
  for (const day of DAYS.slice(0, 200)) {
    const date = new Date(2026, 0, 1 + day, 12)
    const expected = date.getFullYear() === 2026 ? sameYear : withYear
    expect(shortDate(date, now, time)).toBe(expected.format(date))
  }
})
