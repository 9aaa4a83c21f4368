import type { ReadyWords } from '../../../messages/en/planning.ts'
import type { Messages } from '../../../messages/messages.ts'
import type { Look } from '../../look.ts'
import type { Style } from '../../style.ts'
import { flow } from '../../text/flow.ts'
import { sanitiseLine } from '../../text/sanitise.ts'
import { seenOrSpoken } from '../../text/spoken.ts'
import { pad, truncate, width as widthOf } from '../../text/width.ts'
import { wrapText } from '../../text/wrap.ts'

/** One interview of a plan. Shares are 0–1, of all its questions; each counts by its weight. */
export interface PlanInterview {
  /** Null where there is only a date. */
  readonly name: string | null
  /** As 2026-11-22. */
  readonly date: string
  /** As 14:30; null where no hour is known. */
  readonly time: string | null
  readonly daysLeft: number
  readonly minutesPerDay: number
  /** From Sunday: the minutes of that day where they differ; null where not, and where none does. */
  readonly minutesByWeekday: readonly (number | null)[] | null
  /** Decks and tags that it is about; none: everything. */
  readonly about: readonly string[]
  readonly questions: number
  readonly unanswered: number
  /** Whether some questions count for more than others. */
  readonly weighted: boolean
  /** Questions there is no time for by this plan. */
  readonly neverAsked: number
  readonly readyNow: number
  readonly readyThen: number
  /** Of the questions that have an answer; null when none is missing, or all are. */
  readonly readyAnswered: number | null
  /** Between which `readyThen` lies in eight of ten cases, for what is known of this person's memory; null before any answer tells of it. */
  readonly readyRange: readonly [number, number] | null
  /** If of each day as much is done as so far; null while nothing is known of that. */
  readonly readyAsSoFar: number | null
  /** With the missing answers written; null when none is missing. */
  readonly readyWithAnswers: number | null
}

/** What was kept of the days promised so far. */
export interface Kept {
  readonly days: number
  readonly daysDone: number
  readonly minutes: number
  readonly minutesDone: number
  /** Missing answers that were written. */
  readonly written: number
  /** What was foretold on which study day, as shares of the questions; oldest first. */
  readonly foretold: readonly { readonly day: number; readonly ready: number }[]
}

export interface PlanDay {
  /** Study day. */
  readonly day: number
  /** Days taken together, from `day` on. */
  readonly days: number
  readonly minutes: number
  readonly unseen: number
  readonly seen: number
  /** By interview; null once it is over. */
  readonly ready: readonly (number | null)[]
}

export interface PlanData {
  readonly interviews: readonly PlanInterview[]
  /** Notes that were named, where not all of them were read. */
  readonly notes?: readonly string[]
  /** Answers to write; null when none is missing. */
  readonly writing: { readonly today: number; readonly perDay: number; readonly minutes: number } | null
  /** Of all interviews together, today. */
  readonly minutesPerDay: number
  /** Null while no day is over. */
  readonly kept: Kept | null
  /** Today's study day. */
  readonly today: number
  readonly days: readonly PlanDay[]
  readonly seconds: { readonly firstTime: number; readonly recalled: number; readonly forgotten: number }
}

const WIDEST_BAR = 30
const NARROWEST_BAR = 4
const WIDE = 60
const NARROW = 36

/** A plan: the interviews, a line for each day with a bar that shows how ready one will be, and what would help. */
export function renderPlan(data: PlanData, look: Look): string {
  return seenOrSpoken(drawPlan(data, look), look.style)
}

function drawPlan(data: PlanData, look: Look): string {
  const { width, style, messages } = look
  const { heads, tails, small } = planWords(data, messages)
  const titled = heads.flatMap(([title = '', about = '', ...facts]) =>
    flow([style.strong(truncate(title, width)), truncate(about, width), ...facts], width, ' · '),
  )
  const wrapped = (lines: readonly string[]) => lines.flatMap((line) => wrapText(line, width))
  // Without anything to ask there is nothing to show of any day.
  const days = data.interviews.every(isNothingToAsk) ? [] : [...chart(data, look), '']
  return [...titled, '', ...days, ...wrapped(tails), ...wrapped(small).map(style.dim)].join('\n')
}

/** What a plan says above and below its days: of each interview its title and facts, then sentences, then how it was reckoned. */
export function planWords(
  data: PlanData,
  messages: Messages,
): {
  readonly heads: readonly (readonly string[])[]
  readonly tails: readonly string[]
  readonly small: readonly string[]
} {
  const { planning } = messages
  const { seconds } = data
  const several = data.interviews.length > 1
  const heads = data.interviews.map((interview, index) => {
    const named = [...interview.about, ...(data.notes ?? [])].map(sanitiseLine)
    const name = several ? `${mark(index)} ` : ''
    return [
      name + sanitiseLine(planning.title(interview, interview.daysLeft)),
      named.length === 0 ? planning.everything : planning.about(named),
      planning.questions(interview.questions),
      planning.minutesADay(interview.minutesPerDay, interview.minutesByWeekday),
    ]
  })
  const sentences = data.interviews.flatMap((interview, index) => {
    const name = several ? `${mark(index)} ` : ''
    if (interview.questions === 0)
      return [name + planning.nothingAbout(interview.name === null ? null : sanitiseLine(interview.name))]
    if (isNothingToAsk(interview)) return [name + planning.writeFirst(interview.questions)]
    return [
      name + planning.ready(readyOf(interview, data.kept)),
      ...(interview.neverAsked < 1 ? [] : [planning.tooLittleTime(Math.round(interview.neverAsked))]),
      ...(interview.unanswered === 0 ? [] : [planning.missingAnswers(interview.unanswered, gainOf(interview))]),
    ]
  })
  const reckoned = planning.secondsEach(
    Math.round(seconds.firstTime),
    Math.round(seconds.recalled),
    Math.round(seconds.forgotten),
  )
  const tails = [
    ...sentences,
    ...(data.writing === null ? [] : [messages.writing.planned(data.writing)]),
    ...(data.kept === null ? [] : [keptSoFar(data.kept, messages)]),
  ]
  const isWeighed = data.interviews.some(({ weighted }) => weighted)
  return { heads, tails, small: [...(isWeighed ? [planning.weighed] : []), reckoned] }
}

const isNothingToAsk = ({ questions, unanswered }: PlanInterview) => unanswered === questions

/** Whole percents; `asSoFar` is null where it is the same as by the plan. */
function readyOf(
  { readyNow, readyThen, readyRange, readyAsSoFar, readyAnswered, unanswered }: PlanInterview,
  kept: Kept | null,
): ReadyWords {
  const asSoFar = readyAsSoFar === null ? null : percent(readyAsSoFar)
  const [low, high] = (readyRange ?? [readyThen, readyThen]).map(percent)
  return {
    now: percent(readyNow),
    planned: percent(readyThen),
    range: low === high ? null : `${low}–${high}%`,
    asSoFar: asSoFar === percent(readyThen) ? null : asSoFar,
    writes: unanswered > 0 && kept !== null && kept.written > 0,
    answered: readyAnswered === null ? null : percent(readyAnswered),
  }
}

/** What was done of what was promised, and what was foretold at first. */
export function keptSoFar(kept: Kept, { planning, drilling }: Messages): string {
  const [first] = kept.foretold
  const foretold =
    first === undefined ? null : { date: dateOf(first.day, drilling.time.locale, 'whole'), ready: percent(first.ready) }
  return planning.kept({
    days: kept.days,
    daysDone: kept.daysDone,
    minutes: Math.round(kept.minutes),
    minutesDone: Math.round(kept.minutesDone),
    written: kept.written,
    foretold,
  })
}

function chart(data: PlanData, { width, style, messages }: Look): string[] {
  const { columns, today } = messages.planning
  const several = data.interviews.length > 1
  const dayName = (day: number) =>
    day === data.today ? today : dateOf(day, messages.drilling.time.locale, width < WIDE ? 'short' : 'whole')
  // A year on, a day and a month alone would not say which.
  const isOverAYear = (data.days.at(-1)?.day ?? 0) - data.today >= 365
  const rows = data.days.map((each) => ({
    name:
      each.days === 1
        ? dayName(each.day)
        : [each.day, each.day + each.days - 1]
            .map((day) => dateOf(day, messages.drilling.time.locale, isOverAYear ? 'dated' : 'short'))
            .join('–'),
    cells: cellsFor(
      width,
      [each.minutes, each.unseen, each.seen].map((value) => String(Math.round(value))),
    ),
    ready: each.ready,
  }))
  const titles = cellsFor(width, [columns.minutes, columns.new, columns.old])
  const nameColumns = Math.max(...[columns.day, ...rows.map(({ name }) => name)].map(widthOf))
  const cellColumns = titles.map((title, index) =>
    Math.max(...[title, ...rows.map(({ cells }) => cells[index] ?? '')].map(widthOf)),
  )
  const lead = (name: string, cells: readonly string[]) =>
    `${[pad(name, nameColumns), ...cells.map((cell, index) => pad(cell, cellColumns[index] ?? 0, 'right'))].join('  ')}  `
  const left = width - widthOf(lead('', titles))
  const perInterview = Math.floor(left / Math.max(1, data.interviews.length))
  const barColumns = Math.min(WIDEST_BAR, perInterview - '100%'.length - (several ? 3 : 1))
  const readiness = (ready: PlanDay['ready']) =>
    ready.map((share, index) => {
      if (share === null) return ' '.repeat((several ? 1 : 0) + Math.max(0, barColumns + 1) + '100%'.length)
      const bar = barColumns < NARROWEST_BAR ? '' : `${drawBar(share, barColumns, style)} `
      return `${several ? mark(index) : ''}${bar}${pad(`${percent(share)}%`, '100%'.length, 'right')}`
    })
  return [
    style.dim(truncate(`${lead(columns.day, titles)}${columns.ready}`, width)),
    ...rows.map(({ name, cells, ready }) => {
      const line = `${lead(name, cells)}${readiness(ready).join(' ')}`
      return barColumns < NARROWEST_BAR ? truncate(line, width) : line
    }),
  ]
}

/** Minutes, new and old where there is room; else the two that say what to do; else none. */
function cellsFor(width: number, cells: readonly string[]): readonly string[] {
  return width >= WIDE ? cells : width >= NARROW ? cells.slice(1) : []
}

function drawBar(share: number, columns: number, style: Style): string {
  const filled = Math.min(columns, Math.max(0, Math.round(share * columns)))
  return style.good('█'.repeat(filled)) + style.dim('░'.repeat(columns - filled))
}

/** How ready one would be with the missing answers written; null when that makes no difference that shows. */
function gainOf({ readyThen, readyWithAnswers }: PlanInterview): number | null {
  const then = readyWithAnswers === null ? percent(readyThen) : percent(readyWithAnswers)
  return then > percent(readyThen) ? then : null
}

/** A letter for each of several interviews. */
const mark = (index: number) => String.fromCharCode(97 + index)

const percent = (share: number) => Math.round(share * 100)

/** A study day as a person writes it: with its weekday, as short as possible, or so with its year. */
export function dateOf(day: number, locale: string, form: keyof typeof FORMS = 'whole'): string {
  const date = new Date(day * 86_400_000)
  return new Intl.DateTimeFormat(locale, { ...FORMS[form], timeZone: 'UTC' }).format(date)
}

const FORMS = {
  whole: { weekday: 'short', month: 'short', day: 'numeric' },
  short: { month: 'numeric', day: 'numeric' },
  dated: { year: '2-digit', month: 'numeric', day: 'numeric' },
} as const
