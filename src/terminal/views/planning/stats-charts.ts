import type { Messages } from '../../../messages/messages.ts'
import type { DayTotals } from '../../../schedule/statistics.ts'
import type { Style } from '../../style.ts'
import { pad, truncate, width as widthOf } from '../../text/width.ts'

/** A row of a table: its first cell a name, the others set to the right; where there is room `aside`, then a bar. */
export interface BarRow {
  readonly cells: readonly string[]
  readonly aside?: string
  readonly bar?: (columns: number) => string
}

type Paint = (text: string) => string

const GAP = '  '
const WIDEST_BAR = 30
const NARROWEST_BAR = 6
const NARROWEST_NAME = 8
const SHADES = ['·', '░', '▒', '▓', '█'] as const

/** Rows in columns, with a bar each as far as the width goes; what does not fit beside the names is left out, then names are cut. */
export function rowsWithBars(rows: readonly BarRow[], width: number): readonly string[] {
  const columnOf = (texts: readonly (string | undefined)[]) => Math.max(0, ...texts.map((text) => widthOf(text ?? '')))
  const names = columnOf(rows.map(({ cells }) => cells[0]))
  // A row of a name and a sentence does not make the columns of the others wider.
  const most = Math.max(...rows.map(({ cells }) => cells.length))
  const whole = rows.filter(({ cells }) => cells.length === most)
  const columns = Array.from({ length: most - 1 }, (_, index) => columnOf(whole.map(({ cells }) => cells[index + 1])))
  const cellColumns = columns.reduce((sum, each) => sum + widthOf(GAP) + each, 0)
  const aside = columnOf(rows.map((row) => row.aside))
  const wished = Math.min(names, Math.floor(width / 2)) + cellColumns
  const hasAside = aside > 0 && wished + widthOf(GAP) + aside <= width
  const besideName = cellColumns + (hasAside ? widthOf(GAP) + aside : 0)
  const hasBar = wished - cellColumns + besideName + widthOf(GAP) + NARROWEST_BAR <= width
  const room = width - besideName - (hasBar ? widthOf(GAP) + NARROWEST_BAR : 0)
  const nameColumns = Math.min(names, Math.max(NARROWEST_NAME, room))
  const barColumns = Math.min(WIDEST_BAR, width - nameColumns - besideName - widthOf(GAP))
  return rows.map(({ cells: [name = '', ...cells], aside: text = '', bar }) => {
    const isWhole = cells.length === most - 1
    const parts = [
      pad(truncate(name, nameColumns), nameColumns),
      ...cells.map((cell, index) => (isWhole ? pad(cell, columns[index] ?? 0, 'right') : cell)),
      ...(hasAside && isWhole ? [pad(text, aside, 'right')] : []),
    ]
    const line = truncate(parts.join(GAP).trimEnd(), width)
    const drawn = hasBar && isWhole && bar !== undefined ? bar(barColumns) : ''
    return drawn === '' ? line : pad(line, nameColumns + besideName) + GAP + drawn
  })
}

/** A part, 0–1, of a bar; what is not nothing shows. */
export function barOf(part: number, columns: number, paint: Paint): string {
  const filled = part > 0 ? Math.max(1, Math.round(part * columns)) : 0
  return filled === 0 ? '' : paint('█'.repeat(Math.min(columns, filled)))
}

/** A share, 0–1, as a bar, with a mark where it was wanted or expected. */
export function markedBar(
  share: number,
  mark: number,
  columns: number,
  style: Style,
  paint: Paint = style.good,
): string {
  const filled = Math.round(share * columns)
  const marked = Math.min(columns - 1, Math.round(mark * columns))
  const piece = (from: number, until: number) =>
    paint('█'.repeat(Math.max(0, Math.min(filled, until) - from))) +
    style.dim('░'.repeat(Math.max(0, until - Math.max(filled, from))))
  return piece(0, marked) + style.strong('│') + piece(marked + 1, columns)
}

/** Counts as parts of one bar: what is done, half done and not. */
export function partsBar(counts: readonly [number, number, number], columns: number, style: Style): string {
  const total = Math.max(1, counts[0] + counts[1] + counts[2])
  const first = Math.round((counts[0] / total) * columns)
  const second = Math.round(((counts[0] + counts[1]) / total) * columns)
  return (
    style.good('█'.repeat(first)) + style.fair('▒'.repeat(second - first)) + style.dim('░'.repeat(columns - second))
  )
}

/** Reviews a day: weeks from left to right, Monday on top, the darker the more; as many of the last weeks as fit. */
export function heatmap(
  days: readonly DayTotals[],
  {
    width,
    style,
    time,
  }: { readonly width: number; readonly style: Style; readonly time: Messages['drilling']['time'] },
): readonly string[] {
  const last = days.at(-1)
  if (last === undefined) return []
  const names = Array.from({ length: 7 }, (_, weekday) => time.dates.weekday((weekday + 1) % 7))
  const nameColumns = Math.max(...names.map(widthOf))
  const fitting = Math.max(1, Math.floor((width - nameColumns) / 2))
  const lastMonday = mondayOf(last.day)
  const firstMonday = Math.max(mondayOf(days[0]?.day ?? last.day), lastMonday - (fitting - 1) * 7)
  const reviewsOn = new Map(days.map(({ day, reviews }) => [day, reviews]))
  const most = Math.max(0, ...reviewsOn.values())
  return names.map((name, weekday) => {
    const cells: string[] = []
    for (let monday = firstMonday; monday <= lastMonday; monday += 7) {
      const reviews = reviewsOn.get(monday + weekday)
      cells.push(reviews === undefined ? ' ' : shadeOf(reviews, most, style))
    }
    return `${style.dim(pad(name, nameColumns))} ${cells.join(' ')}`.trimEnd()
  })
}

function shadeOf(reviews: number, most: number, style: Style): string {
  if (reviews === 0) return style.dim(SHADES[0])
  const shade = Math.min(SHADES.length - 1, Math.ceil((reviews / most) * (SHADES.length - 1)))
  return style.good(SHADES[shade] ?? '█')
}

/** Day 0, 1970-01-01, was a Thursday. */
const mondayOf = (day: number) => day - ((((day + 3) % 7) + 7) % 7)
