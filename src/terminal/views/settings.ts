import type { Look } from '../look.ts'
import { pad, truncate, width as widthOf } from '../text/width.ts'
import { wrapText } from '../text/wrap.ts'

/** One setting, its values as text. */
export interface SettingRow {
  readonly name: string
  readonly value: string
  readonly usual: string
  readonly source: string
  /** Whether the value is another than the usual one. */
  readonly changed: boolean
  readonly about: string
}

const GAP = '  '
const WIDE = 100
const WIDEST_VALUE = 30

/**
 * Settings as a table: name, value, usual value, where the value comes from, and what it does; where that does not fit
 * side by side, what it does and its usual value in lines below each name.
 */
export function renderSettings(rows: readonly SettingRow[], look: Look): string {
  return (look.width >= WIDE ? asTable(rows, look) : asEntries(rows, look)).join('\n')
}

function asTable(rows: readonly SettingRow[], { width, style, messages }: Look): readonly string[] {
  const titles = messages.settings.columns
  const columnOf = (of: (row: SettingRow) => string, title: string) =>
    Math.min(WIDEST_VALUE, Math.max(widthOf(title), ...rows.map((row) => widthOf(of(row)))))
  const columns = [
    columnOf(({ name }) => name, titles.name),
    columnOf(({ value }) => value, titles.value),
    columnOf(({ usual }) => usual, titles.usual),
    columnOf(({ source }) => source, titles.source),
  ] as const
  const lead = columns.reduce((sum, each) => sum + each + GAP.length, 0)
  const line = (cells: readonly string[]) =>
    cells.map((cell, index) => pad(truncate(cell, columns[index] ?? 0), columns[index] ?? 0) + GAP).join('')
  return [
    style.dim(truncate(line([titles.name, titles.value, titles.usual, titles.source]) + titles.about, width)),
    ...rows.flatMap(({ name, value, usual, source, changed, about }) => {
      const [first = '', ...rest] = wrapText(about, Math.max(20, width - lead))
      const cells = line([name, value, usual, source])
      const shown = changed ? style.strong(cells) : cells
      return [`${shown}${style.dim(first)}`, ...rest.map((part) => ' '.repeat(lead) + style.dim(part))]
    }),
  ]
}

function asEntries(rows: readonly SettingRow[], { width, style, messages }: Look): readonly string[] {
  const { columns } = messages.settings
  const nameColumns = Math.max(...rows.map(({ name }) => widthOf(name)))
  const sourceColumns = Math.max(...rows.map(({ source }) => widthOf(source)))
  const valueColumns = Math.max(4, width - nameColumns - sourceColumns - 2 * GAP.length)
  return rows.flatMap(({ name, value, usual, source, changed, about }) => {
    const room = Math.min(valueColumns, WIDEST_VALUE)
    const cells = `${pad(name, nameColumns)}${GAP}${pad(truncate(value, room), room)}${GAP}${source}`
    const said = changed ? `${about} (${columns.usual} ${usual})` : about
    return [
      changed ? style.strong(truncate(cells, width)) : truncate(cells, width),
      ...wrapText(said, width - GAP.length).map((part) => GAP + style.dim(part)),
    ]
  })
}
