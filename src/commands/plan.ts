import type { Context } from '../context.ts'
import { EXIT, PrepError } from '../errors.ts'
import { studyDay } from '../schedule/day.ts'
import { type Forecast, forecast } from '../schedule/interview.ts'
import { sanitiseLine } from '../terminal/sanitise.ts'
import { type PlanInterview, renderPlan } from '../terminal/views/plan.ts'
import { renderWhatIf } from '../terminal/views/what-if.ts'
import { type Collection, openCollection } from './collection.ts'
import { noQuestionsIn } from './doubt.ts'
import { type ComingInterview, comingInterviews, dayOf, minutesOn, planInput } from './interviews.ts'
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
import { asShown } from './plan-days.ts'
import { planJson, whatIfJson } from './plan-json.ts'
import { printJson } from './print-json.ts'
import { zoneOf } from './scheduling.ts'
import { tell } from './tell.ts'
import { whatIf } from './what-if.ts'
import { writingPlan } from './writing.ts'

export interface PlanOptions {
  /** As 2026-11-22, or 2026-11-22 14:00. */
  readonly by?: string
  readonly minutes?: number
  readonly deck?: readonly string[]
  readonly tag?: readonly string[]
  readonly forget?: boolean
  readonly whatIf?: boolean
  readonly json?: boolean
}

/**
 * `prep plan`: what to do each day until the interviews, and how ready that makes. `--by` plans for one more (in place of the
 * one about the same decks and tags), `--minutes` sets the time for each day, `--what-if` compares and keeps nothing, `--forget`
 * ends plans.
 */
export async function plan(context: Context, paths: readonly string[], options: PlanOptions): Promise<number> {
  const { terminal, messages, style } = context
  const { planning } = messages
  const collection = await openCollection(context, paths)
  if (collection.cards.length === 0) throw noQuestionsIn(collection)
  if (options.forget) return forget(context, options)
  if (options.by === undefined) await leavePastInterviews(context)
  const known = await knownInterviews(context)
  const interviews =
    options.by === undefined ? withMinutes(known, options) : withInterview(context, known, options.by, options)
  const coming = comingInterviews(context, collection, toCome(interviews))
  if (options.whatIf) return compare(context, collection, coming, options)
  if (coming.length === 0) {
    if (options.json) return printJson(context, { ...planJson(await planData(context, [])), days: [] })
    terminal.write(`${planning.none}\n`)
    return EXIT.done
  }
  const [empty] = coming.filter(({ cards, unanswered }) => cards.length + unanswered.length === 0)
  if (empty !== undefined && momentOf(empty.interview) === options.by)
    throw new PrepError('nothingToPlan', empty.interview)
  if (options.by !== undefined || options.minutes !== undefined) await keepInterviews(context, known, interviews)
  const data = await planData(context, coming)
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

async function planData(context: Context, coming: readonly ComingInterview[]) {
  const input = await planInput(context, coming)
  const expected = forecast(input)
  const isAnswerMissing = coming.some(({ unanswered }) => unanswered.length > 0)
  const withAnswers = isAnswerMissing ? forecast(await planInput(context, coming, { alsoUnanswered: true })) : null
  const today = studyDay(context.now(), zoneOf(context))
  const totals = coming.map(({ cards, unanswered }) => Math.max(1, cards.length + unanswered.length))
  return {
    interviews: coming.map((each, index) => interviewData(each, index, expected, withAnswers)),
    writing: await writingOf(context, coming),
    minutesPerDay: minutesOn(coming, 0),
    today,
    days: asShown(
      expected.days.map(({ day, unseen, seen, seconds, recalled }) => ({
        day: today + day,
        days: 1,
        minutes: seconds / 60,
        unseen,
        seen,
        // Once an interview is over there is nothing to be ready for.
        ready: recalled.map((each, index) =>
          day > 0 && day >= (coming[index]?.daysLeft ?? 0) ? null : each / (totals[index] ?? 1),
        ),
      })),
    ),
    seconds: input.seconds,
  }
}

async function writingOf(context: Context, coming: readonly ComingInterview[]) {
  const plan = await writingPlan(context, coming)
  return plan === null ? null : { today: plan.today.length, perDay: plan.perDay, minutes: plan.minutes }
}

function interviewData(
  { interview, daysLeft, minutesPerDay, cards, unanswered }: ComingInterview,
  index: number,
  expected: Forecast,
  withAnswers: Forecast | null,
): PlanInterview {
  const questions = cards.length + unanswered.length
  const share = (recalled: number | undefined) => (questions === 0 ? 0 : (recalled ?? 0) / questions)
  const recalledThen = (each: Forecast) =>
    each.days.findLast(({ day }) => day < Math.max(1, daysLeft))?.recalled[index] ?? 0
  const then = (each: Forecast) => share(recalledThen(each))
  return {
    name: interview.name,
    date: interview.date,
    time: interview.time ?? null,
    daysLeft,
    minutesPerDay,
    about: [...interview.decks, ...interview.tags.map((tag) => `#${tag}`)],
    questions,
    unanswered: unanswered.length,
    neverAsked: expected.unseenLeft[index] ?? 0,
    readyNow: share(expected.recalledNow[index]),
    readyThen: then(expected),
    readyAnswered: cards.length === 0 || unanswered.length === 0 ? null : recalledThen(expected) / cards.length,
    readyWithAnswers: withAnswers === null || unanswered.length === 0 ? null : then(withAnswers),
  }
}

/** Another time for each day, of the plans about the decks and tags that were named; of all when none was. */
function withMinutes(
  interviews: readonly KnownInterview[],
  { minutes, deck = [], tag = [] }: PlanOptions,
): readonly KnownInterview[] {
  if (minutes === undefined) return interviews
  const isMeant = ({ decks, tags, done }: KnownInterview) =>
    !done && deck.every((name) => decks.includes(name)) && tag.every((name) => tags.includes(name))
  return interviews.map((each) => (isMeant(each) ? { ...each, minutesPerDay: minutes } : each))
}

/** With one more for a date alone, or another date in the place of the plan without a name about the same decks and tags. */
function withInterview(
  context: Context,
  interviews: readonly KnownInterview[],
  by: string,
  { minutes, deck = [], tag = [] }: PlanOptions,
): readonly KnownInterview[] {
  const moment = partsOf(by)
  if (dayOf(moment.date) < studyDay(context.now(), zoneOf(context)))
    throw new PrepError('interviewPast', moment, { exitCode: EXIT.usage })
  const isSame = ({ name, decks, tags }: KnownInterview) =>
    name === null && JSON.stringify([decks, tags]) === JSON.stringify([deck, tag])
  const before = interviews.find(isSame)
  const minutesPerDay = minutes ?? before?.minutesPerDay
  const own = {
    id: before?.id ?? null,
    name: null,
    ...moment,
    decks: deck,
    tags: tag,
    ...(minutesPerDay === undefined ? {} : { minutesPerDay }),
  }
  return [...interviews.filter((each) => !isSame(each)), own].sort(byMoment)
}

/** Ends the plans of the day, deck or tag that was named; all when none was. Interviews that are over stay. */
async function forget(context: Context, { by, json, deck = [], tag = [] }: PlanOptions): Promise<number> {
  const { terminal, messages } = context
  const known = await knownInterviews(context)
  const date = by === undefined ? undefined : partsOf(by).date
  const gone = toCome(known).filter(
    (each) =>
      (date === undefined || each.date === date) &&
      deck.every((name) => each.decks.includes(name)) &&
      tag.every((name) => each.tags.includes(name)),
  )
  if (gone.length > 0)
    await keepInterviews(
      context,
      known,
      known.filter((each) => !gone.includes(each)),
    )
  if (json) return printJson(context, { forgotten: gone.map(({ id: _, ...interview }) => interview) })
  const { planning } = messages
  terminal.write(`${sanitiseLine(gone.length === 0 ? planning.none : planning.forgotten(gone.map(nameOf)))}\n`)
  return EXIT.done
}

/** What a person calls an interview, else its date. */
const nameOf = ({ name, date }: KnownInterview): string => (name === null ? date : `${name} (${date})`)
