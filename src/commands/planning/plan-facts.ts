import type { Card, CardId } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { matches } from '../../drill/filter.ts'
import type { AnswerSeconds } from '../../schedule/answer-seconds.ts'
import { type History, historiesByCard } from '../../schedule/calibration.ts'
import { startOfStudyDay, studyDay } from '../../schedule/day.ts'
import { asKept } from '../../schedule/interview/attendance.ts'
import { type PlanInput, planToday, recalledInAll, withinTime } from '../../schedule/interview/interview.ts'
import type { PlannedCard } from '../../schedule/interview/interview-groups.ts'
import { type PlanPromise, type PromisedDay, promisedDays } from '../../schedule/interview/promise.ts'
import { askableFrom, writingAsSoFar } from '../../schedule/interview/writing.ts'
import { memoryRange, type OwnMemory, ownMemory } from '../../schedule/memory/own-memory.ts'
import { pastReviews } from '../../schedule/memory/past-review.ts'
import type { PastTotals } from '../../schedule/totals/past-totals.ts'
import type { CardRecord } from '../../store/store.ts'
import type { Collection } from '../collection/collection.ts'
import { weigher } from '../collection/weights.ts'
import { parametersOf, totalsOf, zoneOf } from '../frame/scheduling.ts'
import { type ComingInterview, comingInterviews, minutesOfWeekday, minutesOn, usualMinutes } from './interviews.ts'
import { type KnownInterview, toCome } from './known-interviews.ts'
import { writtenDays } from './writing.ts'

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
  /** How much more than another a question matters, from 1. */
  weightOf(card: Card): number
  /** Answers that were written on the days since the first promise, until yesterday, and how many a day are likely from today on. */
  written(): Promise<Written>
  /** A question as the plan knows it, by the person's memory or by another one. */
  planned(card: Card, own?: OwnMemory): PlannedCard
  /** A worse and a better memory, between which this person's is likely to be. */
  range(): readonly [OwnMemory, OwnMemory]
}

export interface Written {
  readonly count: number
  readonly perDay: number
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
  const { totals, promises: allPromises } = await totalsOf(context, { ofPlans: true })
  const promises = coming.length === 0 ? [] : allPromises
  const seconds = totals.times.answerSeconds()
  const secondsOf = (day: number, isMeant: (card: string) => boolean) => totals.recent.secondsOn(day, seconds, isMeant)
  const planned = new Set(coming.flatMap((each) => each.cards.map(({ id }) => id)))
  const byId = new Map(cards.map((card) => [card.id, card]))
  const records = store.records()
  const weightOf = await weigher(context)
  const made = parametersOf(context.settings)
  const all = await historiesOf(context, totals, planned)
  let fitted: { readonly histories: ReadonlyMap<string, History>; readonly own: OwnMemory } | null = null
  // Not everybody who asks what was promised wants to know how ready that makes.
  const learnt = () => {
    if (fitted !== null) return fitted
    const histories = someOf(all, MOST_ANSWERS)
    fitted = { histories, own: ownMemory(histories, made) }
    return fitted
  }
  const steps = [...planned].filter((id) => isOwed(records.get(id), startOfStudyDay(today + 1, zone)))
  const past = promisedDays(promises, today, (day, about) => secondsOf(day, (card) => isAbout(byId.get(card), about)))
  return {
    today,
    spentSeconds: secondsOf(today, (card) => planned.has(card)),
    past,
    seconds,
    owedSeconds: steps.length * seconds.recalled,
    get own() {
      return learnt().own
    },
    weightOf,
    written: async () => {
      const [first] = past
      if (first === undefined) return { count: 0, perDay: 0 }
      const days = (await writtenDays(context, coming, first.day)).filter((day) => day < today)
      const daysLeft = Math.max(...coming.map((each) => each.daysLeft))
      return { count: days.length, perDay: writingAsSoFar(days, { first: first.day, today, daysLeft }) }
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

/** Of a sample with fewer answers, those of all questions are looked at. */
const FEWEST_SAMPLED = 1000

/** All histories, or so many of them, evenly, that they hold no more answers than that. */
function someOf(histories: ReadonlyMap<string, History>, most: number): ReadonlyMap<string, History> {
  const answers = [...histories.values()].reduce((sum, { length }) => sum + length, 0)
  const every = Math.max(1, Math.ceil(answers / most))
  return new Map([...histories].filter((_, index) => index % every === 0))
}

/** The histories of questions: of a sample of them where that has enough answers, else of all, for which each review is read. */
async function historiesOf(
  context: Context,
  { sample }: PastTotals,
  planned: ReadonlySet<CardId>,
): Promise<ReadonlyMap<CardId, History>> {
  const sampled = sample.histories((card) => planned.has(card))
  const answers = [...sampled.values()].reduce((sum, { length }) => sum + length, 0)
  if (sample.level === 0 || answers >= FEWEST_SAMPLED) return sampled
  const store = await context.store()
  const records = store.records()
  const given = [...planned].reduce((sum, id) => sum + (records.get(id)?.schedule?.reps ?? 0), 0)
  if (answers >= given) return sampled
  const pastReview = pastReviews(zoneOf(context))
  const reviews = await store.reviews((review) => (planned.has(review.card) ? pastReview(review) : null))
  return historiesByCard(reviews)
}

/** A question of which no more is known than its id may have been about anything. */
const isAbout = (card: Card | undefined, about: PlanPromise['about']): boolean =>
  about.some((each) => (card === undefined ? each.decks.length + each.tags.length === 0 : matches(card, each)))

/** Whether a step of learning comes again before an instant. */
const isOwed = (record: CardRecord | undefined, before: Date): boolean =>
  record?.schedule != null && !record.suspended && record.schedule.phase !== 'review' && record.schedule.due < before

/**
 * What the plan reckons with when all minutes are done. Of today's, what was spent already on these questions is gone, and what steps of
 * learning take that come again. `alsoUnanswered`:
 * as if the missing answers were written; `writtenPerDay`: as if so many of them were each day; `as`: with another memory.
 */
export function promisedPlan(
  coming: readonly ComingInterview[],
  { spentSeconds, owedSeconds, seconds, planned, weightOf, own }: PlanFacts,
  {
    alsoUnanswered = false,
    writtenPerDay = 0,
    as = own,
  }: { readonly alsoUnanswered?: boolean; readonly writtenPerDay?: number; readonly as?: OwnMemory } = {},
): PlanInput {
  const askable = askableFrom(
    coming.map(({ daysLeft, unanswered }) => ({
      daysLeft,
      unwritten: unanswered.map((card) => ({ id: card.id, weight: weightOf(card) })),
    })),
    writtenPerDay,
  )
  const toCome = (card: Card): readonly PlannedCard[] => {
    const fromDay = alsoUnanswered ? 0 : askable.get(card.id)
    if (fromDay === undefined) return []
    return [fromDay === 0 ? planned(card, as) : { ...planned(card, as), memory: null, elapsedDays: 0, fromDay }]
  }
  return {
    interviews: coming.map(({ daysLeft, cards, unanswered }) => ({
      daysLeft,
      cards: [...cards.map((card) => planned(card, as)), ...unanswered.flatMap(toCome)],
    })),
    secondsToday: Math.max(0, minutesOn(coming, 0) * 60 - spentSeconds - owedSeconds),
    secondsPerDay: usualMinutes(coming) * 60,
    secondsOn: (day) => minutesOn(coming, day) * 60,
    seconds,
    parameters: as.parameters,
    grades: as.grades,
  }
}

/** What the plan comes to when days are kept and missing answers written as so far. */
export async function planAsSoFar(coming: readonly ComingInterview[], facts: PlanFacts): Promise<PlanInput> {
  const { past, today, spentSeconds, owedSeconds } = facts
  const isAnswerMissing = coming.some(({ unanswered }) => unanswered.length > 0)
  const { perDay: writtenPerDay } = isAnswerMissing ? await facts.written() : { perDay: 0 }
  return asKept(promisedPlan(coming, facts, { writtenPerDay }), past, {
    today,
    spentSeconds,
    owedSeconds,
    isThere: false,
  })
}

/** What all questions of an interview weigh, those without an answer among them. */
export const weightOfInterview = ({ cards, unanswered }: ComingInterview, { weightOf }: Pick<PlanFacts, 'weightOf'>) =>
  [...cards, ...unanswered].reduce((sum, card) => sum + weightOf(card), 0)

/**
 * The ids of the questions that the plan asks in what is left of today's time, in order. Steps of learning that come again today
 * have their time first: a second session adds nothing new while they fill it.
 */
export function plannedToday(
  promised: PlanInput,
  { past, today, spentSeconds, owedSeconds }: PlanFacts,
): readonly string[] {
  const kept = asKept(promised, past, { today, spentSeconds, owedSeconds, isThere: true })
  return withinTime(planToday(kept), promised.secondsToday).map(({ id }) => id)
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

/** The share of all that interviews ask which is recalled then, if it goes on as so far. */
async function readyAsSoFar(coming: readonly ComingInterview[], facts: PlanFacts): Promise<number> {
  const all = coming.reduce((sum, each) => sum + weightOfInterview(each, facts), 0)
  return all === 0 ? 0 : recalledInAll(await planAsSoFar(coming, facts)) / all
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
  const { today } = facts
  const promisedToday = lastOf((await totalsOf(context)).promises, today)
  const promise = promiseOf(coming, today, askedAll)
  const isSamePlan = promisedToday !== null && saysTheSame(promise, promisedToday)
  if (isSamePlan && (promisedToday.askedAll || !askedAll)) return
  const foretell = async () => (coming.length === 0 ? null : readyAsSoFar(coming, facts))
  const ready = isSamePlan ? promisedToday.ready : await foretell()
  await (await context.store()).append([{ type: 'promised', promise: { ...promise, ready } }], context.now())
}

const lastOf = (promises: readonly PlanPromise[], day: number): PlanPromise | null =>
  promises.findLast((promise) => promise.day === day) ?? null

const saysTheSame = (one: PlanPromise, other: PlanPromise): boolean =>
  one.until === other.until &&
  JSON.stringify([one.secondsByWeekday, one.about]) === JSON.stringify([other.secondsByWeekday, other.about])
