import type { Card } from '../cards/card.ts'
import { normalise } from '../cards/normalise.ts'
import type { Context } from '../context.ts'
import { EXIT, PrepError } from '../errors.ts'
import { studyDay } from '../schedule/day.ts'
import { sanitiseLine } from '../terminal/sanitise.ts'
import { typeLines } from '../terminal/type-lines.ts'
import { renderInterviews } from '../terminal/views/interviews.ts'
import { ownNotes } from './add.ts'
import { badWords } from './bad-words.ts'
import { dayOf } from './interviews.ts'
import {
  byMoment,
  type KnownInterview,
  keepInterviews,
  knownInterviews,
  namedLike,
  partsOf,
  toCome,
} from './known-interviews.ts'
import { remarkUnknown } from './named-decks.ts'
import { type JsonOption, printJson } from './print-json.ts'
import { zoneOf } from './scheduling.ts'
import { namedNote, noteInFolder, writeQuestions } from './write-question.ts'

export interface InterviewOptions extends JsonOption {
  /** As 2026-12-06, or 2026-12-06 14:00. */
  readonly on?: string
  readonly name?: string
  readonly minutes?: number
  readonly deck?: readonly string[]
  readonly tag?: readonly string[]
  /** Questions that were asked there. */
  readonly asked?: readonly string[]
  /** The note that they go into. */
  readonly to?: string
}

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

async function list(context: Context, options: InterviewOptions): Promise<number> {
  const { terminal, style, messages } = context
  const interviews = await knownInterviews(context)
  if (options.json) return printJson(context, { interviews: interviews.map((each) => interviewJson(context, each)) })
  const today = studyDay(context.now(), zoneOf(context))
  const rows = interviews.map(({ minutesPerDay = context.settings.planMinutesPerDay, ...each }) => ({
    ...each,
    minutesPerDay,
    daysLeft: dayOf(each.date) - today,
  }))
  terminal.write(`${renderInterviews(rows, { width: terminal.columns, style, messages })}\n`)
  return EXIT.done
}

async function add(context: Context, name: string, options: InterviewOptions): Promise<number> {
  const known = await knownInterviews(context)
  const { on, deck = [], tag = [], minutes } = options
  if (on === undefined)
    throw new PrepError(
      'badWords',
      { given: `prep interview add ${name}`, expected: `prep interview add ${name} --on D-14` },
      { exitCode: EXIT.usage },
    )
  if (toCome(known).some((each) => each.name !== null && normalise(each.name) === normalise(name)))
    throw new PrepError('interviewThere', { name })
  const own: KnownInterview = {
    id: null,
    name,
    ...dateToCome(context, on),
    decks: deck,
    tags: tag,
    ...(minutes === undefined ? {} : { minutesPerDay: minutes }),
  }
  return keep(context, known, [...known, own], own, options)
}

async function edit(context: Context, word: string, options: InterviewOptions): Promise<number> {
  const known = await knownInterviews(context)
  const before = find(known, word)
  const { on, name, deck, tag, minutes } = options
  const { time: _, ...timeless } = before
  const after: KnownInterview = {
    ...(on === undefined ? before : { ...timeless, ...dateToCome(context, on) }),
    ...(name === undefined ? {} : { name }),
    ...(deck === undefined ? {} : { decks: deck }),
    ...(tag === undefined ? {} : { tags: tag }),
    ...(minutes === undefined ? {} : { minutesPerDay: minutes }),
  }
  return keep(
    context,
    known,
    known.map((each) => (each === before ? after : each)),
    after,
    options,
  )
}

async function remove(context: Context, word: string, options: InterviewOptions): Promise<number> {
  const known = await knownInterviews(context)
  const gone = find(known, word)
  await keepInterviews(
    context,
    known,
    known.filter((each) => each !== gone),
  )
  if (options.json) return printJson(context, { removed: interviewJson(context, gone) })
  context.terminal.write(`${sanitiseLine(context.messages.interviews.removed({ name: calledOf(gone) }))}\n`)
  return EXIT.done
}

/** It is over: what was asked there goes into a note, and counts more from then on. */
async function done(context: Context, word: string, options: InterviewOptions): Promise<number> {
  const { terminal, messages } = context
  const known = await knownInterviews(context)
  const before = find(known, word)
  const asked = await askedThere(context, before, options)
  const { written, there } = await writeAsked(context, before, asked, options)
  const after = { ...before, done: true, asked: [...new Set([...(before.asked ?? []), ...asked])] }
  await keepInterviews(
    context,
    known,
    known.map((each) => (each === before ? after : each)),
  )
  if (options.json)
    return printJson(context, {
      interview: interviewJson(context, after),
      written: written.map(placeOf),
      there: there.map(placeOf),
    })
  const say = messages.interviews
  const lines = [
    say.over({ name: calledOf(after), asked: asked.length }),
    ...written.map((card) => say.written({ question: card.question, place: place(card) })),
    ...there.map((card) => say.there({ question: card.question, place: place(card) })),
    ...(asked.length > 0 ? [say.weighsMore] : []),
  ]
  for (const line of lines) terminal.write(`${sanitiseLine(line)}\n`)
  return EXIT.done
}

/** From --asked, typed here and now, or from standard input: a question a line. */
async function askedThere(
  context: Context,
  interview: KnownInterview,
  { asked }: InterviewOptions,
): Promise<readonly string[]> {
  const { terminal, messages, host } = context
  if (asked !== undefined) return asked.map((each) => each.trim()).filter((each) => each !== '')
  let text: string
  if (terminal.screen === null) text = await host.readInput()
  else {
    const typed = await typeLines(
      terminal.screen,
      `${messages.interviews.typeAsked({ name: calledOf(interview) })}\n`,
      () => {},
    )
    if (!typed.ended) throw new PrepError('cancelled', { saved: null }, { exitCode: EXIT.cancelled })
    text = typed.text
  }
  // People write lists: the marks are not the question's.
  const lines = text.split('\n').map((line) => line.replace(/^\s*(?:[-*+•]|\d{1,3}[.)])\s+/u, '').trim())
  return [...new Map(lines.filter((line) => line !== '').map((line) => [normalise(line), line])).values()]
}

/** Those that no note asks yet go into one; the others are told with where they stand. */
async function writeAsked(
  context: Context,
  interview: KnownInterview,
  asked: readonly string[],
  { to }: InterviewOptions,
): Promise<{ readonly written: readonly Card[]; readonly there: readonly Card[] }> {
  if (asked.length === 0) return { written: [], there: [] }
  const notes = await ownNotes(context)
  const cards = new Map(notes.flatMap((note) => note.cards).map((card) => [normalise(card.question), card]))
  const there = asked.flatMap((question) => cards.get(normalise(question)) ?? [])
  const fresh = asked.filter((question) => !cards.has(normalise(question)))
  if (fresh.length === 0) return { written: [], there }
  const title = context.messages.interviews.noteTitle({ name: calledOf(interview), date: interview.date })
  const tags = interview.tags.length === 0 ? '' : `---\ntags: ${JSON.stringify(interview.tags)}\n---\n\n`
  const note = to === undefined ? noteInFolder(context, title, `${tags}# ${title}\n`) : namedNote(context, to, notes)
  const written = await writeQuestions(
    context,
    note,
    fresh.map((question) => ({ question })),
  )
  return { written, there }
}

async function keep(
  context: Context,
  before: readonly KnownInterview[],
  after: readonly KnownInterview[],
  own: KnownInterview,
  options: InterviewOptions,
): Promise<number> {
  await keepInterviews(context, before, [...after].sort(byMoment))
  const about = { deck: own.decks, tag: own.tags }
  if (own.decks.length + own.tags.length > 0)
    await remarkUnknown(
      context,
      (await ownNotes(context)).flatMap(({ cards }) => cards),
      about,
    )
  if (options.json) return printJson(context, { interview: interviewJson(context, own) })
  const { interviews, planning } = context.messages
  const daysLeft = dayOf(own.date) - studyDay(context.now(), zoneOf(context))
  const title = planning.title({ name: own.name, date: own.date, time: own.time ?? null }, daysLeft)
  context.terminal.write(`${sanitiseLine(interviews.kept({ title }))}\n`)
  return EXIT.done
}

function dateToCome(context: Context, on: string): Pick<KnownInterview, 'date' | 'time'> {
  const moment = partsOf(on)
  if (dayOf(moment.date) < studyDay(context.now(), zoneOf(context)))
    throw new PrepError('interviewPast', moment, { exitCode: EXIT.usage })
  return moment
}

/** The one that a person means: of those to come, else of those that are over. */
function find(known: readonly KnownInterview[], word: string): KnownInterview {
  const coming = namedLike(toCome(known), word)
  const found = coming.length > 0 ? coming : namedLike(known, word).slice(-1)
  const [only, ...others] = found
  if (only === undefined) throw new PrepError('noSuchInterview', { name: word, known: known.map(calledOf) })
  if (others.length > 0) throw new PrepError('severalInterviews', { name: word, known: found.map(calledOf) })
  return only
}

const calledOf = ({ name, date }: KnownInterview): string => name ?? date

const place = ({ source }: Card): string => `${source.path}:${source.line}`

const placeOf = ({ question, source }: Card) => ({ question, path: source.path, line: source.line })

/** A public format, so names stay as they are. */
function interviewJson(
  context: Context,
  { name, date, time, decks, tags, minutesPerDay, done, asked }: KnownInterview,
) {
  const daysLeft = dayOf(date) - studyDay(context.now(), zoneOf(context))
  return {
    name,
    date,
    time: time ?? null,
    daysLeft,
    decks,
    tags,
    minutesPerDay: minutesPerDay ?? context.settings.planMinutesPerDay,
    done: done ?? false,
    asked: asked ?? [],
  }
}
