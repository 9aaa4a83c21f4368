import { studyDay } from '../../schedule/day.ts'
import type { Phase, Review, Schedule, SchedulerSettings } from '../../schedule/schedule.ts'
import type { CardRecord } from '../../store/store.ts'
import type { AnkiCard, Revlog } from './package/collection.ts'

const SECOND_MS = 1000
const NEW = 0
const LEARNING = 1
const REVIEW = 2
const RELEARNING = 3
const SUSPENDED = -1
const TYPES: Readonly<Record<Phase, number>> = { learning: LEARNING, review: REVIEW, relearning: RELEARNING }
const USUAL_FACTOR = 2500
const LONGEST_ANSWER_MS = 3_600_000

type Standing = Pick<
  AnkiCard,
  'type' | 'queue' | 'due' | 'ivl' | 'factor' | 'reps' | 'lapses' | 'left' | 'odue' | 'odid' | 'data'
>

/**
 * How a card stands, in Anki's columns, so that Anki's FSRS goes on from there: its memory is in `data` as current Anki
 * writes it (`s` days, `d` 1–10, `dr` desired retention, `decay`, `lrt` the last review in seconds). `position`: the
 * place of the card among all others, kept also once it is not new. `firstDay`: the study day that `due` counts from.
 */
export function standingOf(
  record: CardRecord | undefined,
  position: number | null,
  scheduling: SchedulerSettings,
  firstDay: number,
): Standing {
  const schedule = record?.schedule ?? null
  const isSuspended = record?.suspended ?? false
  const rest = { left: 0, odue: 0, odid: 0 }
  if (schedule === null) {
    const queue = isSuspended ? SUSPENDED : NEW
    return { type: NEW, queue, due: position ?? 0, ivl: 0, factor: 0, reps: 0, lapses: 0, ...rest, data: '{}' }
  }
  const { due, phase, step, intervalDays, reps, lapses } = schedule
  const type = TYPES[phase]
  const steps = phase === 'learning' ? scheduling.learningStepsMinutes : scheduling.relearningStepsMinutes
  return {
    ...rest,
    type,
    queue: isSuspended ? SUSPENDED : type === REVIEW ? REVIEW : LEARNING,
    due: type === REVIEW ? studyDay(due, scheduling.zone) - firstDay : Math.floor(due.getTime() / SECOND_MS),
    ivl: type === REVIEW ? Math.max(1, intervalDays) : type === RELEARNING ? 1 : 0,
    factor: USUAL_FACTOR,
    reps,
    lapses,
    left: type === REVIEW ? 0 : Math.max(1, steps.length - step),
    data: dataOf(schedule, position, scheduling),
  }
}

function dataOf(
  { stability, difficulty, lastReview }: Schedule,
  position: number | null,
  scheduling: SchedulerSettings,
): string {
  return JSON.stringify({
    ...(position === null ? {} : { pos: position }),
    s: rounded(stability, 4),
    d: rounded(difficulty, 3),
    dr: rounded(scheduling.desiredRetention, 2),
    decay: rounded(scheduling.parameters[20] ?? 0.1542, 3),
    lrt: Math.floor(lastReview.getTime() / SECOND_MS),
  })
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))

/** An answer as a row of Anki's log. `id` its instant in milliseconds, moved to a free one by the caller. */
export function revlogOf({ before, after, grade, at, seconds }: Review, cid: number): Revlog {
  const type = before === null || before.phase === 'learning' ? 0 : before.phase === 'review' ? 1 : 2
  return {
    id: at.getTime(),
    cid,
    ease: { again: 1, hard: 2, good: 3, easy: 4 }[grade],
    ivl: intervalOf(after),
    lastIvl: before === null ? 0 : intervalOf(before),
    // With FSRS, Anki logs the difficulty here: 1–10 as 100–1100.
    factor: Math.round(((after.difficulty - 1) / 9) * 1000) + 100,
    time: Math.min(Math.round((seconds ?? 0) * SECOND_MS), LONGEST_ANSWER_MS),
    type,
  }
}

/** Days, or seconds below zero while in steps. */
const intervalOf = ({ phase, intervalDays, due, lastReview }: Schedule): number =>
  phase === 'review' ? intervalDays : -Math.max(1, Math.round((due.getTime() - lastReview.getTime()) / SECOND_MS))
