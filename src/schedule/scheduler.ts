import { type Card as FsrsCard, fsrs, get_fuzz_range, Rating, type RecordLogItem, State } from 'ts-fsrs'
import { startOfStudyDay, studyDay } from './day.ts'
import { GRADES, type Grade } from './grade.ts'
import { type Phase, retrievability, type Schedule, type Scheduler, type SchedulerSettings } from './schedule.ts'
import { spread } from './spread.ts'

const DAY_MS = 86_400_000
const MINUTES_A_DAY = 1440
const RATINGS = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const
const STATES = { learning: State.Learning, review: State.Review, relearning: State.Relearning } as const

/**
 * FSRS-6 through ts-fsrs, with our study days in place of its UTC days. A card that leaves its steps is due at the start
 * of a study day; a card in steps after so many minutes. `load` tells how many cards are already due on a study day: with
 * it, fuzz prefers the quieter days of its range (0 for all: plain fuzz).
 * Throws a RangeError for settings outside their range, and, when scheduling, for a schedule that holds no valid numbers or dates.
 */
export function createScheduler(settings: SchedulerSettings, load?: (day: number) => number): Scheduler {
  checkSettings(settings)
  const { zone } = settings
  const algorithm = fsrs({
    w: [...settings.parameters],
    request_retention: settings.desiredRetention,
    maximum_interval: settings.maximumIntervalDays,
    learning_steps: settings.learningStepsMinutes.map((minutes) => `${minutes}m` as const),
    relearning_steps: settings.relearningStepsMinutes.map((minutes) => `${minutes}m` as const),
    enable_fuzz: false,
    enable_short_term: true,
  })

  const preview: Scheduler['preview'] = (before, at, card) => {
    if (before !== null) checkSchedule(before)
    const answeredAt = before !== null && before.lastReview > at ? before.lastReview : at
    const today = studyDay(answeredAt, zone)
    const elapsedDays = before === null ? 0 : today - studyDay(before.lastReview, zone)
    // ts-fsrs counts UTC calendar days: give it instants that lie on UTC days with our numbers.
    const outcome = algorithm.repeat(toFsrs(before, today - elapsedDays), new Date(today * DAY_MS))
    const seed = `${card}:${(before?.reps ?? 0) + 1}`
    let shortestDays = 1
    const schedule = (grade: Grade): Schedule => {
      const item = outcome[RATINGS[grade]]
      const isReview = item.card.state === State.Review
      let intervalDays = 0
      if (isReview) {
        intervalDays = Math.min(item.card.scheduled_days, settings.maximumIntervalDays)
        if (settings.fuzz && intervalDays >= 2.5) {
          const range = get_fuzz_range(intervalDays, elapsedDays, settings.maximumIntervalDays)
          intervalDays = spread(
            { shortestDays: Math.max(range.min_ivl, shortestDays), longestDays: range.max_ivl, seed, today },
            load,
          )
        }
        intervalDays = Math.min(Math.max(intervalDays, shortestDays), settings.maximumIntervalDays)
        if (grade !== 'again') shortestDays = intervalDays + 1
      }
      return fromFsrs(item, {
        intervalDays,
        lastReview: answeredAt,
        due: isReview
          ? startOfStudyDay(today + intervalDays, zone)
          : new Date(answeredAt.getTime() + item.card.due.getTime() - today * DAY_MS),
      })
    }
    const [again, hard, good, easy] = GRADES.map(schedule) as [Schedule, Schedule, Schedule, Schedule]
    return { again, hard, good, easy }
  }
  return {
    preview,
    next: (before, grade, at, card) => preview(before, at, card)[grade],
    retrievability: (schedule, at) => retrievability(schedule, at, zone, settings.parameters),
  }
}

function toFsrs(schedule: Schedule | null, lastReviewDay: number): FsrsCard {
  const lastReview = new Date(lastReviewDay * DAY_MS)
  const card = {
    due: lastReview,
    stability: schedule?.stability ?? 0,
    difficulty: schedule?.difficulty ?? 0,
    elapsed_days: 0,
    scheduled_days: schedule?.intervalDays ?? 0,
    reps: schedule?.reps ?? 0,
    lapses: schedule?.lapses ?? 0,
    learning_steps: schedule?.step ?? 0,
    state: schedule === null ? State.New : STATES[schedule.phase],
  }
  return schedule === null ? card : { ...card, last_review: lastReview }
}

function fromFsrs(
  { card }: RecordLogItem,
  when: { readonly due: Date; readonly intervalDays: number; readonly lastReview: Date },
): Schedule {
  const phase: Phase =
    card.state === State.Review ? 'review' : card.state === State.Relearning ? 'relearning' : 'learning'
  return {
    due: when.due,
    stability: card.stability,
    difficulty: card.difficulty,
    phase,
    step: phase === 'review' ? 0 : card.learning_steps,
    intervalDays: when.intervalDays,
    reps: card.reps,
    lapses: card.lapses,
    lastReview: when.lastReview,
  }
}

function checkSettings(settings: SchedulerSettings): void {
  const { desiredRetention, maximumIntervalDays, learningStepsMinutes, relearningStepsMinutes, parameters } = settings
  if (!(desiredRetention >= 0.7 && desiredRetention <= 0.99))
    throw new RangeError(`desired retention is not between 0.7 and 0.99: ${desiredRetention}`)
  if (!(Number.isInteger(maximumIntervalDays) && maximumIntervalDays >= 1))
    throw new RangeError(`maximum interval is not a number of days: ${maximumIntervalDays}`)
  for (const minutes of [...learningStepsMinutes, ...relearningStepsMinutes])
    if (!(Number.isInteger(minutes) && minutes >= 1 && minutes < MINUTES_A_DAY))
      throw new RangeError(`a step is not between 1 and ${MINUTES_A_DAY - 1} minutes: ${minutes}`)
  if (parameters.length !== 21 || !parameters.every(Number.isFinite))
    throw new RangeError('FSRS-6 has 21 finite parameters')
}

function checkSchedule(schedule: Schedule): void {
  const { stability, difficulty, lastReview } = schedule
  const isSound = stability > 0 && Number.isFinite(stability) && difficulty >= 1 && difficulty <= 10
  if (!isSound || Number.isNaN(lastReview.getTime()))
    throw new RangeError(
      `not a schedule: stability ${stability}, difficulty ${difficulty}, last review ${lastReview.getTime()}`,
    )
}
