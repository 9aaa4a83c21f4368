import type { QueueCounts } from '../../drill/queue.ts'
import type { Messages } from '../../messages/messages.ts'
import { GRADES, type Grade } from '../../schedule/grade.ts'
import type { Look } from '../look.ts'
import { flow } from '../text/flow.ts'
import { shellWord } from '../text/shell-words.ts'
import { seenOrSpoken } from '../text/spoken.ts'
import { width as widthOf } from '../text/width.ts'
import { wrapText } from '../text/wrap.ts'
import { gradePaint } from './status.ts'
import { relativeDate, shortDuration } from './time.ts'

/** What a drill came to. */
export interface SummaryData {
  /** Answers given, and the different questions that they were about. */
  readonly answers: number
  readonly questions: number
  /** Of the answers those that left schedules alone; none when missing. */
  readonly practised?: number
  readonly grades: Readonly<Record<Grade, number>>
  /** Time spent answering, as far as it was timed; 0 when it was not. */
  readonly seconds: number
  /** The share recalled of questions that were known before, 0–1; null when there was none: a new question cannot be remembered. */
  readonly retention: number | null
  readonly skipped: number
  readonly suspended: number
  /** The note of a suspended question that may be none; null without one. */
  readonly misread: string | null
  /** Questions forgotten so often that they had better be rewritten. */
  readonly leeches: readonly string[]
  /** When the next question is due over all notes; null when none is. */
  readonly nextDue: Date | null
  /** Questions whose answers were written into the notes. */
  readonly written: number
  /** Questions that were still to be asked when the drill ended, the skipped ones among them. */
  readonly left: number
  /** Questions in the notes without an answer. */
  readonly unanswered: number
}

export interface SummaryWords {
  readonly messages: Messages
  readonly now: Date
}

export interface SummaryLook extends Look, SummaryWords {}

/** The end of a drill in sentences: what was done, short facts on how it went, what comes next. */
export interface SummarySentences {
  readonly title: string
  readonly facts: readonly string[]
  readonly after: readonly string[]
}

const BAR_COLUMNS = 30

/** The end of a drill in a few lines: what was done, how it went, what comes next. */
export function renderSummary(data: SummaryData, look: SummaryLook): string {
  return seenOrSpoken(drawSummary(data, look), look.style)
}

function drawSummary(data: SummaryData, look: SummaryLook): string {
  const { style, width } = look
  const { title, facts, after } = summarySentences(data, look)
  const head = facts.length === 0 ? [style.strong(title)] : flow([style.strong(title), ...facts], width, ' · ')
  return [
    ...head.flatMap((line) => (widthOf(line) <= width ? [line] : wrapText(title, width))),
    ...(data.answers === 0 ? [] : gradeLines(data.grades, data.answers, look)),
    ...after.flatMap((line) => wrapText(line, width)).map((line) => style.dim(line)),
  ].join('\n')
}

/** The end of a drill in words, for a terminal or a page. */
export function summarySentences(data: SummaryData, { messages, now }: SummaryWords): SummarySentences {
  const { summary, time } = messages.drilling
  const { answers, questions } = data
  const facts = [
    ...(data.seconds < 1 || answers === 0
      ? []
      : [
          answers === 1
            ? shortDuration(data.seconds, time)
            : summary.time({
                total: shortDuration(data.seconds, time),
                each: shortDuration(data.seconds / answers, time),
              }),
        ]),
    ...(data.retention === null ? [] : [summary.remembered({ percent: Math.round(100 * data.retention) })]),
    ...(data.skipped > 0 ? [summary.skipped({ count: data.skipped })] : []),
    ...(data.suspended > 0 ? [summary.suspended({ count: data.suspended })] : []),
  ]
  const counted = { reviews: answers, cards: questions }
  const isPractice = data.practised === answers
  const title = answers === 0 ? summary.nothing : isPractice ? summary.practised(counted) : summary.reviews(counted)
  const after = [
    ...(data.leeches.length > 0 ? [summary.leeches({ count: data.leeches.length })] : []),
    ...(data.misread === null ? [] : [summary.misread({ path: shellWord(data.misread) })]),
    ...(data.written > 0 ? [summary.written({ count: data.written })] : []),
    ...(data.left > 0 ? [summary.left({ count: data.left })] : []),
    data.nextDue === null
      ? summary.noneScheduled
      : summary.next({ when: relativeDate(data.nextDue < now ? now : data.nextDue, now, time) }),
    ...(data.unanswered > 0 ? [summary.unanswered({ count: data.unanswered })] : []),
  ]
  return { title, facts, after }
}

/** Why there is nothing to ask now, and what waits all the same. */
export function nothingToAsk(counts: QueueCounts, { messages, now }: SummaryWords): readonly string[] {
  const { commands, drilling, planning } = messages
  const { nextDue, newBeyond, siblingsBeyond, unanswered } = counts
  return [
    commands.nothingDue(nextDue === null ? null : relativeDate(nextDue, now, drilling.time)),
    ...(newBeyond > 0 ? [commands.moreNewWait(newBeyond)] : []),
    ...(siblingsBeyond > 0 ? [planning.queue.siblings(siblingsBeyond)] : []),
    ...(unanswered > 0 ? [commands.unansweredWait(unanswered)] : []),
  ]
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
