import { askOn, settlePrices } from './market.ts'
import type { Memory } from './memory.ts'
import { CHANCE_TO_FAIL_A_NEW_QUESTION, createMemoryGrid, type MemoryGrid } from './memory-grid.ts'
import { type AnswerSeconds, type Asked, createProspects, type Prospects } from './prospects.ts'

/** A question that an interview may ask; `memory` is null when it was never asked. `elapsedDays`: study days since the last answer. */
export interface PlannedCard {
  readonly id: string
  readonly memory: Memory | null
  readonly elapsedDays: number
}

/** An interview so many study days from today (0: later today), and what it may ask. */
export interface Interview {
  readonly daysLeft: number
  readonly cards: readonly PlannedCard[]
}

export interface PlanInput {
  /** A card counts for one of them: of several that may ask it, the first. */
  readonly interviews: readonly Interview[]
  readonly secondsToday: number
  readonly secondsPerDay: number
  readonly seconds: AnswerSeconds
  /** FSRS-6's. */
  readonly parameters: readonly number[]
}

/** A day of the plan. Numbers of questions are expected ones. */
export interface ForecastDay extends Asked {
  /** Days from today. */
  readonly day: number
  /** By interview: how many of its questions would be recalled on its day, if nothing were asked after this one. */
  readonly recalled: readonly number[]
}

export interface Forecast {
  /** By interview: how many of its questions would be recalled on its day, if nothing were asked any more. */
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
 * What to ask today so that most questions are recalled on the days of the interviews, most valuable first: asked in this
 * order until today's time is spent. Looks ahead: a price is sought for a second of each day left, at which what is worth
 * asking then just fills the day (the dual of packing all days), and a card's worth is what it gains today beyond waiting
 * for a better day, per second. Before all come unseen questions that could not all be seen any more if these waited. Left out
 * are cards that are better asked later and those answered today. Throws a RangeError for an interview that is past.
 */
export function planToday(input: PlanInput): readonly PlannedQuestion[] {
  const { interviews, prospects } = valued(input)
  const unseenFirst = new Set(unseenThatCannotWait(interviews, input).map(({ id }) => id))
  const offers = interviews.flatMap(({ cards }, index) => {
    const prospect = prospects[index] as Prospects
    let seen = 0
    return cards.map(({ id, memory }) => {
      const { worth, seconds } = memory === null ? prospect.unseenToday() : prospect.today(seen++)
      return { id, seconds, worth: unseenFirst.has(id) ? Number.POSITIVE_INFINITY : worth }
    })
  })
  return offers
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => (a.worth === b.worth ? 0 : b.worth - a.worth))
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

/** How the days until the interviews would go by the plan, in expectation. Throws as `planToday` does. */
export function forecast(input: PlanInput): Forecast {
  const { prospects, days, widths, budgets } = valued(input)
  const recalledNow = prospects.map((each) => each.recalledOnTheDay())
  let before = recalledNow
  const forecastDays = days.flatMap((firstDay, index): ForecastDay[] => {
    const { asked } = askOn(prospects, index, budgets[index] ?? 0)
    const after = prospects.map((each) => each.recalledOnTheDay())
    const width = widths[index] ?? 1
    const from = before
    before = after
    return Array.from({ length: width }, (_, each) => ({
      day: firstDay + each,
      unseen: asked.unseen / width,
      seen: asked.seen / width,
      seconds: asked.seconds / width,
      recalled: after.map((end, which) => {
        const start = from[which] ?? 0
        return start + ((end - start) * (each + 1)) / width
      }),
    }))
  })
  return { recalledNow, days: forecastDays, unseenLeft: prospects.map((each) => each.unseenLeft()) }
}

/** Prospects of all interviews, valued at the prices of time of the days that are planned. */
function valued(input: PlanInput) {
  const interviews = withoutRepeats(input.interviews)
  const days = [...new Set(interviews.flatMap(({ daysLeft }) => daysToPlan(daysLeft)))].sort((a, b) => a - b)
  const end = Math.max(1, ...interviews.map(({ daysLeft }) => daysLeft))
  const widths = days.map((day, index) => (days[index + 1] ?? end) - day)
  const budgets = widths.map((width, index) => (index === 0 ? input.secondsToday : width * input.secondsPerDay))
  const grid = gridFor(input.parameters)
  const prospects = interviews.map(({ cards, daysLeft }) => {
    const seen = cards.flatMap(({ memory, elapsedDays }) => (memory === null ? [] : [{ memory, elapsedDays }]))
    return createProspects({
      grid,
      days,
      daysLeft,
      memories: seen.map(({ memory }) => memory),
      elapsedDays: seen.map(({ elapsedDays }) => elapsedDays),
      unseen: cards.length - seen.length,
      seconds: input.seconds,
    })
  })
  settlePrices(prospects, budgets)
  return { interviews, prospects, days, widths, budgets }
}

function withoutRepeats(interviews: readonly Interview[]): readonly Interview[] {
  const counted = new Set<string>()
  return interviews.map(({ daysLeft, cards }) => {
    if (!Number.isInteger(daysLeft) || daysLeft < 0) throw new RangeError(`not a day to come: ${daysLeft}`)
    const own = cards.filter(({ id }) => !counted.has(id))
    for (const { id } of own) counted.add(id)
    return { daysLeft, cards: own }
  })
}

const DAYS_PLANNED_SINGLY = 30
const SINGLE_DAYS_AT_EACH_END = 7

/**
 * The days that are looked at, 0 to the day before the interview. Of a long time the days in the middle are taken together,
 * several at once: today's choice does not hang on which of two days in two months brings a card.
 */
function daysToPlan(daysLeft: number): readonly number[] {
  if (daysLeft <= DAYS_PLANNED_SINGLY) return Array.from({ length: Math.max(1, daysLeft) }, (_, day) => day)
  const spans = DAYS_PLANNED_SINGLY - 2 * SINGLE_DAYS_AT_EACH_END
  const middle = daysLeft - 2 * SINGLE_DAYS_AT_EACH_END
  return Array.from({ length: DAYS_PLANNED_SINGLY }, (_, index) => {
    if (index < SINGLE_DAYS_AT_EACH_END) return index
    if (index >= DAYS_PLANNED_SINGLY - SINGLE_DAYS_AT_EACH_END) return daysLeft - DAYS_PLANNED_SINGLY + index
    return SINGLE_DAYS_AT_EACH_END + Math.floor(((index - SINGLE_DAYS_AT_EACH_END) * middle) / spans)
  })
}

/** Unseen questions that the days after today have no room for, soonest interview first, each interview's in its own order. */
function unseenThatCannotWait(interviews: readonly Interview[], input: PlanInput): readonly PlannedCard[] {
  const { firstTime, recalled } = input.seconds
  const secondsEach = firstTime + CHANCE_TO_FAIL_A_NEW_QUESTION * recalled
  const bySoonest = [...interviews].sort((a, b) => a.daysLeft - b.daysLeft)
  const unseen: PlannedCard[] = []
  let most = 0
  for (const { daysLeft, cards } of bySoonest) {
    unseen.push(...cards.filter(({ memory }) => memory === null))
    const roomLater = Math.floor((Math.max(0, daysLeft - 1) * input.secondsPerDay) / secondsEach)
    most = Math.max(most, unseen.length - roomLater)
  }
  return unseen.slice(0, most)
}

/** The last grid made: parameters hardly ever change, and its tables take longer to make than a plan. */
let lastGrid: { readonly parameters: readonly number[]; readonly grid: MemoryGrid } | null = null

function gridFor(parameters: readonly number[]): MemoryGrid {
  const isSame =
    lastGrid?.parameters.length === parameters.length &&
    lastGrid.parameters.every((value, index) => value === parameters[index])
  if (lastGrid === null || !isSame) lastGrid = { parameters: [...parameters], grid: createMemoryGrid(parameters) }
  return lastGrid.grid
}
