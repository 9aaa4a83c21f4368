import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerWritingSeconds, planWriting, writingAsSoFar } from './writing.ts'

const unwritten = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({ id: `q${from + index}`, weight: 1 }))

describe('answers to write', () => {
  it('are spread over the days before an interview, but for the last', () => {
    const { today, perDay } = planWriting({ interviews: [{ daysLeft: 7, unwritten: unwritten(12) }], writtenToday: 0 })
    expect({ today, perDay }).toEqual({ today: ['q0', 'q1'], perDay: 2 })
  })

  it('are fewer once some are written today, and none once that is enough', () => {
    const interviews = [{ daysLeft: 7, unwritten: unwritten(11) }]
    expect(planWriting({ interviews, writtenToday: 1 }).today).toHaveLength(1)
    expect(planWriting({ interviews: [{ daysLeft: 7, unwritten: unwritten(10) }], writtenToday: 2 }).today).toEqual([])
  })

  it('come by what matters most, then by what is asked soonest', () => {
    const later = { daysLeft: 20, unwritten: [{ id: 'heavy', weight: 4 }, ...unwritten(2, 10)] }
    const sooner = { daysLeft: 3, unwritten: unwritten(3) }
    expect(planWriting({ interviews: [later, sooner], writtenToday: 0 }).today).toEqual(['heavy', 'q0'])
  })

  it('are all due on the day of the interview, and on the day before', () => {
    for (const daysLeft of [0, 1, 2])
      expect(planWriting({ interviews: [{ daysLeft, unwritten: unwritten(5) }], writtenToday: 0 }).today).toHaveLength(
        5,
      )
  })

  it('are all there in time for whoever writes each day’s', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 30 }),
        fc.integer({ min: 0, max: 60 }),
        fc.infiniteStream(fc.boolean()),
        (days, count, kept) => {
          let left = unwritten(count)
          const isKept = [...kept.take(days)]
          for (let daysLeft = days; daysLeft > 1; daysLeft--) {
            const hasTime = (day: number) => isKept[days - daysLeft + day] ?? true
            const { today } = planWriting({ interviews: [{ daysLeft, unwritten: left }], writtenToday: 0, hasTime })
            left = left.filter(({ id }) => !today.includes(id))
          }
          expect(left).toEqual([])
        },
      ),
    ))

  it('are none on a day off, and more on the others', () => {
    const interviews = [{ daysLeft: 8, unwritten: unwritten(10) }]
    const off = (...days: readonly number[]) =>
      planWriting({ interviews, writtenToday: 0, hasTime: (day) => !days.includes(day) })
    expect(off()).toMatchObject({ today: ['q0', 'q1'], perDay: 2 })
    expect(off(5, 6)).toMatchObject({ today: ['q0', 'q1'], perDay: 2 })
    expect(off(4, 5, 6).today).toHaveLength(3)
    expect(off(0, 6)).toEqual({ today: [], perDay: 2 })
    expect(off(0, 1, 2, 3, 4, 5, 6).today).toHaveLength(10)
    const soon = [{ daysLeft: 1, unwritten: unwritten(3) }, ...interviews]
    expect(planWriting({ interviews: soon, writtenToday: 0, hasTime: (day) => day > 0 }).today.slice(0, 3)).toEqual([
      'q0',
      'q1',
      'q2',
    ])
  })

  it('take four minutes each until some were timed, then as long as the middle one', () => {
    expect(answerWritingSeconds([])).toBe(240)
    expect(answerWritingSeconds([60, 90])).toBe(240)
    expect(answerWritingSeconds([60, 600, 90])).toBe(90)
  })
})

describe('writing as so far', () => {
  const MONDAY = 20_821
  /** By the answers written on each day so far. */
  const asSoFar = (counts: readonly number[]) =>
    writingAsSoFar(
      counts.flatMap((count, day) => Array.from({ length: count }, () => MONDAY + day)),
      { first: MONDAY, today: MONDAY + counts.length, daysLeft: 10 },
    )
  const week = (each: number) => Array.from({ length: 7 }, () => each)

  it('goes on as it went', () => {
    expect(asSoFar([])).toBe(0)
    expect(asSoFar(week(0))).toBe(0)
    expect(asSoFar([3])).toBeGreaterThan(2)
    expect(asSoFar(week(3))).toBeGreaterThan(2.5)
    expect(asSoFar([...week(0), 3, 3, 3])).toBeGreaterThan(2)
  })

  it('knows the days on which nothing is written from the end of it', () => {
    // No Saturdays, and every other day.
    const noSaturdays = [2, 2, 2, 2, 2, 0, 2, 2, 2, 2, 2, 2]
    expect(asSoFar(noSaturdays)).toBeGreaterThan(1.4)
    expect(asSoFar([2, 0, 2, 0, 2, 0, 2, 0])).toBeGreaterThan(0.8)
    expect(asSoFar([...week(3), 0])).toBeGreaterThan(1.5)
    expect(asSoFar([...week(3), 0, 0])).toBeLessThan(1.5)
    expect(asSoFar([...week(3), 0, 0, 0])).toBeLessThan(1)
  })

  it('is never more than on the best day, nor less than nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 20 }), (counts) => {
        const perDay = asSoFar(counts)
        expect(perDay).toBeGreaterThanOrEqual(0)
        expect(perDay).toBeLessThanOrEqual(Math.max(0, ...counts.slice(-14)) + 1e-9)
      }),
    )
  })
})
