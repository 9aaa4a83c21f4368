import type { Card } from '../cards/card.ts'
import type { Context } from '../context.ts'
import { matches } from '../drill/filter.ts'
import { answerSeconds } from '../schedule/answer-seconds.ts'
import { studyDay } from '../schedule/day.ts'
import { type PlanInput, planToday, withinTime } from '../schedule/interview.ts'
import type { PlannedCard } from '../schedule/interview-groups.ts'
import { pastReviews } from '../schedule/past-review.ts'
import type { Interview } from '../store/kept-interviews.ts'
import type { CardRecord } from '../store/store.ts'
import type { Collection } from './collection.ts'
import { parametersOf, zoneOf } from './scheduling.ts'
import { weigher } from './weights.ts'

const DAY_MS = 86_400_000

/** An interview that is still to come, with its questions. */
export interface ComingInterview {
  readonly interview: Interview
  /** Study days from today. */
  readonly daysLeft: number
  /** How long there is for it each day. */
  readonly minutesPerDay: number
  /** Those that can be asked. */
  readonly cards: readonly Card[]
  /** Those with nothing noted under them: they cannot be learnt, and count as not ready. */
  readonly unanswered: readonly Card[]
}

/** The study day of a date as 2026-11-22. */
export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS

/** The date of a study day, as 2026-11-22. */
export const dateOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

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
        minutesPerDay: interview.minutesPerDay ?? context.settings.planMinutesPerDay,
        cards: own.filter(({ status }) => status !== 'unanswered'),
        unanswered: own.filter(({ status }) => status === 'unanswered'),
      }
    })
    .filter(({ daysLeft }) => daysLeft >= 0)
    .sort((a, b) => a.daysLeft - b.daysLeft)
}

/**
 * What the plan reckons with. Of today's minutes, what was spent already on these questions is gone. `alsoUnanswered`:
 * as if the missing answers were written.
 */
export async function planInput(
  context: Context,
  coming: readonly ComingInterview[],
  { alsoUnanswered = false }: { readonly alsoUnanswered?: boolean } = {},
): Promise<PlanInput> {
  const store = await context.store()
  const zone = zoneOf(context)
  const reviews = await store.reviews(pastReviews(zone))
  const today = studyDay(context.now(), zone)
  const planned = new Set(coming.flatMap(({ cards }) => cards.map(({ id }) => id)))
  const spentSeconds = reviews
    .filter(({ card, day }) => planned.has(card) && day === today)
    .reduce((sum, { seconds }) => sum + (seconds ?? 0), 0)
  const records = store.records()
  const weightOf = await weigher(context)
  const toPlan = (card: Card) => ({
    ...plannedCard(card.id, records.get(card.id), (at) => Math.max(0, today - studyDay(at, zone))),
    weight: weightOf(card),
  })
  return {
    interviews: coming.map(({ daysLeft, cards, unanswered }) => ({
      daysLeft,
      cards: (alsoUnanswered ? [...cards, ...unanswered] : cards).map(toPlan),
    })),
    secondsToday: Math.max(0, minutesOn(coming, 0) * 60 - spentSeconds),
    secondsPerDay: minutesOn(coming, 0) * 60,
    secondsOn: (day) => minutesOn(coming, day) * 60,
    seconds: answerSeconds(reviews),
    parameters: parametersOf(context.settings),
  }
}

/** The minutes of all interviews that are still to come so many days from today. */
export const minutesOn = (coming: readonly ComingInterview[], day: number): number =>
  coming
    .filter(({ daysLeft }) => Math.max(1, daysLeft) > day)
    .reduce((sum, { minutesPerDay }) => sum + minutesPerDay, 0)

/** The ids of the questions that the plan asks in what is left of today's time, in order. */
export function plannedToday(input: PlanInput): readonly string[] {
  return withinTime(planToday(input), input.secondsToday).map(({ id }) => id)
}

function plannedCard(id: string, record: CardRecord | undefined, daysSince: (at: Date) => number): PlannedCard {
  const schedule = record?.schedule ?? null
  return schedule === null
    ? { id, memory: null, elapsedDays: 0 }
    : { id, memory: schedule, elapsedDays: daysSince(schedule.lastReview) }
}
