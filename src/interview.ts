import type { AnswerSeconds } from './schedule/answer-seconds.ts'
import type { History } from './schedule/calibration.ts'
import { studyDay, type Zone } from './schedule/day.ts'
import { GRADES } from './schedule/grade.ts'
import { asKept } from './schedule/interview/attendance.ts'
import { type PlanInput, planToday, recalledInAll } from './schedule/interview/interview.ts'
import type { HistoryAnswer } from './schedule/memory/learner.ts'
import type { Memory } from './schedule/memory/memory.ts'
import { ownMemory } from './schedule/memory/own-memory.ts'

/** One day before an interview, as another program describes it. */
export interface PlanSessionInput {
  readonly now: Date
  /** Of the next interview. */
  readonly interviewAt: Date
  /** Seconds promised for today, and for each day after it. */
  readonly secondsToday: number
  readonly secondsPerDay: number
  /** Instead, where the days after today differ: the seconds promised for each, by days from today. */
  readonly secondsOn?: (day: number) => number
  /** `memory` as FSRS has it: stability in days, difficulty 1–10; null for a question never asked. */
  readonly cards: readonly { readonly id: string; readonly memory: Memory | null; readonly lastReviewAt: Date | null }[]
  readonly seconds: AnswerSeconds
  /** FSRS-6's 21. */
  readonly parameters: readonly number[]
  /** Each day since the plan was made until yesterday, oldest first: what was promised, and what done. */
  readonly past?: readonly PastDay[]
  /** When days turn; without it, days are those of UTC. */
  readonly zone?: Zone
}

export interface PastDay {
  readonly promisedSeconds: number
  readonly doneSeconds: number
  /** Each answer of that day, in order; a question forgotten and learnt again has two. */
  readonly reviews?: readonly { readonly id: string; readonly at: Date; readonly grade: 1 | 2 | 3 | 4 }[]
  /** Nothing that the plan asked was left. */
  readonly askedAll: boolean
}

/** Several interviews, and which questions each asks. */
export interface PlanInterviewsInput extends PlanSessionInput {
  readonly interviews: readonly { readonly at: Date; readonly ids: readonly string[] }[]
}

const UTC: Zone = { timeZone: 'UTC', rolloverHour: 0 }

/**
 * The ids of the questions to ask today, most valuable first; nothing once the interview is past. See `planToday`. Reckons with what
 * was kept of the promises so far. The module `dist/interview.js`, for other programs.
 */
export function planSession(input: PlanSessionInput): readonly string[] {
  if (input.interviewAt < input.now) return []
  return planToday(planOf(input, [{ at: input.interviewAt, ids: null }], true)).map(({ id }) => id)
}

/** As `planSession`, for several interviews at once; those that are past are left out. */
export function planInterviews(input: PlanInterviewsInput): readonly string[] {
  const ahead = input.interviews.filter(({ at }) => at >= input.now)
  if (ahead.length === 0) return []
  return planToday(planOf(input, ahead, true)).map(({ id }) => id)
}

/** The share, 0–1, of what all interviews ahead ask that is likely to be recalled then, when things go on as so far. */
export function expectedRecall(input: PlanSessionInput & Partial<PlanInterviewsInput>): number {
  const interviews = input.interviews ?? [{ at: input.interviewAt, ids: null }]
  const plan = planOf(
    input,
    interviews.filter(({ at }) => at >= input.now),
    false,
  )
  const asked = plan.interviews.reduce((sum, { cards }) => sum + cards.length, 0)
  return asked === 0 ? 0 : recalledInAll(plan) / asked
}

function planOf(
  input: PlanSessionInput,
  ahead: readonly { readonly at: Date; readonly ids: readonly string[] | null }[],
  isThere: boolean,
): PlanInput {
  const { now, secondsToday, secondsPerDay, secondsOn, seconds, parameters, past = [], zone = UTC } = input
  const today = studyDay(now, zone)
  const own = ownMemory(historiesOf(past, zone), parameters)
  const cards = input.cards.map(({ id, memory, lastReviewAt }) => ({
    id,
    memory: memory === null ? null : own.memoryOf(id, memory),
    elapsedDays: lastReviewAt === null ? 0 : Math.max(0, today - studyDay(lastReviewAt, zone)),
  }))
  const byId = new Map(cards.map((card) => [card.id, card]))
  const promised = {
    interviews: ahead.map(({ at, ids }) => ({
      daysLeft: studyDay(at, zone) - today,
      cards: ids === null ? cards : ids.flatMap((id) => byId.get(id) ?? []),
    })),
    secondsToday,
    secondsPerDay,
    ...(secondsOn && { secondsOn }),
    seconds,
    parameters: own.parameters,
    grades: own.grades,
  }
  const days = past.map((each, index) => ({ ...each, day: today - past.length + index }))
  return asKept(promised, days, { today, isThere })
}

function historiesOf(past: readonly PastDay[], zone: Zone): ReadonlyMap<string, History> {
  const histories = new Map<string, HistoryAnswer[]>()
  const lastDays = new Map<string, number>()
  for (const { reviews = [] } of past)
    for (const { id, at, grade } of reviews) {
      const day = studyDay(at, zone)
      const elapsedDays = Math.max(0, day - (lastDays.get(id) ?? day))
      lastDays.set(id, day)
      const answer = { grade: GRADES[grade - 1] ?? 'good', elapsedDays }
      const history = histories.get(id)
      if (history === undefined) histories.set(id, [answer])
      else history.push(answer)
    }
  return histories
}
