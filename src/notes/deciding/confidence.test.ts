import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cardConfidence } from './confidence.ts'

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
