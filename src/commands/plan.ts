import type { Context } from '../context.ts'
import { EXIT, PrepError } from '../errors.ts'
import type { InterviewDate } from '../store/setting.ts'
import { writeSetting } from '../store/settings.ts'
import { renderPlan } from '../terminal/views/plan.ts'
import { renderWhatIf } from '../terminal/views/what-if.ts'
import { type Collection, openCollection } from './collection.ts'
import { type ComingInterview, comingInterviews, isOver, leavePastInterviews } from './interviews.ts'
import type { DayMinutes } from './options.ts'
import { planData } from './plan-data.ts'
import { promiseAnew } from './plan-facts.ts'
import { planJson, whatIfJson } from './plan-json.ts'
import { printJson } from './print-json.ts'
import { tell } from './tell.ts'
import { whatIf } from './what-if.ts'

export interface PlanOptions {
  /** As 2026-11-22, or 2026-11-22 14:00. */
  readonly by?: string
  readonly minutes?: DayMinutes
  /** Weekdays without time, from 0, Sunday. */
  readonly off?: readonly number[]
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
  if (collection.cards.length === 0) throw new PrepError('noQuestions', { paths: collection.paths })
  if (options.forget) return forget(context, collection, options)
  if (options.by === undefined) await leavePastInterviews(context)
  const interviews =
    options.by === undefined ? withMinutes(settings.interviews, options) : withInterview(context, options.by, options)
  const coming = comingInterviews(context, collection, interviews)
  if (options.whatIf) return compare(context, collection, coming, options)
  if (coming.length === 0) {
    if (options.json) return printJson(context, { ...planJson(await planData(context, collection, [])), days: [] })
    terminal.write(`${planning.none}\n`)
    return EXIT.done
  }
  const [empty] = coming.filter(({ cards, unanswered }) => cards.length + unanswered.length === 0)
  if (empty !== undefined && empty.interview.date === options.by?.slice(0, 10))
    throw new PrepError('nothingToPlan', empty.interview)
  await save(context, collection, interviews, options)
  const data = await planData(context, collection, coming)
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
function withMinutes(interviews: readonly InterviewDate[], options: PlanOptions): readonly InterviewDate[] {
  if (options.minutes === undefined && options.off === undefined) return interviews
  const { deck = [], tag = [] } = options
  const isMeant = ({ decks, tags }: InterviewDate) =>
    deck.every((name) => decks.includes(name)) && tag.every((name) => tags.includes(name))
  return interviews.map((each) => (isMeant(each) ? { ...each, ...timeOf(each, options) } : each))
}

/** The time for each day that the options name, over what was said before. */
function timeOf(
  before: Pick<InterviewDate, 'minutesPerDay' | 'minutesByWeekday'> | undefined,
  { minutes, off }: Pick<PlanOptions, 'minutes' | 'off'>,
): Pick<InterviewDate, 'minutesPerDay' | 'minutesByWeekday'> {
  const minutesPerDay = minutes?.usual ?? before?.minutesPerDay
  const byWeekday = Array.from({ length: 7 }, (_, weekday): number | null => {
    const known = before?.minutesByWeekday?.[weekday] ?? null
    // Days off that are said anew take the place of those said before.
    const kept = off !== undefined && known === 0 ? null : known
    return off?.includes(weekday) ? 0 : (minutes?.byWeekday.get(weekday) ?? kept)
  })
  return {
    ...(minutesPerDay === undefined ? {} : { minutesPerDay }),
    ...(byWeekday.every((each) => each === null) ? {} : { minutesByWeekday: byWeekday }),
  }
}

function withInterview(context: Context, by: string, options: PlanOptions): readonly InterviewDate[] {
  const { settings } = context
  const { deck = [], tag = [] } = options
  const [date = by, time] = by.split(' ')
  const when = { date, ...(time === undefined ? {} : { time }) }
  if (isOver(context, when)) throw new PrepError('interviewPast', { date: by }, { exitCode: EXIT.usage })
  const isSame = (each: InterviewDate) => JSON.stringify([each.decks, each.tags]) === JSON.stringify([deck, tag])
  const own = { ...when, decks: deck, tags: tag, ...timeOf(settings.interviews.find(isSame), options) }
  return [...settings.interviews.filter((each) => !isSame(each)), own].sort((a, b) => a.date.localeCompare(b.date))
}

async function save(
  context: Context,
  collection: Collection,
  interviews: readonly InterviewDate[],
  { by, minutes, off }: PlanOptions,
): Promise<void> {
  if (by === undefined && minutes === undefined && off === undefined) return
  await writeSetting(context.stateDir, 'interviews', interviews)
  await promiseAnew(context, collection, interviews)
}

/** Ends the plans of the date, deck or tag that was named; all when none was. */
async function forget(
  context: Context,
  collection: Collection,
  { by, json, deck = [], tag = [] }: PlanOptions,
): Promise<number> {
  const { settings, terminal, messages, stateDir } = context
  const isMeant = (each: InterviewDate) =>
    (by === undefined || each.date === by.slice(0, 10)) &&
    deck.every((name) => each.decks.includes(name)) &&
    tag.every((name) => each.tags.includes(name))
  const gone = settings.interviews.filter(isMeant)
  const forgetAll = async () => {
    const left = settings.interviews.filter((each) => !isMeant(each))
    if (gone.length === 0) return
    await writeSetting(stateDir, 'interviews', left)
    await promiseAnew(context, collection, left)
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
