import type { CardId } from '../cards/card.ts'
import type { Grade } from './grade.ts'

export type Phase = 'learning' | 'review' | 'relearning'

/** Where a card stands in FSRS. A new card has none (null). */
export interface Schedule {
  readonly due: Date
  /** Days until recall falls to 90 %. */
  readonly stability: number
  /** 1 (easy) to 10 (hard). */
  readonly difficulty: number
  readonly phase: Phase
  /** Index into the learning or relearning steps; 0 in `review`. */
  readonly step: number
  /** Whole days from `lastReview` to `due`; 0 while in steps. */
  readonly intervalDays: number
  readonly reps: number
  readonly lapses: number
  readonly lastReview: Date
}

/** One graded answer. `seconds` from question to grade, null when it was not timed. */
export interface Review {
  readonly card: CardId
  readonly grade: Grade
  readonly at: Date
  readonly seconds: number | null
  readonly before: Schedule | null
  readonly after: Schedule
}

/** The one thing the drill needs of a scheduling algorithm. Pure: the same arguments give the same schedule. */
export interface Scheduler {
  /**
   * The schedule after an answer.
   * `at` before `before.lastReview` counts as `before.lastReview`. `card` seeds the fuzz.
   */
  next(before: Schedule | null, grade: Grade, at: Date, card: CardId): Schedule
  /** Expected recall, 0–1, at an instant; null for a new card. */
  retrievability(schedule: Schedule | null, at: Date): number | null
}
