import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asKept, learnAttendance, type PlannedDay } from './attendance.ts'

/** A Monday. */
const MONDAY = 20_458
/** Days of ten promised minutes from a Monday on; done: minutes by day. */
const days = (done: readonly number[], askedAll = false): PlannedDay[] =>
  done.map((minutes, index) => ({ day: MONDAY + index, promisedSeconds: 600, doneSeconds: minutes * 60, askedAll }))

describe('learnAttendance', () => {
  it('expects nearly all to be done while nothing is known, and all once it was for a week', () => {
    const before = learnAttendance([])(MONDAY)
    expect(before.chance).toBeGreaterThan(0.7)
    expect(before.share).toBeGreaterThan(0.85)
    const after = learnAttendance(days([10, 10, 10, 10, 10, 10, 10]))(MONDAY + 7)
    expect(after.chance).toBeGreaterThan(0.9)
    expect(after.share).toBeCloseTo(1, 1)
  })

  it('learns within a week that half of the minutes are done', () => {
    const { chance, share } = learnAttendance(days([5, 5.5, 4.5, 5, 5, 6]))(MONDAY + 6)
    expect(share).toBeGreaterThan(0.42)
    expect(share).toBeLessThan(0.6)
    expect(chance).toBeGreaterThan(0.9)
  })

  it('follows a habit that changes', () => {
    const { share } = learnAttendance(days([10, 10, 10, 10, 10, 10, 10, 5, 5, 5, 5]))(MONDAY + 11)
    expect(share).toBeLessThan(0.65)
  })

  it('learns that days are skipped, and how many', () => {
    const { chance } = learnAttendance(days([10, 0, 10, 0, 0, 10, 10, 0, 10, 0, 0, 10, 10, 0]))(MONDAY + 14)
    expect(chance).toBeGreaterThan(0.35)
    expect(chance).toBeLessThan(0.65)
  })

  it('tells weekends from working days', () => {
    const on = learnAttendance(days([0, 0, 0, 0, 0, 20, 20, 0, 0, 0, 0, 0, 20, 20]))
    expect(on(MONDAY + 14).chance).toBeLessThan(0.2)
    expect(on(MONDAY + 19).chance).toBeGreaterThan(0.75)
    expect(on(MONDAY + 19).share).toBeGreaterThan(1.6)
  })

  it('takes who did all that there was for one who might have done more', () => {
    const on = learnAttendance(days([3, 3, 3, 3, 3, 3], true))(MONDAY + 6)
    expect(on.share).toBeGreaterThan(0.85)
    expect(learnAttendance(days([0, 0, 0, 0, 0, 0], true))(MONDAY + 6).chance).toBeGreaterThan(0.85)
  })

  it('learns nothing from days on which nothing was promised', () => {
    const off = days([10, 10, 0, 10, 10]).map((each, index) => (index === 2 ? { ...each, promisedSeconds: 0 } : each))
    expect(learnAttendance(off)(MONDAY + 7)).toEqual(learnAttendance(off.filter((_, index) => index !== 2))(MONDAY + 7))
  })

  it('gives a chance and a share that can be, whatever was done', () => {
    const day = fc.record({
      promisedSeconds: fc.integer({ min: 0, max: 10_000 }),
      doneSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100_000 })),
      askedAll: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(day, { maxLength: 60 }), fc.integer({ min: 0, max: 20 }), (past, ahead) => {
        const on = learnAttendance(past.map((each, index) => ({ ...each, day: MONDAY + index })))
        const { chance, share } = on(MONDAY + past.length + ahead)
        expect(chance).toBeGreaterThan(0)
        expect(chance).toBeLessThanOrEqual(1)
        expect(share).toBeGreaterThan(0)
        expect(share).toBeLessThanOrEqual(4)
      }),
    )
  })
})

describe('asKept', () => {
  const plan = {
    interviews: [{ daysLeft: 5, cards: [] }],
    secondsToday: 300,
    secondsPerDay: 600,
    seconds: { firstTime: 40, recalled: 12, forgotten: 47 },
    parameters: [],
  }
  it('leaves of today what is likely to be done beyond what was spent', () => {
    const half = asKept(plan, days([5, 5, 5, 5, 5, 5]), { today: MONDAY + 6, spentSeconds: 300, isThere: false })
    expect(half.secondsToday).toBeLessThan(60)
    expect(half.chanceOn?.(0)).toBe(1)
    expect(half.chanceOn?.(1)).toBeLessThan(1)
    expect(half.secondsOn?.(1)).toBeLessThan(360)
  })
})
