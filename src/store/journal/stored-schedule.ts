import type { Phase, Schedule } from '../../schedule/schedule.ts'

/** A schedule as the journal and the checkpoint keep it; instants in milliseconds since 1970. */
export type StoredSchedule = readonly [
  due: number,
  stability: number,
  difficulty: number,
  phase: Phase,
  step: number,
  intervalDays: number,
  reps: number,
  lapses: number,
  lastReview: number,
]

const PHASES: readonly unknown[] = ['learning', 'review', 'relearning'] satisfies Phase[]
const LATEST_INSTANT = 8.64e15

export function writeSchedule(schedule: Schedule): StoredSchedule {
  const { due, stability, difficulty, phase, step, intervalDays, reps, lapses, lastReview } = schedule
  return [due.getTime(), stability, difficulty, phase, step, intervalDays, reps, lapses, lastReview.getTime()]
}

/** The schedule, or what is wrong with the value as an English phrase. NaN and impossible dates are wrong. */
export function readSchedule(value: unknown): Schedule | string {
  if (!Array.isArray(value) || value.length !== 9) return 'a schedule needs nine fields'
  const [due, stability, difficulty, phase, step, intervalDays, reps, lapses, lastReview] = value
  if (!isInstant(due) || !isInstant(lastReview)) return 'a schedule with an impossible date'
  if (!isNumber(stability) || stability <= 0) return `stability ${stability}`
  if (!isNumber(difficulty) || difficulty < 1 || difficulty > 10) return `difficulty ${difficulty}`
  if (!PHASES.includes(phase)) return `phase ${String(phase)}`
  if (!isCount(step) || !isCount(intervalDays) || !isCount(reps) || !isCount(lapses)) return 'a count that is none'
  return {
    due: new Date(due),
    stability,
    difficulty,
    phase,
    step,
    intervalDays,
    reps,
    lapses,
    lastReview: new Date(lastReview),
  }
}

export function sameSchedule(left: Schedule | null, right: Schedule | null): boolean {
  if (left === null || right === null) return left === right
  return (
    left.due.getTime() === right.due.getTime() &&
    left.stability === right.stability &&
    left.difficulty === right.difficulty &&
    left.phase === right.phase &&
    left.step === right.step &&
    left.intervalDays === right.intervalDays &&
    left.reps === right.reps &&
    left.lapses === right.lapses &&
    left.lastReview.getTime() === right.lastReview.getTime()
  )
}

const isNumber = (value: unknown): value is number => Number.isFinite(value)

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

const isInstant = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(value as number) <= LATEST_INSTANT
