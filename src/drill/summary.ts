import type { CardId } from '../cards/card.ts'
import { studyDay, type Zone } from '../schedule/day.ts'
import type { Grade } from '../schedule/grade.ts'
import { isLeech, type Review, type Schedule } from '../schedule/schedule.ts'
import type { DayCounts } from './queue.ts'
import type { Session } from './session.ts'

/** How a drill went. */
export interface Summary {
  /** Answers given, and questions that they were about. */
  readonly answers: number
  readonly questions: number
  /** Of the answers those that left schedules alone. */
  readonly practised: number
  readonly newQuestions: number
  readonly grades: Readonly<Record<Grade, number>>
  /** Time spent answering, as far as it was timed. */
  readonly seconds: number
  /** The share of questions past their steps that were recalled, 0–1; null when there was none. */
  readonly retention: number | null
  readonly skipped: number
  readonly suspended: number
  /** Became leeches in this drill: forgotten so often that they had better be rewritten. */
  readonly leeches: readonly CardId[]
  /** When the next card is due; null when none ever is. */
  readonly nextDue: Date | null
}

/** How a drill went; `schedules` are those of all cards that are drilled, as they are now. */
export function summarise(session: Session, schedules: Iterable<Schedule | null>): Summary {
  const answers = [...session.done, ...session.practised]
  const grades = { again: 0, hard: 0, good: 0, easy: 0 }
  for (const { grade } of answers) grades[grade]++
  let nextDue: Date | null = null
  for (const schedule of schedules)
    if (schedule !== null && (nextDue === null || schedule.due < nextDue)) nextDue = schedule.due
  return {
    answers: answers.length,
    questions: new Set(answers.map(({ card }) => card)).size,
    practised: session.practised.length,
    newQuestions: session.done.filter(({ before }) => before === null).length,
    grades,
    seconds: answers.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0),
    retention: retention(session.done),
    skipped: session.skipped.length,
    suspended: session.suspended.length,
    leeches: session.done.filter(({ before, after }) => !isLeech(before) && isLeech(after)).map(({ card }) => card),
    nextDue,
  }
}

/** The share of answers to cards past their steps that were not `again`; null when there was none. */
function retention(reviews: readonly Review[]): number | null {
  const counted = reviews.filter(({ before }) => before?.phase === 'review')
  return counted.length === 0 ? null : counted.filter(({ grade }) => grade !== 'again').length / counted.length
}

/** What was asked on a study day: questions that were new then, and others. For daily limits. */
export function askedOn(
  day: number,
  standings: Iterable<{ readonly schedule: Schedule | null; readonly firstReview: Date | null }>,
  zone: Zone,
): DayCounts {
  const asked = { new: 0, due: 0 }
  for (const { schedule, firstReview } of standings) {
    if (schedule === null || studyDay(schedule.lastReview, zone) !== day) continue
    asked[firstReview !== null && studyDay(firstReview, zone) === day ? 'new' : 'due']++
  }
  return asked
}
