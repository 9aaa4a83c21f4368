import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { historiesOf } from '../../../test/support/learner.ts'
import { fitOf, type History, predictions } from '../calibration.ts'
import { GRADES } from '../grade.ts'
import { fitMemory, LIKE_EVERYBODY } from './fit-memory.ts'
import { DEFAULT_PARAMETERS, memoryModel } from './memory.ts'
import { MemorySlopes } from './memory-slopes.ts'

const histories = fc.array(
  fc.record({ grade: fc.constantFrom(...GRADES), elapsedDays: fc.integer({ min: 0, max: 40 }) }),
  { minLength: 1, maxLength: 8 },
)
/** Parameters somewhere about everybody's. */
const parameters = fc
  .array(fc.double({ min: 0.7, max: 1.4, noNaN: true }), { minLength: 21, maxLength: 21 })
  .map((factors) => DEFAULT_PARAMETERS.map((value, index) => value * (factors[index] as number)))

function play(history: readonly { grade: (typeof GRADES)[number]; elapsedDays: number }[], w: readonly number[]) {
  const slopes = new MemorySlopes(w)
  for (const [index, { grade, elapsedDays }] of history.entries()) {
    if (index === 0) slopes.begin(grade)
    else {
      if (elapsedDays > 0) slopes.recallAfter(elapsedDays)
      slopes.answer(grade, elapsedDays)
    }
  }
  slopes.recallAfter(5)
  return slopes
}

describe('MemorySlopes', () => {
  it('has the memory that FSRS has', () => {
    fc.assert(
      fc.property(histories, parameters, (history, w) => {
        const model = memoryModel(w)
        const [first, ...others] = history
        let memory = model.next(null, 0, first?.grade ?? 'good')
        for (const { grade, elapsedDays } of others) memory = model.next(memory, elapsedDays, grade)
        const slopes = play(history, w)
        expect(slopes.stability / memory.stability).toBeCloseTo(1, 6)
        expect(slopes.difficulty).toBeCloseTo(memory.difficulty, 8)
        expect(slopes.recall).toBeCloseTo(model.recall(5, memory.stability), 8)
      }),
    )
  })

  it('tells how recall changes with each parameter', () => {
    fc.assert(
      fc.property(histories, parameters, fc.integer({ min: 0, max: 20 }), (history, w, index) => {
        const value = w[index] as number
        const step = 1e-6 * Math.max(1e-3, value)
        const recallAt = (changed: number) => play(history, w.with(index, changed)).recall
        const [lower, middle, upper] = [value - step, value, value + step].map(recallAt) as [number, number, number]
        const [before, after] = [(middle - lower) / step, (upper - middle) / step]
        // Where the equations have a corner, there are two slopes; either will do.
        fc.pre(Math.abs(after - before) <= 1e-3 * (Math.abs(after) + 1e-2))
        const slope = play(history, w).recallSlopes[index] as number
        expect(Math.abs(slope - (upper - lower) / (2 * step))).toBeLessThan(1e-3 * (Math.abs(slope) + 1e-2))
      }),
    )
  })
})

/** People: what is different of them, by the index of the parameter. */
const LEARNERS: readonly Readonly<Record<number, number>>[] = [
  {},
  { 0: 0.1, 1: 0.6, 2: 1.1, 3: 4 },
  { 0: 0.06, 1: 0.4, 2: 0.7, 3: 2.5, 8: 0.97 },
  { 0: 0.6, 1: 4, 2: 7, 3: 25, 8: 2.4 },
  { 8: 1.2, 9: 0.3 },
  { 20: 0.4 },
  { 6: 1.5, 11: 0.9, 14: 1 },
  { 10: 1.4, 15: 0.3, 16: 3 },
  { 0: 1, 1: 1.2, 2: 1.4, 3: 1.6 },
  { 4: 8, 5: 0.4, 8: 2.2, 20: 0.12 },
]
const truthOf = (differences: Readonly<Record<number, number>>) =>
  DEFAULT_PARAMETERS.map((value, index) => differences[index] ?? value)

/** Log-loss of parameters on answers of the same person that nothing was fitted to. */
const lossOn = (all: readonly History[], w: readonly number[]) => fitOf(predictions(all, w))?.logLoss ?? Number.NaN

describe('fitMemory', () => {
  it('leaves everybody’s parameters to who has answered nothing yet', () => {
    const { parameters: fitted, answers } = fitMemory([])
    expect(answers).toBe(0)
    for (const [index, value] of fitted.entries()) expect(value).toBeCloseTo(DEFAULT_PARAMETERS[index] as number, 10)
  })

  it.each(LEARNERS.map((learner, index) => [index, learner] as const))(
    'foretells learner %i better than everybody’s parameters do, or as well',
    (index, learner) => {
      const truth = truthOf(learner)
      const unseen = historiesOf(truth, DEFAULT_PARAMETERS, { cards: 400, days: 200, seed: 100 + index })
      const everybody = lossOn(unseen, DEFAULT_PARAMETERS)
      for (const [cards, days] of [
        [20, 75],
        [120, 120],
        [300, 200],
      ] as const) {
        const { parameters: w } = fitMemory(historiesOf(truth, DEFAULT_PARAMETERS, { cards, days, seed: 7 + index }))
        expect(lossOn(unseen, w)).toBeLessThan(everybody + 0.001)
      }
    },
  )

  it('foretells by few answers better than everybody’s parameters do, over all these people', () => {
    let [fitted, everybody] = [0, 0]
    for (const [index, learner] of LEARNERS.entries()) {
      const truth = truthOf(learner)
      const unseen = historiesOf(truth, DEFAULT_PARAMETERS, { cards: 150, days: 150, seed: 999 + index })
      for (const [cards, days] of [
        [20, 40],
        [60, 60],
        [120, 90],
      ] as const) {
        const own = historiesOf(truth, DEFAULT_PARAMETERS, { cards, days, seed: 31 + index })
        fitted += lossOn(unseen, fitMemory(own, LIKE_EVERYBODY.forecast).parameters) / 30
        everybody += lossOn(unseen, DEFAULT_PARAMETERS) / 30
      }
    }
    expect(everybody - fitted).toBeGreaterThan(0.0015)
  })

  // Loss on the same answers of the parameters that fsrs-browser 5.2.0 (fsrs-rs, as WebAssembly) fits to the same histories.
  const THEIRS = [0.3257, 0.354, 0.478, 0.2594, 0.4207, 0.3442, 0.3158, 0.2591, 0.311, 0.3615]
  it('foretells as well as the optimiser of the FSRS projects, or better, at least half of the learners', () => {
    const losses = LEARNERS.map((learner, index) => {
      const truth = truthOf(learner)
      const unseen = historiesOf(truth, DEFAULT_PARAMETERS, { cards: 300, days: 200, seed: 999 + index })
      const own = historiesOf(truth, DEFAULT_PARAMETERS, { cards: 150, days: 150, seed: 31 + index })
      return lossOn(unseen, fitMemory(own).parameters)
    })
    expect(losses.filter((loss, index) => loss <= (THEIRS[index] as number) + 0.0005).length).toBeGreaterThanOrEqual(5)
    expect(Math.max(...losses.map((loss, index) => loss - (THEIRS[index] as number)))).toBeLessThan(0.004)
  })
})
