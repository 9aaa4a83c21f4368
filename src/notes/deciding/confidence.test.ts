import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cardConfidence, confidenceOf } from './confidence.ts'

it('keeps what is certain, and the order of what is not', () => {
  expect([cardConfidence(0), cardConfidence(1)]).toEqual([0, 1])
  const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true })
  fc.assert(
    fc.property(probability, probability, (one, other) => {
      expect(cardConfidence(one)).toBeGreaterThan(0)
      expect(cardConfidence(one)).toBeLessThan(1)
      if (one < other) expect(cardConfidence(one)).toBeLessThanOrEqual(cardConfidence(other))
    }),
  )
})

it('is surer of a note the less it doubts of its lines, and the more of them are questions', () => {
  const of = (...probabilities: number[]) => confidenceOf(probabilities.map((probability) => ({ probability })))
  expect(of(0.99, 0.99, 0.01)).toBeGreaterThan(of(0.99, 0.7, 0.01))
  expect(of(0.99, 0.99, 0.01)).toBeGreaterThan(of(0.99, 0.99, 0.01, 0.01, 0.01, 0.01))
  expect(of(0.01, 0.01)).toBeGreaterThan(of(0.01, 0.45))
  expect(of()).toBeGreaterThan(0.5)
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (probabilities) => {
      expect(of(...probabilities)).toBeGreaterThanOrEqual(0)
      expect(of(...probabilities)).toBeLessThanOrEqual(1)
    }),
  )
})
