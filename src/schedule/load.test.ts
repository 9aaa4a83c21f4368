import { describe, expect, it } from 'vitest'
import { reviewSchedule, SEOUL, seoul } from '../../test/support/drill-cards.ts'
import { studyDay } from './day.ts'
import { createLoad } from './load.ts'
import { spread } from './spread.ts'

const due = (date: string) => reviewSchedule(seoul(`${date}T04:00`), 5)
const day = (date: string) => studyDay(seoul(`${date}T12:00`), SEOUL)

describe('createLoad', () => {
  it('counts what is due on each study day, but no steps, and follows changes', () => {
    const step = { ...due('2026-03-03'), phase: 'learning' as const }
    const load = createLoad([due('2026-03-03'), due('2026-03-03'), due('2026-03-04'), step, null], SEOUL)
    expect([load.on(day('2026-03-03')), load.on(day('2026-03-04')), load.on(day('2026-03-05'))]).toEqual([2, 1, 0])
    load.move(due('2026-03-03'), due('2026-03-05'))
    load.move(null, due('2026-03-05'))
    load.move(due('2026-03-04'), null)
    expect([load.on(day('2026-03-03')), load.on(day('2026-03-04')), load.on(day('2026-03-05'))]).toEqual([1, 0, 2])
  })

  it('makes easy days look busier than they are', () => {
    // 2026-03-07 and 08 are a Saturday and a Sunday.
    const load = createLoad([], SEOUL, [0, 6])
    const days = ['2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09'].map((date) => load.on(day(date)))
    expect(days.map((cards) => cards > 0)).toEqual([false, true, true, false])
  })
})

describe('spread', () => {
  const range = (seed: string) => ({ shortestDays: 10, longestDays: 16, seed, today: 100 })
  const counts = (load?: (day: number) => number) => {
    const days = new Map<number, number>()
    for (let index = 0; index < 2000; index++) {
      const interval = spread(range(`seed ${index}`), load)
      days.set(interval, (days.get(interval) ?? 0) + 1)
    }
    return days
  }

  it('takes each day of the range about as often as another, without a load', () => {
    const days = counts()
    expect([...days.keys()].sort()).toEqual([10, 11, 12, 13, 14, 15, 16])
    for (const count of days.values()) expect(Math.abs(count - 2000 / 7)).toBeLessThan(80)
    expect(spread(range('x'))).toBe(spread(range('x')))
    expect(spread({ ...range('x'), longestDays: 9 })).toBe(10)
  })

  it('takes quiet days more often, and a day off only when all are', () => {
    const busyOn12 = counts((each) => (each === 112 ? 9 : 4))
    expect(busyOn12.get(12) ?? 0).toBeLessThan((busyOn12.get(13) ?? 0) / 5)
    expect(counts((each) => (each === 113 ? Number.POSITIVE_INFINITY : 1)).has(13)).toBe(false)
    expect(counts(() => Number.POSITIVE_INFINITY).size).toBe(7)
  })

  it('does not take a later day because fewer cards have come there yet', () => {
    const slope = (each: number) => Math.max(0, 60 - (each - 100) * 2)
    expect(spread(range('a'), (each) => slope(each) - (each === 112 ? 4 : 0))).toBe(12)
  })

  it('brings half as much, or less, on easy days', () => {
    const load = createLoad([], SEOUL, [0, 6])
    const weekdays = [0, 0]
    for (let index = 0; index < 3000; index++) {
      const today = day('2026-03-02')
      const chosen = today + spread({ shortestDays: 1, longestDays: 14, seed: `card ${index}`, today }, load.on)
      load.move(null, reviewSchedule(new Date(seoul('2026-03-02T04:00').getTime() + (chosen - today) * 86_400_000), 5))
      const isWeekend = [5, 6, 12, 13].includes(chosen - today)
      weekdays[isWeekend ? 1 : 0] = (weekdays[isWeekend ? 1 : 0] ?? 0) + 1
    }
    const [workdays = 0, weekends = 0] = weekdays
    expect(weekends / 4 / (workdays / 10)).toBeLessThan(0.7)
    expect(weekends).toBeGreaterThan(0)
  })
})
