import type { Context } from '../../context.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { renderPlan } from '../../terminal/views/planning/plan.ts'
import { renderWhatIf } from '../../terminal/views/planning/what-if.ts'
import type { DeckOptions } from '../collection/card-filter.ts'
import { type Collection, openCollection } from '../collection/collection.ts'
import { noQuestionsIn } from '../collection/doubt.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { printLine, tell } from '../frame/tell.ts'
import { type MinutesOptions, withDailyMinutes } from './daily-minutes.ts'
import { type ComingInterview, comingInterviews, isOver } from './interviews.ts'
import {
  byMoment,
  type KnownInterview,
  keepInterviews,
  knownInterviews,
  leavePastInterviews,
  momentOf,
  partsOf,
  toCome,
} from './known-interviews.ts'
import { planData } from './plan-data.ts'
import { planFacts, promiseAnew, rememberPlan } from './plan-facts.ts'
import { planJson, whatIfJson } from './plan-json.ts'
import { whatIf } from './what-if.ts'

export interface PlanOptions extends DeckOptions, MinutesOptions, JsonOption {
  /** As 2026-11-22, or 2026-11-22 14:00. */
  readonly by?: string
  readonly forget?: boolean
  readonly whatIf?: boolean
}

/**
 * `prep plan`: what to do each day until the interviews, and how ready that makes. `--by` plans for one more (in place of the
 * one about the same decks and tags), `--minutes` and `--off` set the time for each day, `--what-if` compares and keeps nothing, `--forget`
 * ends plans.
 */
export async function plan(context: Context, paths: readonly string[], options: PlanOptions): Promise<number> {
  const { terminal, messages, style } = context
  const { planning } = messages
  const collection = await openCollection(context, paths)
  if (collection.cards.length === 0) throw noQuestionsIn(collection)
  if (options.forget) return forget(context, collection, options)
  if (options.by === undefined) await leavePastInterviews(context)
  const known = await knownInterviews(context)
  const interviews =
    options.by === undefined ? withMinutes(known, options) : withInterview(context, known, options.by, options)
  const coming = comingInterviews(context, collection, toCome(interviews))
  if (options.whatIf) return compare(context, collection, coming, options)
  if (coming.length === 0) {
    if (options.json)
      return printJson(context, {
        ...planJson(await planData(context, [], await planFacts(context, collection, []))),
        days: [],
      })
    return printLine(terminal, planning.none)
  }
  const [empty] = coming.filter(({ cards, unanswered }) => cards.length + unanswered.length === 0)
  if (empty !== undefined && momentOf(empty.interview) === options.by)
    throw new PrepError('nothingToPlan', empty.interview)
  const changes = options.by !== undefined || options.minutes !== undefined || options.off !== undefined
  if (changes) await keepInterviews(context, known, interviews)
  const facts = await planFacts(context, collection, coming)
  if (changes) await rememberPlan(context, coming, facts)
  const data = await planData(context, coming, facts)
  if (options.json) return printJson(context, planJson(data))
  terminal.write(`${renderPlan({ ...data, notes: paths }, { width: terminal.columns, style, messages })}\n`)
  if (options.by !== undefined) tell(terminal, planning.saved(options.by))
  return EXIT.done
}

async function compare(
  context: Context,
  collection: Collection,
  coming: readonly ComingInterview[],
  { json }: PlanOptions,
): Promise<number> {
  const { terminal, style, messages } = context
  const data = await whatIf(context, collection, coming)
  if (json) return printJson(context, whatIfJson(data))
  terminal.write(`${renderWhatIf(data, { width: terminal.columns, style, messages })}\n`)
  return EXIT.done
}

/** Another time for each day, of the plans about the decks and tags that were named; of all when none was. */
function withMinutes(interviews: readonly KnownInterview[], options: PlanOptions): readonly KnownInterview[] {
  const { deck = [], tag = [] } = options
  const isMeant = ({ decks, tags, done }: KnownInterview) =>
    !done && deck.every((name) => decks.includes(name)) && tag.every((name) => tags.includes(name))
  return interviews.map((each) => (isMeant(each) ? withDailyMinutes(each, options) : each))
}

/** With one more for a date alone, or another date in the place of the plan without a name about the same decks and tags. */
function withInterview(
  context: Context,
  interviews: readonly KnownInterview[],
  by: string,
  options: PlanOptions,
): readonly KnownInterview[] {
  const { deck = [], tag = [] } = options
  const moment = partsOf(by)
  if (isOver(context, moment)) throw new PrepError('interviewPast', moment)
  const isSame = ({ name, decks, tags, done }: KnownInterview) =>
    name === null && !done && JSON.stringify([decks, tags]) === JSON.stringify([deck, tag])
  const { time: _, ...before } = interviews.find(isSame) ?? { ...moment, id: null, name: null }
  const own = withDailyMinutes({ ...before, ...moment, decks: deck, tags: tag }, options)
  return [...interviews.filter((each) => !isSame(each)), own].sort(byMoment)
}

/** Ends the plans of the day, deck or tag that was named; all when none was. Interviews that are over stay. */
async function forget(
  context: Context,
  collection: Collection,
  { by, json, deck = [], tag = [] }: PlanOptions,
): Promise<number> {
  const { terminal, messages } = context
  const known = await knownInterviews(context)
  const date = by === undefined ? undefined : partsOf(by).date
  const gone = toCome(known).filter(
    (each) =>
      (date === undefined || each.date === date) &&
      deck.every((name) => each.decks.includes(name)) &&
      tag.every((name) => each.tags.includes(name)),
  )
  if (gone.length > 0) {
    const left = known.filter((each) => !gone.includes(each))
    await keepInterviews(context, known, left)
    await promiseAnew(context, collection, left)
  }
  if (json) return printJson(context, { forgotten: gone.map(({ id: _, ...interview }) => interview) })
  const { planning } = messages
  return printLine(terminal, gone.length === 0 ? planning.none : planning.forgotten(gone.map(nameOf)))
}

/** What a person calls an interview, else its date. */
const nameOf = ({ name, date }: KnownInterview): string => (name === null ? date : `${name} (${date})`)
