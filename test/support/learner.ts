import type { Grade } from '../../src/schedule/grade.ts'
import type { HistoryAnswer } from '../../src/schedule/memory/learner.ts'
import { type Memory, memoryModel } from '../../src/schedule/memory/memory.ts'

const DAY_MS = 86_400_000

/** An answer, and when it was given. */
interface TimedAnswer extends HistoryAnswer {
  readonly atMs: number
}

/** Numbers in [0, 1), always the same for a seed: mulberry32. */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let x = Math.imul(state ^ (state >>> 15), 1 | state)
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * How far each day's count is from the mean of the week around it, as a share of that mean; without the first fortnight, in which
 * there is hardly anything to move, and the last days, which have no week around them.
 */
export function offFlat(counts: readonly number[]): readonly number[] {
  return counts.slice(14, -3).map((today, index) => {
    const week = counts.slice(index + 11, index + 18)
    const flat = week.reduce((sum, each) => sum + each, 0) / week.length
    return Math.abs(today - flat) / flat
  })
}

/** Histories of a person whose memory is FSRS's with these parameters, drilled at intervals that `scheduled` thinks right. */
export function historiesOf(
  truth: readonly number[],
  scheduled: readonly number[],
  { cards, days, seed }: { readonly cards: number; readonly days: number; readonly seed: number },
): readonly (readonly TimedAnswer[])[] {
  const chance = numbers(seed)
  const real = memoryModel(truth)
  const believed = memoryModel(scheduled)
  return Array.from({ length: cards }, () => {
    const answers: TimedAnswer[] = []
    let memories: { readonly real: Memory; readonly believed: Memory } | null = null
    let day = Math.floor(chance() * 60)
    let elapsedDays = 0
    const answer = (grade: Grade) => {
      answers.push({ grade, elapsedDays, atMs: Date.UTC(2026, 0, 1) + day * DAY_MS })
      memories = {
        real: real.next(memories?.real ?? null, elapsedDays, grade),
        believed: believed.next(memories?.believed ?? null, elapsedDays, grade),
      }
      return memories
    }
    while (day < days) {
      const before: { readonly real: Memory } | null = memories
      const recall = before === null ? 0.7 : real.recall(elapsedDays, (before as { real: Memory }).real.stability)
      let after = answer(chance() < recall ? (chance() < 0.15 ? 'hard' : 'good') : 'again')
      if (answers.at(-1)?.grade === 'again') {
        elapsedDays = 0
        after = answer('good')
      }
      elapsedDays = Math.max(1, Math.round(after.believed.stability * (0.8 + 0.4 * chance())))
      day += elapsedDays
    }
    return answers
  })
}
