import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reviewSchedule, SEOUL, seoul } from '../../../test/support/drill-cards.ts'
import { historiesOf } from '../../../test/support/learner.ts'
import { calibration, calibrationBins, fitOf, fitOfAlike, historiesIn, predictions } from '../calibration.ts'
import { PastTotals } from '../totals/past-totals.ts'
import type { Prediction } from './learner.ts'
import { DEFAULT_PARAMETERS, memoryModel } from './memory.ts'
import { FEWEST_ANSWERS, optimise } from './optimise.ts'
import { pastReviews } from './past-review.ts'

/** A person who forgets faster than most. */
const FORGETFUL = DEFAULT_PARAMETERS.map((value, index) =>
  index <= 3 ? value * 0.25 : index === 8 ? value - 0.9 : value,
)
const many = historiesOf(FORGETFUL, DEFAULT_PARAMETERS, { cards: 300, days: 200, seed: 5 })
const fitTo = (parameters: readonly number[]) => () => parameters

describe('optimise', () => {
  it('prefers the parameters of the learner, judged by answers that were held back', async () => {
    const result = optimise(many, DEFAULT_PARAMETERS, fitTo(FORGETFUL))
    if (result.kind !== 'compared') throw new Error('too few')
    expect(result.isBetter).toBe(true)
    expect(result.after.logLoss).toBeLessThan(result.before.logLoss)
    expect(result.after.rmse).toBeLessThan(result.before.rmse)
    expect(result.heldBack).toBe(result.answers)
    expect(result.parameters).toBe(FORGETFUL)
  })

  it('does not prefer worse ones, nor the same', async () => {
    expect(optimise(many, FORGETFUL, fitTo(DEFAULT_PARAMETERS))).toMatchObject({ isBetter: false })
    expect(optimise(many, FORGETFUL, fitTo(FORGETFUL))).toMatchObject({ isBetter: false })
  })

  it('holds each question back from one of the fits, which makes of the others what it can', () => {
    const seen: ReadonlySet<unknown>[] = []
    const result = optimise(many, DEFAULT_PARAMETERS, (histories) => {
      seen.push(new Set(histories))
      return FORGETFUL
    })
    for (const history of many) expect(seen.filter((each) => each.has(history))).toHaveLength(seen.length - 1)
    expect(result).toMatchObject({ answers: predictions(many, DEFAULT_PARAMETERS).length })
  })

  it('says so when there are too few answers, and fits nothing', async () => {
    const few = historiesOf(FORGETFUL, DEFAULT_PARAMETERS, { cards: 3, days: 20, seed: 5 })
    const result = optimise(few, DEFAULT_PARAMETERS, () => {
      throw new Error('not to be called')
    })
    expect(result.kind).toBe('tooFew')
    expect(result.answers).toBeLessThan(FEWEST_ANSWERS)
    expect(optimise([], DEFAULT_PARAMETERS, fitTo(FORGETFUL))).toEqual({ kind: 'tooFew', answers: 0 })
  })
})

describe('parameters that are fitted', () => {
  it('lower the log-loss of a forgetful person on answers that were held back', () => {
    const result = optimise(many, DEFAULT_PARAMETERS)
    if (result.kind !== 'compared') throw new Error('too few')
    expect(result.isBetter).toBe(true)
    expect(result.after.logLoss).toBeLessThan(result.before.logLoss)
    expect(() => memoryModel(result.parameters)).not.toThrow()
  })

  it('are not preferred by who is like everybody', () => {
    const usual = historiesOf(DEFAULT_PARAMETERS, DEFAULT_PARAMETERS, { cards: 100, days: 100, seed: 4 })
    expect(optimise(usual, DEFAULT_PARAMETERS)).toMatchObject({ kind: 'compared', isBetter: false })
  })
})

describe('historiesIn', () => {
  const old = reviewSchedule(seoul('2026-03-02T04:00'), 5)
  const review = (card: string, at: string, isNew: boolean) =>
    pastReviews(SEOUL)({ card, grade: 'good', at: seoul(at), seconds: 5, before: isNew ? null : old, after: old })

  it('counts study days between the answers of each card', () => {
    const histories = historiesIn([
      review('a', '2026-03-02T20:00', true),
      review('b', '2026-03-02T20:01', true),
      review('a', '2026-03-03T03:00', false),
      review('a', '2026-03-03T05:00', false),
    ])
    expect(histories.map((history) => history.map(({ elapsedDays }) => elapsedDays))).toEqual([[0, 0, 1], [0]])
  })

  it('gives the same predictions as the reviews themselves, whatever was reset', () => {
    const answer = fc.record({
      card: fc.constantFrom('a', 'b', 'c'),
      days: fc.integer({ min: 0, max: 9 }),
      isNew: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 40 }), (answers) => {
        let day = 0
        const reviews = answers.map(({ card, days, isNew }, index) => {
          day += days
          const at = new Date(seoul('2026-03-02T20:00').getTime() + day * 86_400_000 + index * 1000)
          const grade = index % 4 === 0 ? 'again' : 'good'
          return pastReviews(SEOUL)({ card, grade, at, seconds: 5, before: isNew ? null : old, after: old })
        })
        const rules = { parameters: DEFAULT_PARAMETERS }
        const { alike, parts } = PastTotals.of(reviews, rules).judgedBetween(0, Number.POSITIVE_INFINITY)
        const all = predictions(historiesIn(reviews), DEFAULT_PARAMETERS)
        expect(fitOfAlike(alike)).toEqual(fitOf(all))
        expect(calibrationBins(parts)).toEqual(calibration(all, 20))
      }),
    )
  })

  it('begins anew after a reset, and leaves out what does not begin with a new card', () => {
    const histories = historiesIn([
      review('a', '2026-03-02T20:00', true),
      review('a', '2026-03-05T20:00', true),
      review('b', '2026-03-05T20:00', false),
    ])
    expect(histories.map(({ length }) => length)).toEqual([1])
  })
})

describe('fitOf and calibration', () => {
  const prediction = (expected: number, recalled: boolean): Prediction => ({
    expected,
    recalled,
    elapsedDays: 3,
    answersBefore: 2,
    lapsesBefore: 0,
  })
  const of = (expected: number, recalled: number, forgotten: number) => [
    ...Array.from({ length: recalled }, () => prediction(expected, true)),
    ...Array.from({ length: forgotten }, () => prediction(expected, false)),
  ]

  it('are best when what was expected came', () => {
    const right = fitOf(of(0.9, 90, 10))
    expect(right?.rmse).toBeCloseTo(0, 10)
    expect(right?.logLoss).toBeCloseTo(-0.9 * Math.log(0.9) - 0.1 * Math.log(0.1), 8)
    const wrong = fitOf(of(0.9, 60, 40))
    expect(wrong?.rmse).toBeCloseTo(0.3, 10)
    expect(wrong?.logLoss).toBeGreaterThan(right?.logLoss ?? Number.POSITIVE_INFINITY)
    expect(fitOf([])).toBeNull()
    expect(fitOf([prediction(1, false)])?.logLoss).toBeLessThan(10)
  })

  it('set true recall beside the expected one', () => {
    const tenths = calibration([...of(0.95, 9, 1), ...of(0.72, 2, 2)])
    expect(tenths.map(({ answers }) => answers)).toEqual([4, 10])
    expect(tenths.map(({ recalled }) => recalled)).toEqual([0.5, 0.9])
    expect(tenths.map(({ expected }) => expected.toFixed(2))).toEqual(['0.72', '0.95'])
  })
})
