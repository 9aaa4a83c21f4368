/**
 * FSRS's memory for a card of which only SM-2's interval and ease are known: the stability with which recall after that
 * interval is `retention`, and the difficulty with which FSRS would have lengthened it by that ease.
 * Source: open-spaced-repetition/fsrs-rs, `memory_state_from_sm2`. `ease` as a factor (2.5), at least 1.
 */
export function memoryFromSm2(
  intervalDays: number,
  ease: number,
  parameters: readonly number[],
  retention = 0.9,
): { stability: number; difficulty: number } {
  const w = (index: number): number => parameters[index] as number
  const decay = -w(20)
  const factor = 0.9 ** (1 / decay) - 1
  const stability = (Math.max(intervalDays, 0.001) * factor) / (retention ** (1 / decay) - 1)
  const growth = Math.exp(w(8)) * stability ** -w(9) * Math.expm1((1 - retention) * w(10))
  const difficulty = 11 - (Math.max(ease, 1) - 1) / growth
  return { stability, difficulty: Math.min(Math.max(difficulty, 1), 10) }
}
