import type { Card } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { matches } from '../../drill/filter.ts'
import { localTime, studyDay, weekdayOf } from '../../schedule/day.ts'
import type { Interview } from '../../store/replaying/kept-interviews.ts'
import type { Collection } from '../collection/collection.ts'
import { zoneOf } from '../frame/scheduling.ts'

const DAY_MS = 86_400_000

/** An interview that is still to come, with its questions. */
export interface ComingInterview {
  readonly interview: Interview
  /** Study days from today. */
  readonly daysLeft: number
  /** Today's study day. */
  readonly today: number
  /** How long there is for it each day. */
  readonly minutesPerDay: number
  /** Those that can be asked. */
  readonly cards: readonly Card[]
  /** Those with nothing noted under them: they cannot be learnt, and count as not ready. */
  readonly unanswered: readonly Card[]
}

/** The study day of a date as 2026-11-22. */
export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS

/** Whether an interview is past: its day, or its hour where one is known. */
export function isOver(context: Context, { date, time }: Pick<Interview, 'date' | 'time'>): boolean {
  if (time !== undefined) return localTime(context.now(), context.host.timeZone) >= `${date} ${time}`
  return dayOf(date) < studyDay(context.now(), zoneOf(context))
}

export function comingInterviews(
  context: Context,
  { cards, records }: Pick<Collection, 'cards' | 'records'>,
  interviews: readonly Interview[],
): readonly ComingInterview[] {
  const today = studyDay(context.now(), zoneOf(context))
  return interviews
    .map((interview) => {
      const own = cards.filter((card) => matches(card, interview) && records.get(card.id)?.suspended !== true)
      return {
        interview,
        daysLeft: dayOf(interview.date) - today,
        today,
        minutesPerDay: interview.minutesPerDay ?? context.settings.planMinutesPerDay,
        cards: own.filter(({ status }) => status !== 'unanswered'),
        unanswered: own.filter(({ status }) => status === 'unanswered'),
      }
    })
    .filter(({ interview }) => !isOver(context, interview))
    .sort((a, b) => a.daysLeft - b.daysLeft)
}

/** The minutes of all interviews that are still to come so many days from today. */
export const minutesOn = (coming: readonly ComingInterview[], day: number): number =>
  coming
    .filter(({ daysLeft }) => Math.max(1, daysLeft) > day)
    .reduce((sum, each) => sum + minutesOfWeekday(each, weekdayOf(each.today + day)), 0)

/** The minutes of an interview on a weekday, from 0, Sunday. */
export const minutesOfWeekday = ({ interview, minutesPerDay }: ComingInterview, weekday: number): number =>
  interview.minutesByWeekday?.[weekday] ?? minutesPerDay

/** The minutes of all interviews on a day that has none of its own. */
export const usualMinutes = (coming: readonly ComingInterview[]): number =>
  coming.reduce((sum, { minutesPerDay }) => sum + minutesPerDay, 0)
