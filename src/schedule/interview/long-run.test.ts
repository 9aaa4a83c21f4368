import { describe, expect, it } from 'vitest'
import { numbers } from '../../../test/support/learner.ts'
import { DEFAULT_ANSWER_SECONDS } from '../answer-seconds.ts'
import { DEFAULT_PARAMETERS, daysUntil, recall } from '../memory/memory.ts'
import { longRun } from './long-run.ts'

const cards = Array.from({ length: 400 }, () => ({ memory: null, elapsedDays: 0 }))
const run = (desiredRetention: number, changes: object = {}) =>
  longRun(
    {
      cards,
      newPerDay: 10,
      desiredRetention,
      days: 365,
      seconds: DEFAULT_ANSWER_SECONDS,
      parameters: DEFAULT_PARAMETERS,
      ...changes,
    },
    numbers(4),
  )

describe('longRun', () => {
  it('costs more and keeps more, the more is to be retained', () => {
    const [low, usual, high] = [0.8, 0.9, 0.97].map((retention) => run(retention))
    expect(low?.recalled).toBeLessThan(usual?.recalled ?? 0)
    expect(usual?.recalled).toBeLessThan(high?.recalled ?? 0)
    expect(usual?.secondsPerDay).toBeLessThan(high?.secondsPerDay ?? 0)
    expect(usual?.recalled).toBeGreaterThan(0.9)
  })

  it('brings so many new ones a day, and goes on from where a card is', () => {
    const once = run(0.9, { days: 10 })
    expect(once.recalled).toBeLessThan(0.25)
    const known = Array.from({ length: 100 }, () => ({ memory: { stability: 500, difficulty: 5 }, elapsedDays: 10 }))
    const untouched = run(0.9, { cards: known, days: 100 })
    expect(untouched.secondsPerDay).toBe(0)
    expect(untouched.recalled).toBeCloseTo(recall(110, 500), 10)
    expect(run(0.9, { cards: [] })).toEqual({ secondsPerDay: 0, recalled: 0 })
  })
})

describe('daysUntil', () => {
  it('is the forgetting curve the other way round', () => {
    for (const retention of [0.7, 0.8, 0.9, 0.99])
      expect(recall(daysUntil(retention, 12), 12)).toBeCloseTo(retention, 10)
    expect(daysUntil(0.9, 12)).toBeCloseTo(12, 10)
  })
})
