import { readdirSync } from 'node:fs'
import type { Card } from '../../cards/card.ts'
import { shownSection } from '../../cards/section.ts'
import type { Context } from '../../context.ts'
import type { QueueItem } from '../../drill/queue-item.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { isNoteName } from '../../notes/note-files.ts'
import { dateOfDay, studyDay } from '../../schedule/day.ts'
import { streakOf } from '../../schedule/statistics.ts'
import { renderToday, type TodayData } from '../../terminal/views/planning/today.ts'
import type { TodayFormat } from '../../terminal/views/planning/today-formats.ts'
import { isAnythingToDo } from '../../terminal/views/planning/today-line.ts'
import { relativeDate } from '../../terminal/views/time.ts'
import { type Collection, openCollection } from '../collection/collection.ts'
import { tellDoubt } from '../collection/doubt.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { totalsOf, zoneOf } from '../frame/scheduling.ts'
import { tell } from '../frame/tell.ts'
import { askAbout, knownInterviews, toAskAbout } from '../planning/known-interviews.ts'
import { writingPlan } from '../planning/writing.ts'
import { Proposals } from '../writing/proposals.ts'
import { drillQueue } from './queue-options.ts'

const EXAMPLE_DAYS = 14

export interface TodayOptions extends JsonOption {
  readonly format?: TodayFormat
  /** Who a mail goes to. */
  readonly to?: string
  /** Nothing is printed where nothing waits; the exit code says so. */
  readonly ifDue?: boolean
}

/** `prep` alone: what there is to do today and what to type. `words`: something that is no command. */
export async function today(
  context: Context,
  words: readonly string[],
  commands: readonly string[],
  options: TodayOptions,
): Promise<number> {
  const [word] = words
  if (word !== undefined) {
    const { commandMeant } = await import('../frame/did-you-mean.ts')
    throw new PrepError('unknownCommand', { word, meant: commandMeant(word, commands), help: 'prep --help' })
  }
  const { terminal, messages, style, settings } = context
  const collection = await openCollection(context, [])
  const { items, counts, following } = await drillQueue(context, collection, {})
  const question = questionOf(items, collection)
  const toWrite = (await writingPlan(context, following))?.today.length ?? 0
  const due = counts.learning + counts.due + counts.early
  if (options.ifDue && !isAnythingToDo({ due, new: counts.new, toWrite })) return EXIT.failed
  if (options.json) {
    const interviews = following.map(({ interview, daysLeft, minutesPerDay }) => ({
      name: interview.name,
      date: interview.date,
      time: interview.time ?? null,
      decks: interview.decks,
      tags: interview.tags,
      minutesPerDay,
      minutesByWeekday: interview.minutesByWeekday ?? null,
      daysLeft,
    }))
    return printJson(context, {
      ...counts,
      streak: await streakToday(context),
      interviews,
      question: questionJson(question),
    })
  }
  const { time } = messages.drilling
  const data: TodayData = {
    due,
    new: counts.new,
    unanswered: counts.unanswered,
    toWrite,
    next: counts.nextDue === null ? null : relativeDate(counts.nextDue, context.now(), time),
    interviews: following.map(({ interview: { name, date, time = null }, daysLeft }) => ({
      name,
      date,
      time,
      daysLeft,
    })),
    past: toAskAbout(context, await knownInterviews(context)).map((each) => askAbout(context, each)),
    streak: await streakToday(context),
    exampleDate: dateOfDay(studyDay(context.now(), zoneOf(context)) + EXAMPLE_DAYS),
    ownNotes: settings.noteFolders.length + context.options.notes.length > 0,
  }
  if (options.format !== undefined) {
    const { formatToday } = await import('./format-today.ts')
    const date = dateOfDay(studyDay(context.now(), zoneOf(context)))
    const shown = question === null ? null : { question: question.question, ...placeOf(question) }
    terminal.write(formatToday(context, options.format, { data, question: shown, date, to: options.to }))
    return EXIT.done
  }
  terminal.write(`${renderToday(data, { width: terminal.columns, style, messages })}\n`)
  tellDoubt(context, collection.notes)
  const drafts = new Proposals(context).all().length
  if (drafts > 0) tell(terminal, messages.answering.drafts.waiting({ count: drafts }))
  if (!data.ownNotes && hasNotes(context.host.cwd)) tell(terminal, messages.readings.addHere)
  return EXIT.done
}

/** One question to think about: what is asked first and follows no other; where nothing is asked, one that has no answer yet. */
function questionOf(items: readonly QueueItem[], { cards, records }: Collection): Card | null {
  const asked = items.map(({ card }) => card)
  return (
    asked.find(({ parent }) => parent === null) ??
    asked[0] ??
    cards.find(({ id, status }) => status === 'unanswered' && records.get(id)?.suspended !== true) ??
    null
  )
}

const placeOf = (card: Card) => ({
  section: [card.deck, ...shownSection(card)].join(' › '),
  place: `${card.source.path}:${card.source.line}`,
})

const questionJson = (card: Card | null) =>
  card === null
    ? null
    : {
        id: card.id,
        question: card.question,
        deck: card.deck,
        section: card.section,
        path: card.source.path,
        line: card.source.line,
      }

/** Whether a folder has notes of its own. */
function hasNotes(folder: string): boolean {
  try {
    return readdirSync(folder).some(isNoteName)
  } catch {
    return false
  }
}

async function streakToday(context: Context): Promise<TodayData['streak']> {
  const zone = zoneOf(context)
  const today = studyDay(context.now(), zone)
  const { totals } = await totalsOf(context)
  const reviewed = [...totals.days.keys()].filter((day) => day <= today)
  return { days: streakOf(reviewed, today).current, studiedToday: reviewed.includes(today) }
}
