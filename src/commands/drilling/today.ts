import { readdirSync } from 'node:fs'
import type { Context } from '../../context.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { isNoteName } from '../../notes/note-files.ts'
import { dateOfDay, studyDay } from '../../schedule/day.ts'
import { streakOf } from '../../schedule/statistics.ts'
import { renderToday, type TodayData } from '../../terminal/views/planning/today.ts'
import { relativeDate } from '../../terminal/views/time.ts'
import { openCollection } from '../collection/collection.ts'
import { tellDoubt } from '../collection/doubt.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { zoneOf } from '../frame/scheduling.ts'
import { tell } from '../frame/tell.ts'
import { askAbout, knownInterviews, toAskAbout } from '../planning/known-interviews.ts'
import { writingPlan } from '../planning/writing.ts'
import { Proposals } from '../writing/proposals.ts'
import { drillQueue } from './queue-options.ts'

const EXAMPLE_DAYS = 14

/** `prep` alone: what there is to do today and what to type. `words`: something that is no command. */
export async function today(
  context: Context,
  words: readonly string[],
  commands: readonly string[],
  options: JsonOption,
): Promise<number> {
  const [word] = words
  if (word !== undefined) {
    const { commandMeant } = await import('../frame/did-you-mean.ts')
    throw new PrepError(
      'unknownCommand',
      { word, meant: commandMeant(word, commands), help: 'prep --help' },
      { exitCode: EXIT.usage },
    )
  }
  const { terminal, messages, style, settings } = context
  const collection = await openCollection(context, [])
  const { counts, following } = await drillQueue(context, collection, {})
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
    return printJson(context, { ...counts, streak: await streakToday(context), interviews })
  }
  const { time } = messages.drilling
  const data: TodayData = {
    due: counts.learning + counts.due + counts.early,
    new: counts.new,
    unanswered: counts.unanswered,
    toWrite: (await writingPlan(context, following))?.today.length ?? 0,
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
  terminal.write(`${renderToday(data, { width: terminal.columns, style, messages })}\n`)
  tellDoubt(context, collection.notes)
  const drafts = new Proposals(context).all().length
  if (drafts > 0) tell(terminal, messages.answering.drafts.waiting({ count: drafts }))
  if (!data.ownNotes && hasNotes(context.host.cwd)) tell(terminal, messages.readings.addHere)
  return EXIT.done
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
  const times = await (await context.store()).reviewTimes()
  const days = times.map((at) => studyDay(at, zone)).filter((day) => day <= today)
  return { days: streakOf(days, today).current, studiedToday: days.includes(today) }
}
