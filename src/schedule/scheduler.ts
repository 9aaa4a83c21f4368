import { type Card as FsrsCard, fsrs, get_fuzz_range, Rating, type RecordLogItem, State } from 'ts-fsrs'
import { startOfStudyDay, studyDay } from './day.ts'
import type { Grade } from './grade.ts'
import { type Phase, retrievability, type Schedule, type Scheduler, type SchedulerSettings } from './schedule.ts'
import { spread } from './spread.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const MINUTES_A_DAY = 1440
/** The interval of a card that stays in its steps. */
const IN_STEPS = 0
/** As in ts-fsrs: shorter intervals stay as they are, unless the load decides. */
const SHORTEST_FUZZED_DAYS = 2.5
/** Twice the interval, or none, would be another schedule: tomorrow stays tomorrow, whatever the load. */
const SHORTEST_BALANCED_DAYS = 2
const RATINGS = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const
const STATES = { learning: State.Learning, review: State.Review, relearning: State.Relearning } as const

/**
 * FSRS-6 through ts-fsrs, with our study days in place of its UTC days. A card that leaves its steps is due at the start
 * of a study day; a card in steps after so many minutes. `load` tells how many cards are already due on a study day: with
 * it, fuzz takes the quietest day of its range, and two-day intervals have one as well (0 for all: plain fuzz).
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
    const exact = byGrade((grade) => {
      const { state, scheduled_days: days } = outcome[RATINGS[grade]].card
      return state === State.Review ? Math.min(days, settings.maximumIntervalDays) : IN_STEPS
    })
    const spreadOut = byGrade((grade) => {
      const shortestMoved = load === undefined ? SHORTEST_FUZZED_DAYS : SHORTEST_BALANCED_DAYS
      if (!settings.fuzz || exact[grade] < shortestMoved) return exact[grade]
      const range = rangeAround(exact[grade], elapsedDays, settings.maximumIntervalDays)
      return spread({ ...range, seed, today }, load)
    })
    const intervalDays = keepApart(spreadOut, exact, settings.maximumIntervalDays)
    return byGrade((grade) => {
      const item = outcome[RATINGS[grade]]
      const repeated = grade === 'hard' ? repeatedStepMinutes(before, settings) : null
      const stepMs = repeated === null ? item.card.due.getTime() - today * DAY_MS : repeated * MINUTE_MS
      const due =
        intervalDays[grade] === IN_STEPS
          ? new Date(answeredAt.getTime() + stepMs)
          : startOfStudyDay(today + intervalDays[grade], zone)
      return fromFsrs(item, { intervalDays: intervalDays[grade], lastReview: answeredAt, due })
    })
  }
  return {
    preview,
    next: (before, grade, at, card) => preview(before, at, card)[grade],
    retrievability: (schedule, at) => retrievability(schedule, at, zone, settings.parameters),
  }
}

/** What "hard" repeats in a later step, as in Anki; null where ts-fsrs says the same as Anki. */
function repeatedStepMinutes(before: Schedule | null, settings: SchedulerSettings): number | null {
  if (before === null || before.phase === 'review' || before.step === 0) return null
  const steps = before.phase === 'learning' ? settings.learningStepsMinutes : settings.relearningStepsMinutes
  return steps[before.step] ?? null
}

type ByGrade<Value> = Readonly<Record<Grade, Value>>

const byGrade = <Value>(of: (grade: Grade) => Value): ByGrade<Value> => ({
  again: of('again'),
  hard: of('hard'),
  good: of('good'),
  easy: of('easy'),
})

/** ts-fsrs's range; below the shortest that it fuzzes, the day before and the day after as well, which its formula comes to there. */
function rangeAround(days: number, elapsedDays: number, maximumDays: number) {
  if (days >= SHORTEST_FUZZED_DAYS) {
    const { min_ivl, max_ivl } = get_fuzz_range(days, elapsedDays, maximumDays)
    return { shortestDays: min_ivl, longestDays: max_ivl }
  }
  const sooner = days > elapsedDays ? Math.max(days - 1, elapsedDays + 1) : days - 1
  return { shortestDays: Math.max(1, sooner), longestDays: Math.min(days + 1, maximumDays) }
}

/** Intervals so that a better grade never brings a card back sooner. `good`, the most frequent, stays where it is. */
function keepApart(days: ByGrade<number>, exact: ByGrade<number>, maximumDays: number): ByGrade<number> {
  if (days.good === IN_STEPS) return days
  const latestForHard = exact.hard < exact.good ? Math.max(1, days.good - 1) : days.good
  return {
    ...days,
    hard: Math.min(days.hard, latestForHard),
    easy: Math.min(Math.max(days.easy, days.good + 1), maximumDays),
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
