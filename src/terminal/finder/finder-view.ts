import type { Card } from '../../cards/card.ts'
import type { Messages } from '../../messages/messages.ts'
import { type DrawnWindow, drawTooSmall, filledTo, isTooSmall, type WindowLook } from '../prompts/picture.ts'
import { remarkLines } from '../prompts/remark.ts'
import type { Style } from '../style.ts'
import { flow } from '../text/flow.ts'
import { glyphsOf } from '../text/glyphs.ts'
import { sanitiseLine } from '../text/sanitise.ts'
import { pad, truncate, width as widthOf } from '../text/width.ts'
import { statusMark } from '../views/status.ts'

/** What is on the screen of the finder. */
export interface FinderView {
  readonly query: string
  readonly found: readonly Card[]
  /** All that could be found. */
  readonly total: number
  readonly cursor: number
  /** The first card that showed last. */
  readonly top: number
  /** Whether letters act on the list instead of being typed. */
  readonly inList: boolean
  readonly notice: string | null
  /** What Enter does. */
  readonly take: 'show' | 'write'
  isSuspended(card: Card): boolean
  /** The question whole, in lines of at most so many columns. */
  preview(card: Card, width: number): readonly string[]
}

/** Windows of fewer columns have the preview below the list. */
const WIDE = 72
const WIDEST = 140
const LIST_SHARE = 0.42
const LOW = 12

/** What is typed, the questions that fit, the one at the cursor beside or below them, and the keys. */
export function drawFinder(view: FinderView, window: WindowLook): DrawnWindow {
  const { columns, rows, style, messages } = window
  if (isTooSmall(window)) return drawTooSmall(window, view.top)
  // The last column stays free: some terminals wrap a line that fills it.
  const width = Math.min(WIDEST, columns - 1)
  const room = rows - 1
  const rule = style.dim('─'.repeat(width))
  const said = remarkLines(view.notice, style, width, 2)
  const keys = rows < LOW ? [] : footer(view, width, style, messages).slice(0, 3)
  const head = [queryLine(view, width, style, messages), rule]
  const body = Math.max(1, room - head.length - said.length - (keys.length === 0 ? 0 : keys.length + 1))
  const isWide = width >= WIDE
  const listRows = isWide || body < LOW / 2 ? body : Math.max(3, Math.floor(body * LIST_SHARE))
  const listColumns = isWide ? Math.floor(width * LIST_SHARE) : width
  const top = topOf(view.top, view.cursor, view.found.length, listRows)
  const list = listLines(view, top, listRows, listColumns, style, messages)
  const current = view.found[view.cursor]
  const preview = (columnsOfIt: number, rowsOfIt: number): readonly string[] =>
    current === undefined || rowsOfIt < 1 ? [] : cut(view.preview(current, columnsOfIt), rowsOfIt, style)
  const below = body - listRows - 1
  const shown = isWide
    ? beside(list, preview(width - listColumns - 3, body), listColumns, body, style)
    : [...filledTo(list, listRows), ...(below < 1 ? [] : [rule, ...filledTo(preview(width, below), below)])]
  return {
    lines: [...head, ...shown, ...(keys.length === 0 ? [] : [rule]), ...said, ...keys].slice(0, room),
    top,
    shown: listRows,
  }
}

function queryLine(view: FinderView, width: number, style: Style, messages: Messages): string {
  const say = messages.finding
  const count = say.count(view.found.length, view.total)
  const room = width - widthOf(say.prompt) - widthOf(count) - 4
  // The end of what is typed is where the person is.
  const typed = endOf(sanitiseLine(view.query), Math.max(4, room))
  const begin = `${view.inList ? style.dim(say.prompt) : style.accent(say.prompt)} ${typed}${view.inList ? '' : '_'}`
  const gap = width - widthOf(begin) - widthOf(count)
  return gap < 1 ? truncate(begin, width) : `${begin}${' '.repeat(gap)}${style.dim(count)}`
}

function endOf(text: string, columns: number): string {
  let end = text
  while (widthOf(end) > columns) end = end.slice(glyphsOf(end)[0]?.text.length ?? 1)
  return end
}

function listLines(
  view: FinderView,
  top: number,
  rows: number,
  columns: number,
  style: Style,
  messages: Messages,
): readonly string[] {
  if (view.found.length === 0) return [style.fair(truncate(messages.drilling.pick.none, columns))]
  return view.found.slice(top, top + rows).map((card, index) => {
    const isCurrent = top + index === view.cursor
    const suspended = view.isSuspended(card) ? ` ${messages.drilling.list.suspended}` : ''
    const text = `${card.parent === null ? '' : '↳ '}${sanitiseLine(card.question)}`
    const question = truncate(text, Math.max(4, columns - 4 - widthOf(suspended)))
    const mark = isCurrent ? style.accent(view.inList ? '❯' : '›') : ' '
    return `${mark} ${statusMark(card.status, style)} ${isCurrent ? style.strong(question) : question}${style.dim(suspended)}`
  })
}

function beside(
  list: readonly string[],
  preview: readonly string[],
  columns: number,
  rows: number,
  style: Style,
): readonly string[] {
  return Array.from({ length: rows }, (_, index) =>
    `${pad(list[index] ?? '', columns)} ${style.dim('│')} ${preview[index] ?? ''}`.trimEnd(),
  )
}

/** As many lines as there is room for; the last says that there are more. */
const cut = (lines: readonly string[], rows: number, style: Style): readonly string[] =>
  lines.length <= rows ? lines : [...lines.slice(0, rows - 1), style.dim('…')]

function footer(view: FinderView, width: number, style: Style, messages: Messages): readonly string[] {
  const { keys } = messages.finding
  const { names } = messages.drilling.screen.help
  const key = (name: string, word: string) => `${style.accent(name)} ${style.dim(word)}`
  const current = view.found[view.cursor]
  const isSuspended = current !== undefined && view.isSuspended(current)
  const take = key(names.enter, view.take === 'write' ? keys.write : keys.show)
  const hints = view.inList
    ? [
        take,
        key('w', keys.write),
        key('x', isSuspended ? keys.resume : keys.suspend),
        key('t', keys.try),
        key('e', keys.edit),
        key('/', keys.search),
        key('q', keys.leave),
      ]
    : [take, key('↑↓', keys.move), key('Tab', keys.toList), key('tag: deck: is:', keys.narrow), key('Esc', keys.leave)]
  return flow(hints, width, '  ').filter((line) => widthOf(line) <= width)
}

/** Moved as little as can be. */
function topOf(before: number, cursor: number, count: number, rows: number): number {
  const furthest = Math.max(0, count - rows)
  return Math.max(0, Math.min(furthest, Math.max(cursor - rows + 1, Math.min(cursor, before))))
}
