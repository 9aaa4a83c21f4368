import { describe, expect, it } from 'vitest'
import { reviewSchedule, SEOUL, seoul } from '../../test/support/drill-cards.ts'
import { answerSeconds, DEFAULT_ANSWER_SECONDS } from './answer-seconds.ts'
import type { Grade } from './grade.ts'
import { pastReviews } from './memory/past-review.ts'
import type { Schedule } from './schedule.ts'

const at = seoul('2026-03-02T20:00')
const old = reviewSchedule(seoul('2026-03-02T04:00'), 5)
const step: Schedule = { ...old, phase: 'learning', intervalDays: 0 }
const review = (card: string, before: Schedule | null, grade: Grade, seconds: number | null, after = old, days = 0) =>
  pastReviews(SEOUL)({ card, grade, at: new Date(at.getTime() + days * 86_400_000), seconds, before, after })

describe('answerSeconds', () => {
  it('is the default without answers, and nears the median of one person as answers come', () => {
    expect(answerSeconds([])).toEqual(DEFAULT_ANSWER_SECONDS)
    const some = (count: number) =>
      answerSeconds(
        Array.from({ length: count }, (_, index) => review(`c${index}`, old, 'good', index % 10 === 0 ? 600 : 8)),
      ).recalled
    expect(some(2)).toBeGreaterThan(some(20))
    expect(some(2000)).toBeCloseTo(8, 0)
  })

  it('adds the steps of a question to its first answer of the day, and tells kinds apart', () => {
    const reviews = Array.from({ length: 1000 }, (_, index) => [
      review(`n${index}`, null, 'again', 30),
      review(`n${index}`, step, 'good', 10),
      review(`f${index}`, old, 'again', 20),
      review(`f${index}`, step, 'good', 5),
      review(`r${index}`, old, 'hard', 12),
    ]).flat()
    const seconds = answerSeconds(reviews)
    expect(seconds.firstTime).toBeCloseTo(40, 0)
    expect(seconds.forgotten).toBeCloseTo(25, 0)
    expect(seconds.recalled).toBeCloseTo(12, 0)
  })

  it('counts steps that are left for other days to what began them, and nothing that is still being learnt', () => {
    const reviews = (done: number) =>
      Array.from({ length: 1000 }, (_, index) => [
        review(`n${index}`, null, 'good', 28, step),
        ...(index < done ? [review(`n${index}`, step, 'good', 12, old, 1 + (index % 3))] : []),
      ]).flat()
    expect(answerSeconds(reviews(1000)).firstTime).toBeCloseTo(40, 0)
    expect(answerSeconds(reviews(500)).firstTime).toBeCloseTo(40, 0)
    expect(answerSeconds(reviews(0))).toEqual(DEFAULT_ANSWER_SECONDS)
  })

  it('leaves out what was not timed, and steps of which the beginning is not known', () => {
    const untimed = [review('a', null, 'good', null), review('b', step, 'good', 500), review('c', old, 'good', null)]
    expect(answerSeconds(untimed)).toEqual(DEFAULT_ANSWER_SECONDS)
  })
})
