import type { Context } from '../context.ts'
import { EXIT, PrepError } from '../errors.ts'
import { studyDay } from '../schedule/day.ts'
import { type Forecast, forecast } from '../schedule/interview.ts'
import type { InterviewDate } from '../store/setting.ts'
import { writeSetting } from '../store/settings.ts'
import { type PlanInterview, renderPlan } from '../terminal/views/plan.ts'
import { renderWhatIf } from '../terminal/views/what-if.ts'
import { type Collection, openCollection } from './collection.ts'
import { noQuestionsIn } from './doubt.ts'
import {
  type ComingInterview,
  comingInterviews,
  dayOf,
  leavePastInterviews,
  minutesOn,
  planInput,
} from './interviews.ts'
import { asShown } from './plan-days.ts'
import { planJson, whatIfJson } from './plan-json.ts'
import { printJson } from './print-json.ts'
import { zoneOf } from './scheduling.ts'
import { tell } from './tell.ts'
import { whatIf } from './what-if.ts'

export interface PlanOptions {
  /** As 2026-11-22. */
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
  const { terminal, messages, settings, style } = context
  const { planning } = messages
  const collection = await openCollection(context, paths)
  if (collection.cards.length === 0) throw noQuestionsIn(collection)
  if (options.forget) return forget(context, options)
  if (options.by === undefined) await leavePastInterviews(context)
  const interviews =
    options.by === undefined ? withMinutes(settings.interviews, options) : withInterview(context, options.by, options)
  const coming = comingInterviews(context, collection, interviews)
  if (options.whatIf) return compare(context, collection, coming, options)
  if (coming.length === 0) {
    if (options.json) return printJson(context, { ...planJson(await planData(context, [])), days: [] })
    terminal.write(`${planning.none}\n`)
    return EXIT.done
  }
  const [empty] = coming.filter(({ cards, unanswered }) => cards.length + unanswered.length === 0)
  if (empty !== undefined && empty.interview.date === options.by) throw new PrepError('nothingToPlan', empty.interview)
  await save(context, interviews, options)
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

function interviewData(
  { interview, daysLeft, minutesPerDay, cards, unanswered }: ComingInterview,
  index: number,
  expected: Forecast,
  withAnswers: Forecast | null,
): PlanInterview {
  const questions = cards.length + unanswered.length
  const share = (recalled: number | undefined) => (questions === 0 ? 0 : (recalled ?? 0) / questions)
  const then = (each: Forecast) => share(each.days.findLast(({ day }) => day < Math.max(1, daysLeft))?.recalled[index])
  return {
    date: interview.date,
    daysLeft,
    minutesPerDay,
    about: [...interview.decks, ...interview.tags.map((tag) => `#${tag}`)],
    questions,
    unanswered: unanswered.length,
    neverAsked: expected.unseenLeft[index] ?? 0,
    readyNow: share(expected.recalledNow[index]),
    readyThen: then(expected),
    readyWithAnswers: withAnswers === null || unanswered.length === 0 ? null : then(withAnswers),
  }
}

/** Another time for each day, of the plans about the decks and tags that were named; of all when none was. */
function withMinutes(
  interviews: readonly InterviewDate[],
  { minutes, deck = [], tag = [] }: PlanOptions,
): readonly InterviewDate[] {
  if (minutes === undefined) return interviews
  const isMeant = ({ decks, tags }: InterviewDate) =>
    deck.every((name) => decks.includes(name)) && tag.every((name) => tags.includes(name))
  return interviews.map((each) => (isMeant(each) ? { ...each, minutesPerDay: minutes } : each))
}

function withInterview(
  context: Context,
  date: string,
  { minutes, deck = [], tag = [] }: PlanOptions,
): readonly InterviewDate[] {
  const { settings } = context
  if (dayOf(date) < studyDay(context.now(), zoneOf(context)))
    throw new PrepError('interviewPast', { date }, { exitCode: EXIT.usage })
  const isSame = (each: InterviewDate) => JSON.stringify([each.decks, each.tags]) === JSON.stringify([deck, tag])
  const minutesPerDay = minutes ?? settings.interviews.find(isSame)?.minutesPerDay
  const own = { date, decks: deck, tags: tag, ...(minutesPerDay === undefined ? {} : { minutesPerDay }) }
  return [...settings.interviews.filter((each) => !isSame(each)), own].sort((a, b) => a.date.localeCompare(b.date))
}

async function save({ stateDir }: Context, interviews: readonly InterviewDate[], options: PlanOptions): Promise<void> {
  if (options.by !== undefined || options.minutes !== undefined) await writeSetting(stateDir, 'interviews', interviews)
}

/** Ends the plans of the date, deck or tag that was named; all when none was. */
async function forget(context: Context, { by, json, deck = [], tag = [] }: PlanOptions): Promise<number> {
  const { settings, terminal, messages, stateDir } = context
  const isMeant = (each: InterviewDate) =>
    (by === undefined || each.date === by) &&
    deck.every((name) => each.decks.includes(name)) &&
    tag.every((name) => each.tags.includes(name))
  const gone = settings.interviews.filter(isMeant)
  const forgetAll = async () => {
    const left = settings.interviews.filter((each) => !isMeant(each))
    if (gone.length > 0) await writeSetting(stateDir, 'interviews', left)
  }
  if (json) {
    await forgetAll()
    return printJson(context, { forgotten: gone })
  }
  if (gone.length === 0) terminal.write(`${messages.planning.none}\n`)
  else {
    await forgetAll()
    terminal.write(`${messages.planning.forgotten(gone.map(({ date }) => date))}\n`)
  }
  return EXIT.done
}
