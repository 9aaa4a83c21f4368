import type { Card } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { type CardFilter, matches } from '../../drill/filter.ts'
import { plannedQueue } from '../../drill/planned-queue.ts'
import { buildQueue, countByKind, isReviewedOnDay, type Queue } from '../../drill/queue.ts'
import type { QueueItem } from '../../drill/queue-item.ts'
import { keptApart } from '../../drill/siblings.ts'
import { askedOn } from '../../drill/summary.ts'
import { PrepError } from '../../errors.ts'
import { studyDay } from '../../schedule/day.ts'
import type { Interview } from '../../store/replaying/kept-interviews.ts'
import { cardFilter, type FilterOptions } from '../collection/card-filter.ts'
import type { Collection } from '../collection/collection.ts'
import { remarkUnknown } from '../collection/named-decks.ts'
import { weigher } from '../collection/weights.ts'
import { parametersOf, zoneOf } from '../frame/scheduling.ts'
import { withMinutesToday } from '../planning/daily-minutes.ts'
import { type ComingInterview, comingInterviews, isOver } from '../planning/interviews.ts'
import { knownInterviews, partsOf, toCome } from '../planning/known-interviews.ts'
import { type PlanFacts, planFacts, plannedToday, promisedPlan } from '../planning/plan-facts.ts'
import { todaysPlan } from '../planning/todays-plan.ts'

/** Options of `prep drill` and `prep queue` that say what is asked. */
export interface DrillOptions extends FilterOptions {
  readonly limit?: number
  readonly new?: number
  readonly cram?: boolean
  readonly ahead?: number
  /** An interview's day, as 2026-11-22 or 2026-11-22 14:00, and minutes a day until then: for this drill alone. */
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
  /** The command line of a recorder for the answers of a mock interview. */
  readonly record?: string
}

/** Whether the person asked for some of the questions only. */
export const isNarrowed = ({ answered, partial, section = [], deck = [], tag = [] }: DrillOptions): boolean =>
  answered === true || partial === true || section.length + deck.length + tag.length > 0

export interface DrillQueue extends Queue {
  /** The interviews whose plan is followed; none: usual scheduling. */
  readonly following: readonly ComingInterview[]
  /** What the plan that is kept was made of; missing for one that holds for this drill alone. */
  readonly followed?: () => Promise<PlanFacts>
}

/**
 * What a drill asks now. While an interview is planned for, its questions come by the plan as far as today's minutes go, then
 * the other questions as usual; an option that asks for something else (`--cram`, `--ahead`, `--unanswered`, `--new`) leaves the plan aside.
 */
export async function drillQueue(
  context: Context,
  collection: Pick<Collection, 'cards' | 'records'>,
  choice: DrillOptions,
): Promise<DrillQueue> {
  await remarkUnknown(context, collection.cards, choice)
  // `--unanswered` is more than a filter: it asks what is otherwise left out.
  const filter = cardFilter({ ...choice, unanswered: false })
  const weighed = { filter, weightOf: await weigher(context) }
  const following = comingInterviews(context, collection, await interviewsFor(context, choice))
  if (following.length === 0)
    return { ...usualQueue(context, collection.cards, collection, choice, weighed), following }

  let facts: PlanFacts | null = null
  const followed = async () => {
    facts ??= await planFacts(context, collection, following)
    return facts
  }
  const plan = async () => plannedToday(promisedPlan(following, await followed()), await followed())
  const isKept = choice.by === undefined && choice.minutes === undefined
  const planned = isKept ? await todaysPlan(context, following, weighed.weightOf, plan) : await plan()
  const ofInterviews = new Set(following.flatMap(({ cards, unanswered }) => [...cards, ...unanswered]))
  const wanted = [...ofInterviews].filter((card) => matches(card, filter))
  const others = collection.cards.filter((card) => !ofInterviews.has(card))
  const first = plannedQueue(wanted, collection.records, planned, { now: context.now(), zone: zoneOf(context) })
  const rest = usualQueue(context, others, collection, choice, weighed)
  const { asked, waiting } = apart(context, collection, [...first, ...rest.items])
  const items = asked.slice(0, choice.limit ?? Number.POSITIVE_INFINITY)
  // Interviews may share questions.
  const missing = new Set(following.flatMap(({ unanswered }) => unanswered.map(({ id }) => id)))
  const unanswered = rest.counts.unanswered + missing.size
  const siblingsBeyond = rest.counts.siblingsBeyond + waiting.length
  return {
    items,
    counts: { ...rest.counts, ...countByKind(items), siblingsBeyond, unanswered },
    following,
    ...(isKept && { followed }),
  }
}

/** A plan chooses by what is gained; what would give an answer away waits for another of its days. */
function apart(
  context: Context,
  { cards, records }: Pick<Collection, 'cards' | 'records'>,
  items: readonly QueueItem[],
) {
  if (!context.settings.siblingsApart) return { asked: items, waiting: [] }
  const isOfToday = isReviewedOnDay({ now: context.now(), zone: zoneOf(context) })
  return keptApart(
    items,
    cards.filter(({ id }) => isOfToday(records.get(id))),
  )
}

async function interviewsFor(context: Context, choice: DrillOptions): Promise<readonly Interview[]> {
  const wantsOther = choice.cram || choice.ahead !== undefined || choice.unanswered || choice.new !== undefined
  if (choice.by !== undefined) {
    const moment = partsOf(choice.by)
    if (isOver(context, moment)) throw new PrepError('interviewPast', moment)
    const minutes = choice.minutes === undefined ? {} : { minutesPerDay: choice.minutes }
    return [{ name: null, ...moment, decks: choice.deck ?? [], tags: choice.tag ?? [], ...minutes }]
  }
  if (wantsOther || choice.plan === false) return []
  const { minutes } = choice
  const today = studyDay(context.now(), zoneOf(context))
  return toCome(await knownInterviews(context)).map((each) =>
    minutes === undefined ? each : withMinutesToday(each, minutes, today),
  )
}

function usualQueue(
  context: Context,
  cards: Collection['cards'],
  { records }: Pick<Collection, 'records'>,
  choice: DrillOptions,
  { filter, weightOf }: { readonly filter: CardFilter; readonly weightOf: (card: Card) => number },
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
      weightOf,
      perDay: { new: settings.newPerDay, due: settings.reviewsPerDay },
      askedToday: askedOn(studyDay(now, zone), records.values(), zone),
      unanswered: choice.unanswered ? 'only' : 'leave',
      siblingsApart: settings.siblingsApart,
    },
    random,
  )
}
