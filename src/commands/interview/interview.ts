import { normalise } from '../../cards/normalise.ts'
import type { Context } from '../../context.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { studyDay } from '../../schedule/day.ts'
import { renderInterviews } from '../../terminal/views/planning/interviews.ts'
import { openCollection } from '../collection/collection.ts'
import { remarkUnknown } from '../collection/named-decks.ts'
import { badWords } from '../frame/bad-words.ts'
import { printJson } from '../frame/print-json.ts'
import { zoneOf } from '../frame/scheduling.ts'
import { printLine } from '../frame/tell.ts'
import { withDailyMinutes } from '../planning/daily-minutes.ts'
import { dayOf, isOver } from '../planning/interviews.ts'
import {
  byMoment,
  type KnownInterview,
  keepInterviews,
  knownInterviews,
  partsOf,
  toCome,
} from '../planning/known-interviews.ts'
import { promiseAnew } from '../planning/plan-facts.ts'
import type { done as end } from './interview-done.ts'
import { calledOf, type InterviewOptions, interviewJson, interviewMeant } from './interview-meant.ts'

/** `prep interview`: the interviews that are planned for; adds, changes and ends them. */
export async function interview(
  context: Context,
  words: readonly string[],
  options: InterviewOptions,
): Promise<number> {
  const [action = 'list', ...rest] = words
  const name = rest.join(' ').trim()
  const actions = { add, edit, done, remove }
  if (action === 'list' && name === '') return list(context, options)
  if (!Object.hasOwn(actions, action) || name === '') throw badWords(context, 'interview', words)
  return actions[action as keyof typeof actions](context, name, options)
}

/** Writes into notes, for which they are read: what the others do without. */
async function done(...given: Parameters<typeof end>): Promise<number> {
  const { done: end } = await import('./interview-done.ts')
  return end(...given)
}

async function list(context: Context, options: InterviewOptions): Promise<number> {
  const { terminal, style, messages } = context
  const interviews = await knownInterviews(context)
  if (options.json) return printJson(context, { interviews: interviews.map((each) => interviewJson(context, each)) })
  const today = studyDay(context.now(), zoneOf(context))
  const rows = interviews.map(({ minutesPerDay = context.settings.planMinutesPerDay, ...each }) => ({
    ...each,
    minutesPerDay,
    daysLeft: dayOf(each.date) - today,
    isOver: each.done === true || isOver(context, each),
  }))
  terminal.write(`${renderInterviews(rows, { width: terminal.columns, style, messages })}\n`)
  return EXIT.done
}

async function add(context: Context, name: string, options: InterviewOptions): Promise<number> {
  const known = await knownInterviews(context)
  const { on, deck = [], tag = [] } = options
  if (on === undefined)
    throw new PrepError('badWords', {
      given: `prep interview add ${name}`,
      expected: `prep interview add ${name} --on D-14`,
    })
  if (toCome(known).some((each) => each.name !== null && normalise(each.name) === normalise(name)))
    throw new PrepError('interviewThere', { name })
  const planned: KnownInterview = { id: null, name, ...dateToCome(context, on), decks: said(deck), tags: said(tag) }
  const own = withDailyMinutes(planned, options)
  return keep(context, known, [...known, own], own, options)
}

async function edit(context: Context, word: string, options: InterviewOptions): Promise<number> {
  const known = await knownInterviews(context)
  const before = interviewMeant(known, word)
  const { on, name, deck, tag } = options
  if (name?.trim() === '')
    throw new PrepError('badWords', {
      given: `--name "${name}"`,
      expected: `prep interview edit ${word} --name <name>`,
    })
  const { time: _, ...timeless } = before
  const changed: KnownInterview = {
    ...(on === undefined ? before : { ...timeless, ...dateToCome(context, on) }),
    ...(name === undefined ? {} : { name }),
    ...(deck === undefined ? {} : { decks: said(deck) }),
    ...(tag === undefined ? {} : { tags: said(tag) }),
  }
  const after = withDailyMinutes(changed, options)
  return keep(
    context,
    known,
    known.map((each) => (each === before ? after : each)),
    after,
    options,
  )
}

/** Said empty, decks and tags are none: it is about everything. */
const said = (names: readonly string[]) => names.filter((name) => name.trim() !== '')

async function remove(context: Context, word: string, options: InterviewOptions): Promise<number> {
  const known = await knownInterviews(context)
  const gone = interviewMeant(known, word)
  const left = known.filter((each) => each !== gone)
  await keepInterviews(context, known, left)
  await promiseAnew(context, await openCollection(context, []), left)
  if (options.json) return printJson(context, { removed: interviewJson(context, gone) })
  return printLine(context.terminal, context.messages.interviews.removed({ name: calledOf(gone) }))
}

async function keep(
  context: Context,
  before: readonly KnownInterview[],
  after: readonly KnownInterview[],
  own: KnownInterview,
  options: InterviewOptions,
): Promise<number> {
  await keepInterviews(context, before, [...after].sort(byMoment))
  const collection = await openCollection(context, [])
  await promiseAnew(context, collection, after)
  if (own.decks.length + own.tags.length > 0)
    await remarkUnknown(context, collection.cards, { deck: own.decks, tag: own.tags })
  if (options.json) return printJson(context, { interview: interviewJson(context, own) })
  const { interviews, planning } = context.messages
  const daysLeft = dayOf(own.date) - studyDay(context.now(), zoneOf(context))
  const title = planning.title({ name: own.name, date: own.date, time: own.time ?? null }, daysLeft)
  return printLine(context.terminal, interviews.kept({ title }))
}

function dateToCome(context: Context, on: string): Pick<KnownInterview, 'date' | 'time'> {
  const moment = partsOf(on)
  if (isOver(context, moment)) throw new PrepError('interviewPast', moment)
  return moment
}
