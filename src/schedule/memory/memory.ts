import type { Grade } from '../grade.ts'

/** What FSRS holds of one card. `stability`: days until recall falls to 90 %. `difficulty`: 1 (easy) to 10 (hard). */
export interface Memory {
  readonly stability: number
  readonly difficulty: number
}

/**
 * The 21 parameters of FSRS-6 that fit most people.
 * Source: open-spaced-repetition, "The Algorithm", FSRS-6 (https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm).
 */
export const DEFAULT_PARAMETERS: readonly number[] = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
  0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
]

/**
 * Expected recall, 0–1, some days after the last review: R = (1 + factor · t / S)^−w20 with factor = 0.9^(−1 / w20) − 1,
 * so that R = 0.9 at t = S. Source: FSRS-6, as above. `elapsedDays` may have a fraction; below 0 counts as 0.
 */
export function recall(
  elapsedDays: number,
  stability: number,
  parameters: readonly number[] = DEFAULT_PARAMETERS,
): number {
  const decay = -(parameters[20] ?? 0.1542)
  const factor = 0.9 ** (1 / decay) - 1
  return (1 + (factor * Math.max(0, elapsedDays)) / stability) ** decay
}

/** Days until recall falls to `retention`, 0–1: the forgetting curve the other way round. May have a fraction. */
export function daysUntil(
  retention: number,
  stability: number,
  parameters: readonly number[] = DEFAULT_PARAMETERS,
): number {
  const decay = -(parameters[20] ?? 0.1542)
  const factor = 0.9 ** (1 / decay) - 1
  return (stability / factor) * (retention ** (1 / decay) - 1)
}

export type MemoryModel = {
  /** Expected recall after some days: see `recall`. */
  readonly recall: (elapsedDays: number, stability: number) => number
  /** The memory after an answer, `elapsedDays` after the one before; null is a card never seen. */
  readonly next: (memory: Memory | null, elapsedDays: number, grade: Grade) => Memory
}

/** Grades as FSRS numbers them. */
export const G = { again: 1, hard: 2, good: 3, easy: 4 } as const satisfies Record<Grade, number>
const SHORTEST_STABILITY_DAYS = 0.001
const LONGEST_STABILITY_DAYS = 36_500

/**
 * FSRS-6's equations as plain arithmetic, for looking ahead over thousands of answers that have not been given
 * (the scheduler itself uses ts-fsrs, and the tests hold the two together). Names of the equations and parameters as in
 * "The Algorithm", above; an answer on the same day is a short-term one.
 */
export function memoryModel(parameters: readonly number[] = DEFAULT_PARAMETERS): MemoryModel {
  if (parameters.length !== 21 || !parameters.every(Number.isFinite))
    throw new RangeError('FSRS-6 has 21 finite parameters')
  const w = (index: number): number => parameters[index] as number
  const decay = -w(20)
  const factor = 0.9 ** (1 / decay) - 1
  const afterRecallScale = Math.exp(w(8))
  const shortTermFall = Math.exp(w(17) * w(18))
  const recallAfter = (elapsedDays: number, stability: number) => (1 + (factor * elapsedDays) / stability) ** decay
  const initialDifficulty = (g: number) => w(4) - Math.exp((g - 1) * w(5)) + 1
  const easiest = initialDifficulty(G.easy)

  const nextDifficulty = (difficulty: number, g: number) => {
    const damped = difficulty - (w(6) * (g - 3) * (10 - difficulty)) / 9
    return clamp(w(7) * easiest + (1 - w(7)) * damped, 1, 10)
  }
  const nextStability = ({ stability: s, difficulty: d }: Memory, elapsedDays: number, g: number) => {
    if (elapsedDays === 0) {
      const growth = s ** -w(19) * Math.exp(w(17) * (g - 3 + w(18)))
      return bounded(s * (g >= G.hard ? Math.max(growth, 1) : growth))
    }
    const forgotten = 1 - recallAfter(elapsedDays, s)
    if (g === G.again) {
      const afterLapse = w(11) * d ** -w(12) * ((s + 1) ** w(13) - 1) * Math.exp(forgotten * w(14))
      return bounded(Math.min(bounded(afterLapse), s / shortTermFall))
    }
    const bonus = g === G.hard ? w(15) : g === G.easy ? w(16) : 1
    return bounded(s * (1 + afterRecallScale * (11 - d) * s ** -w(9) * (Math.exp(forgotten * w(10)) - 1) * bonus))
  }
  return {
    recall: recallAfter,
    next(memory, elapsedDays, grade) {
      const g = G[grade]
      if (memory === null) return { stability: Math.max(w(g - 1), 0.1), difficulty: clamp(initialDifficulty(g), 1, 10) }
      return {
        stability: nextStability(memory, elapsedDays, g),
        difficulty: nextDifficulty(memory.difficulty, g),
      }
    },
  }
}

const bounded = (stabilityDays: number) => clamp(stabilityDays, SHORTEST_STABILITY_DAYS, LONGEST_STABILITY_DAYS)

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), highest)
}
