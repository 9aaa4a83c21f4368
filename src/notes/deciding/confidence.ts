import type { Decision } from './decide.ts'

/** How likely it is that a note is read as its author would: 0 to 1. */
export function confidenceOf(decisions: readonly Decision[]): number {
  let [count, right, all, none] = [0, 0, 0, 0]
  for (const { probability, isQuestion } of decisions) {
    all += probability
    none += Math.log1p(-Math.min(probability, 0.999))
    if (!isQuestion) continue
    count++
    right += probability
  }
  const expected = count === 0 ? Math.exp(none) : (2 * right) / (count + all)
  return Math.round(expected * 100) / 100
}
