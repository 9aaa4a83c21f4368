import type { AnswerSeconds } from './schedule/answer-seconds.ts'
import { studyDay, type Zone } from './schedule/day.ts'
import { planToday } from './schedule/interview.ts'
import type { Memory } from './schedule/memory.ts'

/** One day before an interview, as another program describes it. */
export interface PlanSessionInput {
  readonly now: Date
  readonly interviewAt: Date
  /** Seconds there are today, and on each day after it. */
  readonly secondsToday: number
  readonly secondsPerDay: number
  /** `memory` as FSRS has it: stability in days, difficulty 1–10; null for a question never asked. */
  readonly cards: readonly { readonly id: string; readonly memory: Memory | null; readonly lastReviewAt: Date | null }[]
  readonly seconds: AnswerSeconds
  /** FSRS-6's 21. */
  readonly parameters: readonly number[]
  /** When days turn; without it, days are those of UTC. */
  readonly zone?: Zone
}

const UTC: Zone = { timeZone: 'UTC', rolloverHour: 0 }

/**
 * The ids of the questions to ask today, most valuable first; nothing once the interview is past. See `planToday`.
 * The module `dist/interview.js`, for other programs.
 */
export function planSession({ now, interviewAt, cards, zone = UTC, ...rest }: PlanSessionInput): readonly string[] {
  if (interviewAt < now) return []
  const today = studyDay(now, zone)
  const interview = {
    daysLeft: studyDay(interviewAt, zone) - today,
    cards: cards.map(({ id, memory, lastReviewAt }) => ({
      id,
      memory,
      elapsedDays: lastReviewAt === null ? 0 : Math.max(0, today - studyDay(lastReviewAt, zone)),
    })),
  }
  return planToday({ ...rest, interviews: [interview] }).map(({ id }) => id)
}
