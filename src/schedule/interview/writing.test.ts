import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerWritingSeconds, planWriting } from './writing.ts'

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
      fc.property(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 0, max: 60 }), (days, count) => {
        let left = unwritten(count)
        for (let daysLeft = days; daysLeft > 1; daysLeft--) {
          const { today } = planWriting({ interviews: [{ daysLeft, unwritten: left }], writtenToday: 0 })
          left = left.filter(({ id }) => !today.includes(id))
        }
        expect(left).toEqual([])
      }),
    ))

  it('take four minutes each until some were timed, then as long as the middle one', () => {
    expect(answerWritingSeconds([])).toBe(240)
    expect(answerWritingSeconds([60, 90])).toBe(240)
    expect(answerWritingSeconds([60, 600, 90])).toBe(90)
  })
})
