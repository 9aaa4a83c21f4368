import type { Table, TableRow } from 'mdast'
import type { Style } from '../style.ts'
import { pad, widest } from '../text/width.ts'
import { type Span, wrapSpans } from '../text/wrap.ts'
import type { Rendering } from './inline.ts'

/** A column may break words that are wider than this; narrower ones stay whole. */
const WIDEST_WHOLE_WORD = 16
const GAP = 3

/**
 * A table fitted to the width: cells wrap, the widest columns give way first. Where there is no room for columns at
 * all, each row becomes lines of `header: cell`.
 */
export function renderTable(table: Table, width: number, rendering: Rendering): string[] {
  const { style } = rendering
  const [head, ...body] = table.children.map((row, index) =>
    cellsOf(row, rendering, index === 0 ? style.strong : undefined),
  )
  if (head === undefined) return []
  const count = Math.max(head.length, ...body.map((row) => row.length))
  const natural = Array.from({ length: count }, (_, column) =>
    Math.max(1, ...[head, ...body].map((row) => naturalWidth(row[column] ?? []))),
  )
  const least = Array.from({ length: count }, (_, column) =>
    Math.max(1, ...[head, ...body].map((row) => widestWord(row[column] ?? []))),
  )
  const columns = fitColumns(natural, least, width - GAP * (count - 1))
  if (columns === null || style.plain) return asRecords(head, body, width)
  const align = (table.align ?? []).map((each) => each ?? 'left')
  const draw = (row: readonly Span[][]) => drawRow(row, columns, align, style)
  const rule = style.dim(columns.map((each) => '─'.repeat(each)).join('─┼─'))
  const rows = body.map(draw)
  // Where most rows are one line, an empty first cell already says that a line goes on.
  const spaced = rows.filter((lines) => lines.length > 1).length * 2 > rows.length
  const top = head.every((cell) => cell.length === 0) ? [] : [...draw(head), rule]
  return [...top, ...rows.flatMap((lines, index) => (spaced && index > 0 ? [rule, ...lines] : lines))]
}

function cellsOf(row: TableRow, rendering: Rendering, tone?: (text: string) => string): Span[][] {
  return row.children.map((cell) => rendering.spans(cell.children, tone))
}

function naturalWidth(cell: readonly Span[]): number {
  const text = cell.map((span) => span.text).join('')
  return widest(text.split('\n'))
}

function widestWord(cell: readonly Span[]): number {
  const words = cell
    .map((span) => span.text)
    .join('')
    .split(/\s+/)
  return Math.min(WIDEST_WHOLE_WORD, widest(words))
}

/** Widths that add up to at most `room`, none below its least; null when there is no room for that. */
function fitColumns(natural: readonly number[], least: readonly number[], room: number): number[] | null {
  const columns = [...natural]
  let excess = total(columns) - room
  if (total(least) > room) return null
  while (excess > 0) {
    const most = Math.max(...columns.filter((each, column) => each > (least[column] ?? 0)))
    const column = columns.findIndex((each, index) => each === most && each > (least[index] ?? 0))
    columns[column] = most - 1
    excess -= 1
  }
  return columns
}

function total(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0)
}

type Align = 'left' | 'right' | 'center'

function drawRow(row: readonly Span[][], columns: readonly number[], align: readonly Align[], style: Style): string[] {
  const cells = columns.map((each, column) => wrapSpans(row[column] ?? [], each))
  const height = Math.max(...cells.map((lines) => lines.length))
  const bar = style.dim('│')
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, column) => {
        // Sentences over several lines read best from the left.
        const side = lines.length > 1 ? 'left' : (align[column] ?? 'left')
        return pad(lines[line] ?? '', columns[column] ?? 0, side)
      })
      .join(` ${bar} `)
      .trimEnd(),
  )
}

const RECORD_HANG = 2
const NARROWEST_WITH_HANG = 20

function asRecords(head: readonly Span[][], body: readonly Span[][][], width: number): string[] {
  const hang = width < NARROWEST_WITH_HANG ? 0 : RECORD_HANG
  return body.flatMap((row, index) => {
    const lines = row.flatMap((cell, column) => {
      if (isEmpty(cell)) return []
      const name = head[column] ?? []
      const titled = isEmpty(name) ? cell : [...name, { text: ': ' }, ...cell]
      const whole = wrapSpans(titled, width)
      if (whole.length === 1) return whole
      const [begin = '', ...more] = wrapSpans(titled, width - hang)
      return [begin, ...more.map((line) => ' '.repeat(hang) + line)]
    })
    return index > 0 && lines.length > 0 ? ['', ...lines] : lines
  })
}

function isEmpty(cell: readonly Span[]): boolean {
  return cell.every((span) => span.text.trim() === '')
}
