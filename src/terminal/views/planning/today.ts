import type { Look } from '../../look.ts'
import { flow } from '../../text/flow.ts'
import { sanitiseLine } from '../../text/sanitise.ts'
import { pad, width as widthOf } from '../../text/width.ts'
import { wrapText } from '../../text/wrap.ts'
import { todayParts } from './today-line.ts'

export interface TodayData {
  readonly due: number
  readonly new: number
  readonly unanswered: number
  /** Answers that the plan has a person write today. */
  readonly toWrite: number
  /** When something is due again, as a person says it; null when nothing is scheduled. */
  readonly next: string | null
  /** Those that are planned for, soonest first; dates as 2026-11-22. */
  readonly interviews: readonly {
    readonly name: string | null
    readonly date: string
    readonly time: string | null
    readonly daysLeft: number
  }[]
  /** Lines that ask what was asked in those that are past. */
  readonly past: readonly string[]
  readonly streak: { readonly days: number; readonly studiedToday: boolean }
  /** A day to plan for, as an example: 2026-12-06. */
  readonly exampleDate: string
  /** Whether the notes are the person's own, not the ones that ship with prep. */
  readonly ownNotes: boolean
}

/** What there is to do today, in a few lines, and below them what to type. */
export function renderToday(data: TodayData, look: Look): string {
  const { width, style, messages } = look
  const say = messages.commands.today
  const wrapped = (text: string) => wrapText(text, width)
  const parts = todayParts(data, messages).map((part, index) =>
    index === 0 && data.due > 0 ? style.strong(part) : part,
  )
  const { days, studiedToday } = data.streak
  const isDone = data.due + data.new === 0
  return [
    ...(isDone ? wrapped(studiedToday ? say.done : say.nothing).map(style.strong) : []),
    ...flow(parts, width, ' · '),
    ...data.interviews.flatMap((each) => wrapped(sanitiseLine(messages.planning.title(each, each.daysLeft)))),
    ...data.past.flatMap(wrapped),
    ...(days > 0 ? wrapped(studiedToday ? say.streak(days) : say.keepStreak(days)).map(style.dim) : []),
    ...(data.due === 0 && data.next !== null ? wrapped(say.next(data.next)).map(style.dim) : []),
    '',
    ...hints(data, look),
  ].join('\n')
}

/** What to type next, in two columns; where they do not fit, one below the other. */
function hints(data: TodayData, { width, style, messages }: Look): readonly string[] {
  const say = messages.commands.today
  const rows: readonly (readonly [string, string])[] = [
    ...(data.due + data.new > 0 ? [['prep drill', say.drill] as const] : []),
    ...(data.unanswered > 0 ? [['prep list --unanswered', say.list] as const] : []),
    ...(data.ownNotes ? [] : [[`prep notes add ${messages.commands.folder}`, say.add] as const]),
    data.interviews.length > 0 ? ['prep plan', say.showPlan] : [`prep plan --by ${data.exampleDate}`, say.plan],
    ...(data.streak.days > 0 ? [['prep stats', say.stats] as const] : []),
    ['prep --help', say.help],
  ]
  const columns = Math.max(...rows.map(([typed]) => widthOf(typed)))
  const isWide = rows.every(([, does]) => 2 + columns + 2 + widthOf(does) <= width)
  return rows.flatMap(([typed, does]) =>
    isWide
      ? [`  ${style.accent(pad(typed, columns))}  ${does}`]
      : [`  ${style.accent(typed)}`, ...wrapText(does, width - 4).map((line) => `    ${style.dim(line)}`)],
  )
}
