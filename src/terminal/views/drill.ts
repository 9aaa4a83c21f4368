import type { Card } from '../../cards/card.ts'
import type { Session } from '../../drill/session.ts'
import type { Messages } from '../../messages/messages.ts'
import { GRADES } from '../../schedule/grade.ts'
import type { Scheduler } from '../../schedule/schedule.ts'
import { flow } from '../flow.ts'
import { renderMarkdown } from '../markdown.ts'
import { sanitiseLine } from '../sanitise.ts'
import type { Style } from '../style.ts'
import { truncate, width as widthOf } from '../width.ts'
import { wrapText } from '../wrap.ts'
import { drillHelp } from './drill-help.ts'
import { gradePaint } from './status.ts'
import { shortInterval } from './time.ts'

/** What a drill's screen is drawn from. */
export interface DrillView {
  readonly session: Session
  /** Lines of question and answer that have gone out at the top. */
  readonly scroll: number
  readonly help: boolean
  /** A remark on what was just done, null when there is none. */
  readonly notice: string | null
  readonly now: Date
  readonly columns: number
  readonly rows: number
}

export interface DrillLook {
  readonly scheduler: Scheduler
  readonly messages: Messages
  readonly style: Style
  readonly hyperlinks: boolean
  /** A card by its id, for the question that a follow-up follows; null when it is not known. */
  find(card: string): Card | null
}

export interface Picture {
  readonly lines: readonly string[]
  /** The furthest that the text can be scrolled. */
  readonly lastScroll: number
  /** Lines to move for a page. */
  readonly page: number
  /** Where to begin once the answer shows. */
  readonly answerScroll: number
}

const WIDEST_TEXT = 100
const SMALLEST = { columns: 20, rows: 6 }
const ROOMY_ROWS = 14
const LOWEST_WITH_HELP = 8

/** One screen of a drill: at most `rows - 1` lines, none wider than `columns`. */
export function drawDrill(view: DrillView, look: DrillLook): Picture {
  const { columns, rows, session } = view
  const item = session.current
  if (columns < SMALLEST.columns || rows < SMALLEST.rows) {
    return still([truncate(look.messages.drilling.screen.tooSmall, columns)])
  }
  if (item === null) return still([''])
  const margin = columns >= 40 ? 1 : 0
  const width = Math.min(WIDEST_TEXT, columns - 2 * margin)
  const place = (lines: readonly string[]) => lines.map((line) => (line === '' ? '' : ' '.repeat(margin) + line))
  if (view.help) return still(place(drillHelp(look, width).slice(0, rows - 1)))

  const roomy = rows >= ROOMY_ROWS
  const gap = roomy ? [''] : []
  const top = [...header(view, look, width, roomy), ...gap]
  const bottom = footer(view, look, width)
  const { lines: body, answerAt } = text(view, look, width)
  const room = Math.max(1, rows - 1 - top.length - bottom.length - gap.length)
  const fits = body.length <= room
  const shown = fits ? room : Math.max(1, room - 1)
  const lastScroll = Math.max(0, body.length - shown)
  const scroll = Math.min(view.scroll, lastScroll)
  const pager = fits ? [] : [position(scroll, shown, body.length, look, width)]
  return {
    lines: place([...top, ...body.slice(scroll, scroll + shown), ...pager, ...gap, ...bottom].slice(0, rows - 1)),
    lastScroll,
    page: Math.max(1, shown - 1),
    answerScroll: answerAt === null || answerAt <= shown / 3 ? 0 : Math.min(lastScroll, answerAt),
  }
}

function still(lines: readonly string[]): Picture {
  return { lines, lastScroll: 0, page: 1, answerScroll: 0 }
}

function header(view: DrillView, look: DrillLook, width: number, roomy: boolean): string[] {
  const { session } = view
  const { style, messages, find } = look
  const { screen } = messages.drilling
  const item = session.current
  if (item === null) return []
  const { index, total } = placeInSession(session)
  const marks = [
    `${index}/${total}`,
    ...(item.reason === 'learning' ? [screen.again] : []),
    ...(item.card.status === 'answered' ? [] : [screen[item.card.status]]),
    ...(session.learning.length > 0 ? [screen.inLearning({ count: session.learning.length })] : []),
  ].join(' · ')
  const deck = truncate(sanitiseLine(item.card.deck), Math.max(8, width - widthOf(marks) - 2))
  const title = `${deck}  ${marks}`
  const lines =
    widthOf(title) <= width ? [`${style.strong(deck)}  ${style.dim(marks)}`] : [style.dim(truncate(marks, width))]
  if (roomy) lines.push(progressLine(session, width, style))
  if (item.card.parent !== null) {
    const parent = find(item.card.parent)
    const words = parent === null ? screen.followUp : screen.followUpOf({ question: sanitiseLine(parent.question) })
    lines.push(style.dim(truncate(`↳ ${words}`, width)))
  }
  return lines
}

function progressLine(session: Session, width: number, style: Style): string {
  const { index, total } = placeInSession(session)
  const done = Math.floor((width * (index - 1)) / Math.max(1, total))
  return style.good('━'.repeat(done)) + style.dim('─'.repeat(width - done))
}

/** Which question of the session this is, from 1; one that comes back while being learned counts once. */
export function placeInSession(session: Session): { index: number; total: number } {
  const seen = new Set([...session.done.map((review) => review.card), ...session.skipped, ...session.suspended])
  const current = session.current?.card.id
  const fresh = session.waiting.filter((item) => !seen.has(item.card.id) && item.card.id !== current).length
  if (current === undefined || seen.has(current)) return { index: seen.size, total: seen.size + fresh }
  return { index: seen.size + 1, total: seen.size + 1 + fresh }
}

function text(view: DrillView, look: DrillLook, width: number): { lines: string[]; answerAt: number | null } {
  const { style, hyperlinks } = look
  const card = view.session.current?.card
  if (card === undefined) return { lines: [], answerAt: null }
  const question = renderMarkdown(card.prompt, { width, style, hyperlinks, tone: style.strong }).split('\n')
  if (!view.session.revealed) return { lines: question, answerAt: null }
  const rule = style.dim('─'.repeat(Math.min(width, 3)))
  const answer = card.answer === null ? [] : renderMarkdown(card.answer, { width, style, hyperlinks }).split('\n')
  return {
    lines: [...question, rule, ...answer, ...missing(card, look, width)],
    answerAt: question.length,
  }
}

function missing(card: Card, look: DrillLook, width: number): string[] {
  const { screen } = look.messages.drilling
  if (card.answer !== null && card.gaps.length === 0) return []
  const named = card.gaps.filter((gap) => gap.label !== null)
  const slots = named.map((gap) => `○ ${screen.slot({ label: sanitiseLine(gap.label ?? ''), line: gap.line })}`)
  return [
    ...(card.answer === null ? wrapText(screen.noAnswer, width).map(look.style.fair) : ['']),
    ...(slots.length === 0 ? [] : [screen.emptySlots, ...slots].flatMap((line) => wrapText(line, width))),
    ...wrapText(screen.writeIt({ key: 'E' }), width).map(look.style.dim),
  ]
}

function position(scroll: number, shown: number, total: number, look: DrillLook, width: number): string {
  const { screen } = look.messages.drilling
  const lines = screen.position({ from: scroll + 1, to: Math.min(total, scroll + shown), of: total })
  const more = scroll + shown < total ? `  ${screen.help.names.space} ${screen.keys.more}` : ''
  return look.style.dim(truncate(`↕ ${lines}${more}`, width))
}

/** What can be pressed now: the choice first, then as much of the rest as fits into one line. */
function footer(view: DrillView, look: DrillLook, width: number): string[] {
  const { style, messages } = look
  const { screen } = messages.drilling
  const key = (name: string, word: string) =>
    widthOf(`${name} ${word}`) <= width ? `${style.accent(name)} ${word}` : style.accent(name)
  const help = [key('?', screen.keys.help), key('q', screen.keys.quit)]
  const all = [
    key('u', screen.keys.undo),
    key('s', screen.keys.skip),
    key('x', screen.keys.suspend),
    key('E', screen.keys.edit),
    ...help,
  ]
  const choices = view.session.revealed
    ? gradeChoices(view, look, width)
    : flow([key(screen.help.names.space, screen.reveal)], width)
  const whole = flow(all, width, '  ')
  const rest = whole.length === 1 ? whole : flow(help, width, '  ').slice(0, 1)
  const notice = view.notice === null ? [] : [style.fair(truncate(sanitiseLine(view.notice), width))]
  return [...notice, ...choices, ...(view.rows >= LOWEST_WITH_HELP ? rest : [])]
}

/** The four grades with their intervals; by number and interval alone where the words would take many lines. */
function gradeChoices(view: DrillView, look: DrillLook, width: number): string[] {
  const { style, messages, scheduler } = look
  const item = view.session.current
  if (item === null) return []
  const outcomes = item.reason === 'cram' ? null : scheduler.preview(item.schedule, view.now, item.card.id)
  const choices = GRADES.map((grade, index) => {
    const when = outcomes === null ? '' : shortInterval(outcomes[grade], view.now, messages.drilling.time)
    const name = gradePaint(grade, style)(messages.drilling.screen.grades[grade])
    const number = style.accent(String(index + 1))
    return {
      long: `${number} ${name} ${style.dim(when)}`.trimEnd(),
      short: `${number} ${outcomes === null ? name : style.dim(when)}`,
    }
  })
  const long = flow(
    choices.map((choice) => choice.long),
    width,
  )
  if (long.length <= (view.rows >= ROOMY_ROWS ? 2 : 1)) return long
  return flow(
    choices.map((choice) => choice.short),
    width,
    '  ',
  )
}
