import { describe, expect, it } from 'vitest'
import type { Grade } from '../grade.ts'
import { gradeChances, USUAL_CHANCES } from './grade-chances.ts'

const answered = (...grades: readonly Grade[]) => grades.map((grade, index) => ({ grade, elapsedDays: index }))

describe('how often a person gives each grade', () => {
  it('is as usual before anything was answered', () => {
    for (const kind of ['first', 'recalled'] as const)
      for (const [grade, chance] of Object.entries(USUAL_CHANCES[kind]))
        expect(gradeChances([])[kind]).toHaveProperty(grade, expect.closeTo(chance, 10))
  })

  it('goes by the first answers and by what was recalled, each by itself', () => {
    const always = gradeChances(Array.from({ length: 4000 }, () => answered('again', 'easy', 'again')))
    expect(always.first.again).toBeGreaterThan(0.98)
    expect(always.recalled.easy).toBeGreaterThan(0.98)
  })

  it('leaves out what is learnt again on the day on which it was forgotten', () => {
    const sameDay = [
      { grade: 'again', elapsedDays: 0 },
      { grade: 'easy', elapsedDays: 0 },
    ] as const
    const { easy } = gradeChances(Array.from({ length: 100 }, () => sameDay)).recalled
    expect(easy).toBeCloseTo(USUAL_CHANCES.recalled.easy, 10)
  })

  it('moves with few answers as far as forty usual ones let it', () => {
    const { first } = gradeChances(Array.from({ length: 10 }, () => answered('again')))
    expect(first.again).toBeCloseTo((10 + 40 * USUAL_CHANCES.first.again) / 50, 10)
    expect(first.again + first.hard + first.good + first.easy).toBeCloseTo(1, 10)
  })
})
