/** Chance that a seed repeats. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number in [0, end). */
  below(end: number): number
  pick<Value>(values: readonly Value[]): Value | undefined
}

/** Mulberry32: small, fast, and good enough to choose mutations by. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (end: number) => Math.floor(next() * end)
  return { next, below, pick: (values) => values[below(values.length)] }
}
