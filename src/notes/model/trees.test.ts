import { expect, it } from 'vitest'
import { sharesOf, sumOf, type Trees } from './trees.ts'

/** One tree that splits by its first feature, then by its second; and one that splits by the second alone. */
const trees: Trees = {
  features: ['a', 'b'],
  roots: Int32Array.of(0, 8),
  nodes: Int32Array.from(
    [
      [0, -1, 4, -1],
      [1, -2, -3, -3],
      [1, -4, -5, -4],
    ].flat(),
  ),
  thresholds: Float64Array.of(0.5, 0.5, 2),
  values: Float64Array.of(-5, 2, 6, -1, 3),
}

it('lays what a row sums up to at the door of the features', () => {
  // The first tree expects (−5 + 2 + 6) / 3 = 1, the second (−1 + 3) / 2 = 1.
  expect([...sharesOf(trees, Float64Array.of(1, 1))]).toEqual([3, 2 - 2])
  expect([...sharesOf(trees, Float64Array.of(0, 3))]).toEqual([-6, 2])
  expect([...sharesOf(trees, Float64Array.of(Number.NaN, Number.NaN))]).toEqual([-6, -2])
})

it('gives shares that make up the sum with what is expected of any row', () => {
  for (const row of [
    [1, 1],
    [0, 3],
    [1, 9],
    [Number.NaN, 1],
  ].map((values) => Float64Array.from(values)))
    expect(sharesOf(trees, row).reduce((sum, share) => sum + share, 2)).toBeCloseTo(sumOf(trees, row))
})
