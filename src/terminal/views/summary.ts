import type { Messages } from '../../messages/messages.ts'
import { GRADES, type Grade } from '../../schedule/grade.ts'
import { flow } from '../flow.ts'
import type { Style } from '../style.ts'
import { width as widthOf } from '../width.ts'
import { wrapText } from '../wrap.ts'
import { gradePaint } from './status.ts'
import { relativeDate, shortDuration } from './time.ts'

/** What a drill came to. */
export interface SummaryData {
  /** How often each grade was given. */
  readonly grades: Readonly<Record<Grade, number>>
  /** Different questions among the reviews. */
  readonly cards: number
  /** Seconds of the reviews that were timed; null when none was. */
  readonly seconds: { readonly total: number; readonly mean: number } | null
  readonly skipped: number
  readonly suspended: number
  /** Questions that were still to come when the drill ended. */
  readonly left: number
  /** When the next question is due over all notes, and how many are by the end of that day; null when none is. */
  readonly next: { readonly due: Date; readonly count: number | null } | null
  /** Questions in the notes without an answer. */
  readonly unanswered: number
}

export interface SummaryLook {
  readonly width: number
  readonly style: Style
  readonly messages: Messages
  readonly now: Date
}

const BAR_COLUMNS = 30

/** The end of a drill in a few lines: what was done, how it went, what comes next. */
export function renderSummary(data: SummaryData, look: SummaryLook): string {
  const { style, messages, now, width } = look
  const { summary, time } = messages.drilling
  const reviews = GRADES.reduce((total, grade) => total + data.grades[grade], 0)
  const known = reviews - data.grades.again
  const facts = [
    ...(data.seconds === null
      ? []
      : [
          summary.time({
            total: shortDuration(data.seconds.total, time),
            each: shortDuration(data.seconds.mean, time),
          }),
        ]),
    ...(reviews === 0 ? [] : [summary.remembered({ percent: Math.round((100 * known) / reviews) })]),
    ...(data.skipped > 0 ? [summary.skipped({ count: data.skipped })] : []),
    ...(data.suspended > 0 ? [summary.suspended({ count: data.suspended })] : []),
  ]
  const title = reviews === 0 ? summary.nothing : summary.reviews({ reviews, cards: data.cards })
  const after = [
    ...(data.left > 0 ? [summary.left({ count: data.left })] : []),
    nextLine(data, look, now),
    ...(data.unanswered > 0 ? [summary.unanswered({ count: data.unanswered })] : []),
  ]
  const head = facts.length === 0 ? [style.strong(title)] : flow([style.strong(title), ...facts], width, ' · ')
  return [
    ...head.flatMap((line) => (widthOf(line) <= width ? [line] : wrapText(title, width))),
    ...(reviews === 0 ? [] : gradeLines(data.grades, reviews, look)),
    ...after.flatMap((line) => wrapText(line, width)).map((line) => style.dim(line)),
  ].join('\n')
}

function nextLine(data: SummaryData, look: SummaryLook, now: Date): string {
  const { summary, time } = look.messages.drilling
  if (data.next === null) return summary.noneScheduled
  const when = relativeDate(data.next.due, now, time)
  return data.next.count === null ? summary.nextWhen({ when }) : summary.next({ when, count: data.next.count })
}

function gradeLines(grades: Readonly<Record<Grade, number>>, reviews: number, look: SummaryLook): string[] {
  const { style, messages, width } = look
  const names = messages.drilling.screen.grades
  const columns = Math.min(BAR_COLUMNS, width)
  const bar = shares(
    GRADES.map((grade) => grades[grade] / reviews),
    columns,
  )
  const drawn = GRADES.map((grade, index) => gradePaint(grade, style)('━'.repeat(bar[index] ?? 0))).join('')
  const counts = GRADES.filter((grade) => grades[grade] > 0).map(
    (grade) => `${gradePaint(grade, style)(names[grade])} ${grades[grade]}`,
  )
  return [...(style.level === 0 ? [] : [drawn]), ...flow(counts, width)]
}

/** Whole columns for each share, at least one for any that is not nothing, adding up to `columns` where that goes. */
function shares(parts: readonly number[], columns: number): number[] {
  const result = parts.map((part) => (part === 0 ? 0 : Math.max(1, Math.floor(part * columns))))
  const used = result.reduce((total, each) => total + each, 0)
  const largest = parts.indexOf(Math.max(...parts))
  result[largest] = Math.max(1, (result[largest] ?? 0) + columns - used)
  return result
}
