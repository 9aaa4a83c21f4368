import type { Card } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { matches } from '../../drill/filter.ts'
import { type AnswerSeconds, answerSeconds, type TimedReview, timedReviews } from '../../schedule/answer-seconds.ts'
import { type History, historiesByCard } from '../../schedule/calibration.ts'
import { startOfStudyDay, studyDay } from '../../schedule/day.ts'
import { asKept } from '../../schedule/interview/attendance.ts'
import { type PlanInput, planToday, recalledInAll, withinTime } from '../../schedule/interview/interview.ts'
import type { PlannedCard } from '../../schedule/interview/interview-groups.ts'
import {
  LONGEST_LOOK_BACK_DAYS,
  type PlanPromise,
  type PromisedDay,
  promisedDays,
} from '../../schedule/interview/promise.ts'
import { memoryRange, type OwnMemory, ownMemory } from '../../schedule/memory/own-memory.ts'
import { pastReviews } from '../../schedule/memory/past-review.ts'
import type { CardRecord } from '../../store/store.ts'
import type { Collection } from '../collection/collection.ts'
import { weigher } from '../collection/weights.ts'
import { parametersOf, zoneOf } from '../frame/scheduling.ts'
import { type ComingInterview, comingInterviews, minutesOfWeekday, minutesOn, usualMinutes } from './interviews.ts'
import { type KnownInterview, toCome } from './known-interviews.ts'

/** What a plan is made of, besides the interviews. */
export interface PlanFacts {
  /** Today's study day. */
  readonly today: number
  /** Of today's minutes, those spent already on these questions. */
  readonly spentSeconds: number
  /** The days since the first promise, until yesterday. */
  readonly past: readonly PromisedDay[]
  readonly seconds: AnswerSeconds
  /** Of questions whose steps of learning come again today. */
  readonly owedSeconds: number
  /** This person's memory, by the answers to these questions. */
  readonly own: OwnMemory
  /** A question as the plan knows it, by the person's memory or by another one. */
  planned(card: Card, own?: OwnMemory): PlannedCard
  /** A worse and a better memory, between which this person's is likely to be. */
  range(): readonly [OwnMemory, OwnMemory]
}

/** More answers than this tell hardly more about a memory, and would take long to look at. */
const MOST_ANSWERS = 2000

/** Gathers what is known of the days so far and of each question. */
export async function planFacts(
  context: Context,
  { cards }: Pick<Collection, 'cards'>,
  coming: readonly ComingInterview[],
): Promise<PlanFacts> {
  const store = await context.store()
  const zone = zoneOf(context)
  const today = studyDay(context.now(), zone)
  const reviews = await store.reviews(pastReviews(zone))
  const promises = coming.length === 0 ? [] : await store.promises()
  const seconds = answerSeconds(reviews)
  const lately = reviews.filter(({ day }) => day >= today - LONGEST_LOOK_BACK_DAYS)
  const byDay = byDayOf(timedReviews(lately, seconds))
  const secondsOf = (day: number, isMeant: (card: string) => boolean) =>
    (byDay.get(day) ?? []).reduce((sum, each) => sum + (isMeant(each.card) ? each.seconds : 0), 0)
  const planned = new Set(coming.flatMap((each) => each.cards.map(({ id }) => id)))
  const byId = new Map(cards.map((card) => [card.id, card]))
  const records = store.records()
  const weightOf = await weigher(context)
  const made = parametersOf(context.settings)
  let fitted: { readonly histories: ReadonlyMap<string, History>; readonly own: OwnMemory } | null = null
  // Not everybody who asks what was promised wants to know how ready that makes.
  const learnt = () => {
    if (fitted !== null) return fitted
    const histories = someOf(historiesByCard(reviews.filter(({ card }) => planned.has(card))), MOST_ANSWERS)
    fitted = { histories, own: ownMemory(histories, made) }
    return fitted
  }
  const steps = [...planned].filter((id) => isOwed(records.get(id), startOfStudyDay(today + 1, zone)))
  return {
    today,
    spentSeconds: secondsOf(today, (card) => planned.has(card)),
    past: promisedDays(promises, today, (day, about) => secondsOf(day, (card) => isAbout(byId.get(card), about))),
    seconds,
    owedSeconds: steps.length * seconds.recalled,
    get own() {
      return learnt().own
    },
    planned: (card, as = learnt().own) => {
      const { id } = card
      const weight = weightOf(card)
      const schedule = records.get(id)?.schedule ?? null
      if (schedule === null) return { id, memory: null, elapsedDays: 0, weight }
      const elapsedDays = Math.max(0, today - studyDay(schedule.lastReview, zone))
      return { id, memory: as.memoryOf(id, schedule), elapsedDays, weight }
    },
    range: () => {
      const days = Math.max(1, ...coming.map(({ daysLeft }) => daysLeft)) / 2
      const unseen = [...planned].filter((id) => (records.get(id)?.schedule ?? null) === null).length
      const { own, histories } = learnt()
      return memoryRange(own, histories, made, { days, unseen })
    },
  }
}

/** All histories, or so many of them, evenly, that they hold no more answers than that. */
function someOf(histories: ReadonlyMap<string, History>, most: number): ReadonlyMap<string, History> {
  const answers = [...histories.values()].reduce((sum, { length }) => sum + length, 0)
  const every = Math.max(1, Math.ceil(answers / most))
  return new Map([...histories].filter((_, index) => index % every === 0))
}

function byDayOf(reviews: readonly TimedReview[]): ReadonlyMap<number, readonly TimedReview[]> {
  const byDay = new Map<number, TimedReview[]>()
  for (const review of reviews) {
    const known = byDay.get(review.day)
    if (known === undefined) byDay.set(review.day, [review])
    else known.push(review)
  }
  return byDay
}

/** A question of which no more is known than its id may have been about anything. */
const isAbout = (card: Card | undefined, about: PlanPromise['about']): boolean =>
  about.some((each) => (card === undefined ? each.decks.length + each.tags.length === 0 : matches(card, each)))

/** Whether a step of learning comes again before an instant. */
const isOwed = (record: CardRecord | undefined, before: Date): boolean =>
  record?.schedule != null && !record.suspended && record.schedule.phase !== 'review' && record.schedule.due < before

/**
 * What the plan reckons with when all minutes are done. Of today's, what was spent already on these questions is gone. `alsoUnanswered`:
 * as if the missing answers were written; `as`: with another memory.
 */
export function promisedPlan(
  coming: readonly ComingInterview[],
  { spentSeconds, seconds, planned, own }: PlanFacts,
  { alsoUnanswered = false, as = own }: { readonly alsoUnanswered?: boolean; readonly as?: OwnMemory } = {},
): PlanInput {
  return {
    interviews: coming.map(({ daysLeft, cards, unanswered }) => ({
      daysLeft,
      cards: (alsoUnanswered ? [...cards, ...unanswered] : cards).map((card) => planned(card, as)),
    })),
    secondsToday: Math.max(0, minutesOn(coming, 0) * 60 - spentSeconds),
    secondsPerDay: usualMinutes(coming) * 60,
    secondsOn: (day) => minutesOn(coming, day) * 60,
    seconds,
    parameters: as.parameters,
  }
}

/**
 * The ids of the questions that the plan asks in what is left of today's time, in order. Steps of learning that come again today
 * have their time first: a second session adds nothing new while they fill it.
 */
export function plannedToday(
  promised: PlanInput,
  { past, today, spentSeconds, owedSeconds }: PlanFacts,
): readonly string[] {
  const kept = asKept(promised, past, { today, spentSeconds, isThere: true })
  return withinTime(planToday(kept), promised.secondsToday - owedSeconds).map(({ id }) => id)
}

/** What is promised from today on; how ready that makes is not reckoned yet. */
function promiseOf(coming: readonly ComingInterview[], today: number, askedAll: boolean): PlanPromise {
  return {
    day: today,
    until: Math.max(today, ...coming.map(({ daysLeft }) => today + Math.max(1, daysLeft))),
    secondsByWeekday: Array.from({ length: 7 }, (_, weekday) =>
      coming.reduce((sum, each) => sum + minutesOfWeekday(each, weekday) * 60, 0),
    ),
    about: coming.map(({ interview: { decks, tags } }) => ({ decks, tags })),
    ready: null,
    askedAll,
  }
}

/** The share of all questions that is recalled at the interviews, as a forecast has it. */
function readyAt(coming: readonly ComingInterview[], plan: PlanInput): number {
  const questions = coming.reduce((sum, { cards, unanswered }) => sum + cards.length + unanswered.length, 0)
  return questions === 0 ? 0 : recalledInAll(plan) / questions
}

/** Remembers what is promised from today on by interviews of which some were just planned, changed or left out. */
export async function promiseAnew(
  context: Context,
  collection: Pick<Collection, 'cards' | 'records'>,
  interviews: readonly KnownInterview[],
): Promise<void> {
  const coming = comingInterviews(context, collection, toCome(interviews))
  const facts = await planFacts(context, collection, coming)
  await rememberPlan(context, coming, facts)
}

/**
 * Remembers what is promised from today on, with how ready that is likely to make, unless today it was already.
 * `askedAll`: all was asked that there was for today.
 */
export async function rememberPlan(
  context: Context,
  coming: readonly ComingInterview[],
  facts: PlanFacts,
  askedAll = false,
): Promise<void> {
  const { past, today, spentSeconds } = facts
  const promisedToday = lastOf(await (await context.store()).promises(), today)
  const promise = promiseOf(coming, today, askedAll)
  const isSamePlan = promisedToday !== null && saysTheSame(promise, promisedToday)
  if (isSamePlan && (promisedToday.askedAll || !askedAll)) return
  const foretell = () => {
    if (coming.length === 0) return null
    const promised = promisedPlan(coming, facts)
    return readyAt(coming, asKept(promised, past, { today, spentSeconds, isThere: false }))
  }
  const ready = isSamePlan ? promisedToday.ready : foretell()
  await (await context.store()).append([{ type: 'promised', promise: { ...promise, ready } }], context.now())
}

const lastOf = (promises: readonly PlanPromise[], day: number): PlanPromise | null =>
  promises.findLast((promise) => promise.day === day) ?? null

const saysTheSame = (one: PlanPromise, other: PlanPromise): boolean =>
  one.until === other.until &&
  JSON.stringify([one.secondsByWeekday, one.about]) === JSON.stringify([other.secondsByWeekday, other.about])
