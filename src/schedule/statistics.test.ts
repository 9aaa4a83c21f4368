import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reviewSchedule, SEOUL, seoul } from '../../test/support/drill-cards.ts'
import { studyDay } from './day.ts'
import type { Grade } from './grade.ts'
import { DEFAULT_PARAMETERS } from './memory/memory.ts'
import { type PastReview, pastReviews } from './memory/past-review.ts'
import type { Schedule } from './schedule.ts'
import { dayTotals, dueByDay, streakOf, trueRetention } from './statistics.ts'
import { PastTotals } from './totals/past-totals.ts'

const day = (date: string) => studyDay(seoul(`${date}T12:00`), SEOUL)

function review(at: string, grade: Grade, before: Schedule | null, seconds: number | null = 10) {
  const after = reviewSchedule(seoul('2026-12-01T04:00'), 5)
  return pastReviews(SEOUL)({ card: 'c', grade, at: seoul(at), seconds, before, after })
}
const daysOf = (reviews: readonly PastReview[]) => [
  ...PastTotals.of(reviews, { parameters: DEFAULT_PARAMETERS }).days.values(),
]
const reviewed = (last: string, intervalDays: number, overrides: Partial<Schedule> = {}) =>
  reviewSchedule(seoul('2026-11-20T04:00'), intervalDays, { lastReview: seoul(last), ...overrides })

describe('trueRetention', () => {
  it('counts answers past the steps, by young and mature', () => {
    const young = reviewed('2026-11-10T20:00', 20)
    const mature = reviewed('2026-10-10T20:00', 21)
    const { all, ...by } = trueRetention(
      daysOf([
        review('2026-11-20T20:00', 'good', young),
        review('2026-11-20T20:00', 'again', young),
        review('2026-11-20T20:00', 'hard', mature),
        review('2026-11-20T20:00', 'again', null),
        review('2026-11-20T20:00', 'again', { ...young, phase: 'learning' }),
        review('2026-11-20T20:00', 'again', { ...young, phase: 'relearning' }),
      ]),
    )
    expect([all, by.young, by.mature].map(({ answers, recalled }) => [answers, recalled])).toEqual([
      [3, 2],
      [2, 1],
      [1, 1],
    ])
    expect(all.share).toBeCloseTo(2 / 3)
  })

  it('leaves out an answer on the study day of the one before, though midnight is between them', () => {
    const before = reviewed('2026-11-20T23:30', 3)
    expect(trueRetention(daysOf([review('2026-11-21T03:59', 'again', before)])).all.share).toBeNull()
    expect(trueRetention(daysOf([review('2026-11-21T04:00', 'again', before)])).all.share).toBe(0)
  })

  it('gives a range that holds the share, and is the narrower the more answers there are', () => {
    const before = reviewed('2026-11-10T20:00', 5)
    const of = (good: number, again: number) => {
      const answers = (n: number, grade: Grade) =>
        Array.from({ length: n }, () => review('2026-11-20T20:00', grade, before))
      return trueRetention(daysOf([...answers(good, 'good'), ...answers(again, 'again')])).all
    }
    // Wilson's interval for 9 of 10: 0.596 to 0.982.
    expect(of(9, 1).lowest).toBeCloseTo(0.596, 3)
    expect(of(9, 1).highest).toBeCloseTo(0.982, 3)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 40 }), (good, again) => {
        const { share, lowest, highest } = of(good, again)
        const more = of(good * 4, again * 4)
        expect(lowest).toBeGreaterThanOrEqual(-1e-9)
        expect(highest).toBeLessThanOrEqual(1 + 1e-9)
        expect((share ?? -1) >= (lowest ?? 1) - 1e-9 && (share ?? 2) <= (highest ?? 0) + 1e-9).toBe(true)
        expect((more.highest ?? 1) - (more.lowest ?? 0)).toBeLessThan((highest ?? 0) - (lowest ?? 0))
      }),
    )
  })
})

describe('dayTotals', () => {
  it('has every day of the time asked for, and counts by study day', () => {
    const totals = dayTotals(
      daysOf([
        review('2026-11-19T20:00', 'good', null),
        review('2026-11-21T03:00', 'good', null, 30),
        review('2026-11-22T20:00', 'good', reviewed('2026-11-10T20:00', 5), null),
        review('2026-11-22T21:00', 'good', null, 7),
        review('2026-11-23T20:00', 'good', null),
      ]),
      { from: day('2026-11-20'), until: day('2026-11-22') },
    )
    expect(totals).toEqual([
      { day: day('2026-11-20'), reviews: 1, newQuestions: 1, seconds: 30 },
      { day: day('2026-11-21'), reviews: 0, newQuestions: 0, seconds: 0 },
      { day: day('2026-11-22'), reviews: 2, newQuestions: 1, seconds: 7 },
    ])
  })
})

describe('streakOf', () => {
  const of = (dates: readonly string[]) =>
    streakOf(
      dates.map((date) => day(date)),
      day('2026-11-22'),
    )

  it('goes on while today has nothing yet, and ends when yesterday had nothing', () => {
    expect(of([])).toEqual({ current: 0, longest: 0 })
    expect(of(['2026-11-20', '2026-11-21'])).toEqual({ current: 2, longest: 2 })
    expect(of(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-22'])).toEqual({ current: 3, longest: 3 })
    expect(of(['2026-11-10', '2026-11-11', '2026-11-12', '2026-11-20'])).toEqual({ current: 0, longest: 3 })
  })
})

describe('dueByDay', () => {
  it('puts what is late on today, and leaves out what is due later', () => {
    const due = (at: string) => reviewSchedule(seoul(at), 3)
    const schedules = [
      '2026-11-01T04:00',
      '2026-11-23T03:59',
      '2026-11-23T04:00',
      '2026-11-24T04:00',
      '2026-11-25T04:00',
    ]
    expect(dueByDay([...schedules.map(due), null], day('2026-11-22'), 3, SEOUL)).toEqual([
      { day: day('2026-11-22'), due: 2 },
      { day: day('2026-11-23'), due: 1 },
      { day: day('2026-11-24'), due: 1 },
    ])
  })
})
