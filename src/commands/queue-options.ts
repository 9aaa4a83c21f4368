import type { Context } from '../context.ts'
import { type CardFilter, matches } from '../drill/filter.ts'
import { plannedQueue } from '../drill/planned-queue.ts'
import { buildQueue, countByKind, type Queue } from '../drill/queue.ts'
import { askedOn } from '../drill/summary.ts'
import { EXIT, PrepError } from '../errors.ts'
import { studyDay } from '../schedule/day.ts'
import type { InterviewDate } from '../store/setting.ts'
import { cardFilter } from './card-filter.ts'
import type { Collection } from './collection.ts'
import { type ComingInterview, comingInterviews, dayOf } from './interviews.ts'
import { remarkUnknown } from './named-decks.ts'
import { type PlanFacts, planFacts, plannedToday, promisedPlan } from './plan-facts.ts'
import { parametersOf, zoneOf } from './scheduling.ts'

/** Options of `prep drill` and `prep queue` that say what is asked. */
export interface DrillOptions {
  readonly limit?: number
  readonly new?: number
  readonly unanswered?: boolean
  readonly cram?: boolean
  readonly ahead?: number
  readonly answered?: boolean
  readonly partial?: boolean
  readonly deck?: readonly string[]
  readonly tag?: readonly string[]
  /** An interview's date, as 2026-11-22, and minutes a day until then: for this drill alone. */
  readonly by?: string
  readonly minutes?: number
  /** False: no plan is followed. */
  readonly plan?: boolean
  readonly type?: boolean
  readonly speak?: boolean
  /** Seconds for saying an answer aloud. */
  readonly time?: number
  /** Minutes of a mock interview, and the file that its report goes into. */
  readonly mock?: number
  readonly report?: string
}

export interface DrillQueue extends Queue {
  /** The interviews whose plan is followed; none: usual scheduling. */
  readonly following: readonly ComingInterview[]
  /** What the plan that is kept in the settings was made of; missing for one that holds for this drill alone. */
  readonly followed?: PlanFacts
}

/**
 * What a drill asks now. While an interview is planned for, its questions come by the plan as far as today's minutes go, then
 * the other questions as usual; an option that asks for something else (`--cram`, `--ahead`, `--unanswered`, `--new`) leaves the plan aside.
 */
export async function drillQueue(context: Context, collection: Collection, choice: DrillOptions): Promise<DrillQueue> {
  await remarkUnknown(context, collection.cards, choice)
  // `--unanswered` is more than a filter: it asks what is otherwise left out.
  const filter = cardFilter({ ...choice, unanswered: false })
  const following = comingInterviews(context, collection, interviewsFor(context, choice))
  if (following.length === 0) return { ...usualQueue(context, collection.cards, collection, choice, filter), following }

  const facts = await planFacts(context, collection, following)
  const planned = plannedToday(promisedPlan(following, facts), facts)
  const ofInterviews = new Set(following.flatMap(({ cards, unanswered }) => [...cards, ...unanswered]))
  const wanted = [...ofInterviews].filter((card) => matches(card, filter))
  const others = collection.cards.filter((card) => !ofInterviews.has(card))
  const first = plannedQueue(wanted, collection.records, planned, { now: context.now(), zone: zoneOf(context) })
  const rest = usualQueue(context, others, collection, choice, filter)
  const items = [...first, ...rest.items].slice(0, choice.limit ?? Number.POSITIVE_INFINITY)
  const unanswered = following.reduce((sum, each) => sum + each.unanswered.length, rest.counts.unanswered)
  const isStored = choice.by === undefined && choice.minutes === undefined
  return {
    items,
    counts: { ...rest.counts, ...countByKind(items), unanswered },
    following,
    ...(isStored && { followed: facts }),
  }
}

function interviewsFor(context: Context, choice: DrillOptions): readonly InterviewDate[] {
  const { settings, now } = context
  const wantsOther = choice.cram || choice.ahead !== undefined || choice.unanswered || choice.new !== undefined
  if (choice.by !== undefined) {
    if (dayOf(choice.by) < studyDay(now(), zoneOf(context)))
      throw new PrepError('interviewPast', { date: choice.by }, { exitCode: EXIT.usage })
    const minutes = choice.minutes === undefined ? {} : { minutesPerDay: choice.minutes }
    return [{ date: choice.by, decks: choice.deck ?? [], tags: choice.tag ?? [], ...minutes }]
  }
  if (wantsOther || choice.plan === false) return []
  const { minutes } = choice
  return settings.interviews.map((each) => (minutes === undefined ? each : { ...each, minutesPerDay: minutes }))
}

function usualQueue(
  context: Context,
  cards: Collection['cards'],
  { records }: Collection,
  choice: DrillOptions,
  filter: CardFilter,
): Queue {
  const { settings, random } = context
  const now = context.now()
  const zone = zoneOf(context)
  return buildQueue(
    cards,
    records,
    {
      now,
      zone,
      parameters: parametersOf(settings),
      filter,
      mode: choice.cram ? 'cram' : choice.ahead === undefined ? 'usual' : 'ahead',
      aheadDays: choice.ahead ?? 0,
      limit: choice.limit ?? null,
      newLimit: choice.new ?? null,
      newOrder: settings.newOrder,
      perDay: { new: settings.newPerDay, due: settings.reviewsPerDay },
      askedToday: askedOn(studyDay(now, zone), records.values(), zone),
      unanswered: choice.unanswered ? 'only' : 'leave',
    },
    random,
  )
}
