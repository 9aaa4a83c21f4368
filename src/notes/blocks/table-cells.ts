/** Where the content of a cell of a table's row begins and ends in its line. */
export interface CellSpan {
  readonly from: number
  readonly to: number
}

/** The cells of a line of a table, the spaces around their contents included. */
export function cellSpans(line: string): CellSpan[] {
  const begin = /^[\t >]*\|?/.exec(line)?.[0].length ?? 0
  const end = line.trimEnd().length
  const spans: CellSpan[] = []
  let from = begin
  for (let index = begin; index < end; index++) {
    if (line[index] === '\\') index++
    else if (line[index] === '|') {
      spans.push({ from, to: index })
      from = index + 1
    }
  }
  if (from < end) spans.push({ from, to: end })
  return spans
}

/** What a cell says as Markdown: its line breaks (`<br>`) as lines. Null when the row has no such cell or nothing is in it. */
export function cellText(line: string, column: number): string | null {
  const span = cellSpans(line)[column]
  if (span === undefined) return null
  const text = line
    .slice(span.from, span.to)
    .replaceAll('\\|', '|')
    .replaceAll(/<br\s*\/?>/giu, '\n')
    .trim()
  return text === '' ? null : text
}

/** Text as the content of a cell: what would end the cell is escaped, lines are parted by `<br>`. */
export const asCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', '<br>')
