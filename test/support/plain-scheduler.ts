import { GRADES } from '../../src/schedule/grade.ts'
import type { Schedule, Scheduler } from '../../src/schedule/schedule.ts'

const DAY_MS = 86_400_000
const FACTOR = { again: 0.5, hard: 1.2, good: 2.5, easy: 4 } as const

/** A scheduler that is easy to follow in a test, and remembers the order of grades in its stability. */
export const plainScheduler: Scheduler = {
  next(before, grade, at) {
    const stability = Math.min(1000, (before?.stability ?? 1) * FACTOR[grade] + 0.1)
    const intervalDays = Math.max(1, Math.round(stability))
    const lastReview = before !== null && before.lastReview > at ? before.lastReview : at
    return {
      due: new Date(lastReview.getTime() + intervalDays * DAY_MS),
      stability,
      difficulty: 5,
      phase: grade === 'again' && before !== null ? 'relearning' : 'review',
      step: 0,
      intervalDays,
      reps: (before?.reps ?? 0) + 1,
      lapses: (before?.lapses ?? 0) + (grade === 'again' && before !== null ? 1 : 0),
      lastReview,
    }
  },
  preview(before, at, card) {
    const all = GRADES.map((grade) => this.next(before, grade, at, card))
    const [again, hard, good, easy] = all as [Schedule, Schedule, Schedule, Schedule]
    return { again, hard, good, easy }
  },
  retrievability: (schedule, at) =>
    schedule === null ? null : 0.9 ** ((at.getTime() - schedule.lastReview.getTime()) / DAY_MS / schedule.stability),
}
