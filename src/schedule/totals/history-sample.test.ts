import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GRADES } from '../grade.ts'
import { HistorySample } from './history-sample.ts'

const MOST = 12

test('a sample is the same in however many pieces its answers were counted, and never larger than it may be', () => {
  const answer = fc.record({ card: fc.nat(20), grade: fc.constantFrom(...GRADES), elapsedDays: fc.nat(4000) })
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 60 }), fc.nat(60), (answers, cut) => {
      const seen = new Set<number>()
      const count = (sample: HistorySample, given: typeof answers) => {
        for (const { card, grade, elapsedDays } of given) {
          sample.add(`card${card}`, { grade, elapsedDays: seen.has(card) ? elapsedDays : 0 }, !seen.has(card))
          seen.add(card)
        }
        return sample
      }
      const whole = count(new HistorySample(0, [], MOST), answers)
      seen.clear()
      const first = count(new HistorySample(0, [], MOST), answers.slice(0, cut))
      const gone = count(new HistorySample(first.level, first.answers, MOST), answers.slice(cut))
      expect([gone.level, new Map(gone.answers)]).toEqual([whole.level, new Map(whole.answers)])
      const all = [...whole.histories(() => true)]
      expect(all.reduce((sum, [, { length }]) => sum + length, 0)).toBeLessThanOrEqual(MOST)
      for (const [id, history] of all) {
        const own = answers.filter(({ card }) => `card${card}` === id)
        expect(history.map(({ grade }) => grade)).toEqual(own.map(({ grade }) => grade))
      }
    }),
  )
})
