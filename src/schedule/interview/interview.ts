import type { AnswerSeconds } from '../answer-seconds.ts'
import { type GradeChances, USUAL_CHANCES } from '../memory/grade-chances.ts'
import {
  daysToPlan,
  type Group,
  groupsOf,
  groupsWithoutWeights,
  type Interview,
  type PlannedCard,
  weightOf,
} from './interview-groups.ts'
import { askOn, settlePrices } from './market.ts'
import { createMemoryGrid, type MemoryGrid } from './memory-grid.ts'
import { type Asked, createProspects, type Prospects } from './prospects.ts'

export interface PlanInput {
  /** They may share cards: such a card is asked for all of them. */
  readonly interviews: readonly Interview[]
  readonly secondsToday: number
  readonly secondsPerDay: number
  /** Instead, where the days after today differ: the seconds of each, by days from today. */
  readonly secondsOn?: (day: number) => number
  /** The chance, 0–1, that a day so many from today has these seconds; else it has none. Without it all have. */
  readonly chanceOn?: (day: number) => number
  readonly seconds: AnswerSeconds
  /** FSRS-6's. */
  readonly parameters: readonly number[]
  /** How often each grade is given; as usual without. */
  readonly grades?: GradeChances
}

/** A day of the plan. Numbers of questions are expected ones. */
interface ForecastDay extends Asked {
  /** Days from today. */
  readonly day: number
  /** By interview: how many of its questions would be recalled on its day, if nothing were asked after this one; each counts by its weight. */
  readonly recalled: readonly number[]
}

export interface Forecast {
  /** By interview: how many of its questions would be recalled on its day, if nothing were asked any more; each counts by its weight. */
  readonly recalledNow: readonly number[]
  /** From today to the day before the last interview. */
  readonly days: readonly ForecastDay[]
  /** By interview: questions that are never asked before its day. */
  readonly unseenLeft: readonly number[]
}

/** A question worth asking today, and the seconds that it will take, in expectation. */
export interface PlannedQuestion {
  readonly id: string
  readonly seconds: number
}

/**
 * What to ask today so that most is recalled of what is likely to be asked in the interviews, most valuable first: asked in this
 * order until today's time is spent. Looks ahead: a price is sought for a second of each day left, at which what is worth
 * asking then just fills the day (the dual of packing all days), and a card's worth is what it gains today beyond waiting
 * for a better day, per second, times its weight; unseen questions that could not all be seen any more if these waited are worth what they
 * bring beside never being seen. Left out are cards that are better asked later and those answered today. Throws a RangeError for an
 * interview that is past.
 */
export function planToday(input: PlanInput): readonly PlannedQuestion[] {
  const { groups } = valued(input)
  const nowOrNever = new Set(unseenThatCannotWait(input).map(({ id }) => id))
  const offers = groups.flatMap(({ cards, prospects }) => {
    let seen = 0
    return cards.filter(isThere).map((card) => {
      const { id, memory } = card
      const { worth, seconds } = memory === null ? prospects.unseenToday() : prospects.today(seen++)
      return { id, seconds, worth: weightOf(card) * (nowOrNever.has(id) ? prospects.unseenNowOrNever() : worth) }
    })
  })
  return offers
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .map(({ id, seconds }) => ({ id, seconds }))
}

/** As much of a plan as there is time for; the last question may run over by less than half of what it takes. */
export function withinTime(planned: readonly PlannedQuestion[], seconds: number): readonly PlannedQuestion[] {
  let left = seconds
  const end = planned.findIndex((question) => {
    if (left < question.seconds / 2) return true
    left -= question.seconds
    return false
  })
  return end < 0 ? planned : planned.slice(0, end)
}

/** How many questions are likely to be recalled at their interviews, by the plan; each counts by its weight. Throws as `planToday` does. */
export const recalledInAll = (plan: PlanInput): number =>
  (forecast(plan).days.at(-1)?.recalled ?? []).reduce((sum, each) => sum + each, 0)

/** How the days until the interviews would go by the plan, in expectation. Throws as `planToday` does. */
export function forecast(input: PlanInput): Forecast {
  const { groups, days, widths, budgets } = valued(input)
  const prospects = groups.map((group) => group.prospects)
  const sumFor = (interview: number, of: (prospects: Prospects, index: number) => number) =>
    groups.reduce((sum, group) => {
      const index = group.interviews.indexOf(interview)
      return index < 0 ? sum : sum + of(group.prospects, index)
    }, 0)
  const recalledNow = input.interviews.map((_, interview) =>
    sumFor(interview, (each, index) => each.recalledOnTheDay(index)),
  )
  const unseenLeft = input.interviews.map((_, interview) => sumFor(interview, (each) => each.unseenLeft()))
  let before = recalledNow
  const forecastDays = days.flatMap((firstDay, index): ForecastDay[] => {
    const { asked } = askOn(prospects, index, budgets[index] ?? 0)
    const from = before
    const after = input.interviews.map(({ daysLeft }, interview) => {
      // What is asked after an interview changes nothing about it.
      if (firstDay > 0 && firstDay >= daysLeft) return from[interview] ?? 0
      unseenLeft[interview] = sumFor(interview, (each) => each.unseenLeft())
      return sumFor(interview, (each, which) => each.recalledOnTheDay(which))
    })
    const width = widths[index] ?? 1
    before = after
    return Array.from({ length: width }, (_, each) => ({
      day: firstDay + each,
      unseen: asked.unseen / width,
      seen: asked.seen / width,
      seconds: asked.seconds / width,
      recalled: after.map((end, interview) => {
        const start = from[interview] ?? 0
        return start + ((end - start) * (each + 1)) / width
      }),
    }))
  })
  return { recalledNow, days: forecastDays, unseenLeft }
}

/** Prospects of all groups of cards, valued at the prices of time of the days that are planned. */
function valued(input: PlanInput) {
  const { interviews } = input
  for (const { daysLeft } of interviews)
    if (!Number.isInteger(daysLeft) || daysLeft < 0) throw new RangeError(`not a day to come: ${daysLeft}`)
  const days = [...new Set(interviews.flatMap(({ daysLeft }) => daysToPlan(daysLeft)))].sort((a, b) => a - b)
  const end = Math.max(1, ...interviews.map(({ daysLeft }) => daysLeft))
  const widths = days.map((day, index) => (days[index + 1] ?? end) - day)
  const chances = widths.map((width, index) => chanceOfAny(input, days[index] ?? 0, width))
  const budgets = widths.map((width, index) =>
    index === 0 ? input.secondsToday * (chances[0] ?? 1) : secondsFrom(input, days[index] ?? 0, width),
  )
  const grid = gridFor(input)
  const prospectsOf = (group: Group) => {
    const seen = group.cards.flatMap(({ memory, elapsedDays }) => (memory === null ? [] : [{ memory, elapsedDays }]))
    const unseen = group.cards.filter(({ memory }) => memory === null)
    return createProspects({
      grid,
      days,
      interviewDays: group.interviews.map((interview) => interviews[interview]?.daysLeft ?? 0),
      memories: seen.map(({ memory }) => memory),
      elapsedDays: seen.map(({ elapsedDays }) => elapsedDays),
      weight: group.weight,
      unseen: unseen.filter(isThere).length,
      arriving: arrivals(unseen, days),
      seconds: input.seconds,
      chances,
    })
  }
  const groups = groupsOf(interviews).map((group) => ({ ...group, prospects: prospectsOf(group) }))
  settlePrices(
    groups.map(({ prospects }) => prospects),
    budgets,
    groupsWithoutWeights(groups)?.map(prospectsOf),
  )
  return { groups, days, widths, budgets }
}

/** Whether it can be asked today. */
const isThere = ({ memory, fromDay = 0 }: PlannedCard) => memory !== null || fromDay <= 0

/** How many questions can be asked from each of the days on, after today. */
function arrivals(cards: readonly PlannedCard[], days: readonly number[]): readonly number[] {
  const counts = days.map(() => 0)
  for (const { fromDay = 0 } of cards) {
    const first = days.findIndex((day) => day >= fromDay)
    if (fromDay > 0 && first >= 0) counts[first] = (counts[first] ?? 0) + 1
  }
  return counts
}

/** Unseen questions that the days after today have no room for, the heaviest first, then soonest interview first, each interview's in its own order. */
function unseenThatCannotWait(input: PlanInput): readonly PlannedCard[] {
  const { interviews, seconds, grades = USUAL_CHANCES } = input
  const secondsEach = seconds.firstTime + grades.first.again * seconds.recalled
  const unseen = new Map<string, PlannedCard>()
  let most = 0
  for (const { daysLeft, cards } of [...interviews].sort((a, b) => a.daysLeft - b.daysLeft)) {
    for (const card of cards) if (card.memory === null && isThere(card)) unseen.set(card.id, card)
    const roomLater = Math.floor(secondsFrom(input, 1, Math.max(0, daysLeft - 1)) / secondsEach)
    most = Math.max(most, unseen.size - roomLater)
  }
  // Where not all have room, those that matter most.
  return [...unseen.values()].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, most)
}

/** The seconds of so many days together, in expectation. */
function secondsFrom(input: PlanInput, from: number, days: number): number {
  const { secondsPerDay, secondsOn = () => secondsPerDay, chanceOn = () => 1 } = input
  let sum = 0
  for (let day = from; day < from + days; day++) sum += chanceOn(day) * secondsOn(day)
  return sum
}

/** The chance that one of so many days has time. */
function chanceOfAny({ chanceOn = () => 1 }: PlanInput, from: number, days: number): number {
  let none = 1
  for (let day = from; day < from + days; day++) none *= 1 - chanceOn(day)
  return 1 - none
}

/** The last grid made: what it is made of hardly ever changes, and its tables take longer to make than a plan. */
let lastGrid: { readonly of: string; readonly grid: MemoryGrid } | null = null

function gridFor({ parameters, grades = USUAL_CHANCES }: PlanInput): MemoryGrid {
  const of = JSON.stringify([parameters, grades])
  if (lastGrid?.of !== of) lastGrid = { of, grid: createMemoryGrid(parameters, grades) }
  return lastGrid.grid
}
