import type { Grade } from '../grade.ts'
import type { Memory, MemoryModel } from './memory.ts'

/** One answer in the history of a card. `elapsedDays`: study days since the answer before; 0 for the first. */
export interface HistoryAnswer {
  readonly grade: Grade
  readonly elapsedDays: number
}

/** What FSRS expected of one answer, and what came. Only answers a day or more after the one before. */
export interface Prediction {
  /** Expected recall, 0–1. */
  readonly expected: number
  readonly recalled: boolean
  readonly elapsedDays: number
  /** Answers before this one, and how many of them were `again` a day or more after the one before. */
  readonly answersBefore: number
  readonly lapsesBefore: number
}

/** What FSRS holds of one card after its answers so far. */
export interface Learner {
  /** Null before the first answer. */
  readonly memory: Memory | null
  readonly answers: number
  /** Answers that were `again` a day or more after the one before. */
  readonly lapses: number
}

export const NEVER_ANSWERED: Learner = { memory: null, answers: 0, lapses: 0 }

/** The learner after an answer, and what was expected of that: null for the first one and for those on the day of the one before. */
export function learnt(
  { memory, answers, lapses }: Learner,
  { grade, elapsedDays }: HistoryAnswer,
  model: MemoryModel,
): { readonly after: Learner; readonly prediction: Prediction | null } {
  const recalled = grade !== 'again'
  const isForetold = memory !== null && elapsedDays > 0
  const next = model.next(memory, elapsedDays, grade)
  return {
    after: { memory: next, answers: answers + 1, lapses: lapses + (isForetold && !recalled ? 1 : 0) },
    prediction: isForetold
      ? {
          expected: model.recall(elapsedDays, memory.stability),
          recalled,
          elapsedDays,
          answersBefore: answers,
          lapsesBefore: lapses,
        }
      : null,
  }
}
