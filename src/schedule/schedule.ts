import type { CardId } from '../cards/card.ts'
import { studyDay, type Zone } from './day.ts'
import type { Grade } from './grade.ts'
import { DEFAULT_PARAMETERS, recall } from './memory/memory.ts'

export type Phase = 'learning' | 'review' | 'relearning'

/** Where a card stands in FSRS. A new card has none (null). */
export interface Schedule {
  /** In `review` the start of a study day; in steps the very minute. */
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
  /** The program that graded in the person's place. */
  readonly by?: string
  /** What decided the outcome. Missing where nobody wrote it down. */
  readonly settings?: SchedulerSettings
}

/** How answers become schedules. */
export interface SchedulerSettings {
  readonly zone: Zone
  /** The share of due questions that should be recalled, 0.7–0.99. */
  readonly desiredRetention: number
  readonly maximumIntervalDays: number
  /** Minutes after which a new question comes back, one step after another; each below a day. None: no steps. */
  readonly learningStepsMinutes: readonly number[]
  /** The same for a question that was forgotten. */
  readonly relearningStepsMinutes: readonly number[]
  /** FSRS-6's 21 parameters. */
  readonly parameters: readonly number[]
  /** Spreads cards answered on one day over nearby days; seeded by card and number of reviews, so always the same. */
  readonly fuzz: boolean
}

/** Settings as they are before anybody changes them. The zone is the caller's to know. */
export const DEFAULT_SCHEDULER_SETTINGS: Omit<SchedulerSettings, 'zone'> = {
  desiredRetention: 0.9,
  maximumIntervalDays: 36_500,
  learningStepsMinutes: [1, 10],
  relearningStepsMinutes: [10],
  parameters: DEFAULT_PARAMETERS,
  fuzz: true,
}

/** Works out a review's outcome anew, by the settings under which it was given: the same on every device. */
export interface Rescheduler {
  next(before: Schedule | null, grade: Grade, at: Date, card: CardId, settings: SchedulerSettings): Schedule
}

/** The one thing the drill needs of a scheduling algorithm. Pure: the same arguments give the same schedule. */
export interface Scheduler {
  /**
   * The schedule after an answer.
   * `at` before `before.lastReview` counts as `before.lastReview`. `card` seeds the fuzz.
   */
  next(before: Schedule | null, grade: Grade, at: Date, card: CardId): Schedule
  /** The four schedules that the four grades would give: what `next` would return for each. */
  preview(before: Schedule | null, at: Date, card: CardId): Readonly<Record<Grade, Schedule>>
  /** Expected recall, 0–1, at an instant; null for a new card. */
  retrievability(schedule: Schedule | null, at: Date): number | null
}

/** Forgotten this often, a question is a leech: rewriting it helps more than asking it again. As in Anki. */
export const LEECH_LAPSES = 8

export const isLeech = (schedule: Schedule | null): boolean => schedule !== null && schedule.lapses >= LEECH_LAPSES

/**
 * Expected recall, 0–1, at an instant; null for a new card. In whole study days, as FSRS counts them, so 1 on the day of
 * the last review. Needs no scheduler: for lists.
 */
export function retrievability(
  schedule: Schedule | null,
  at: Date,
  zone: Zone,
  parameters: readonly number[] = DEFAULT_PARAMETERS,
): number | null {
  if (schedule === null) return null
  return recall(studyDay(at, zone) - studyDay(schedule.lastReview, zone), schedule.stability, parameters)
}

/** Whether the card has been recalled at least once: it has left its first learning step. */
export const passedOnce = (schedule: Schedule | null): boolean =>
  schedule !== null && (schedule.phase !== 'learning' || schedule.step > 0)
