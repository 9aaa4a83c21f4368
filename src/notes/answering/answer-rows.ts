import type { Card } from '../../cards/card.ts'
import { asCell, cellSpans, cellText } from '../blocks/table-cells.ts'
import { titles } from '../language/asking.ts'
import { answerWord } from './answer-word.ts'
import type { Edit } from './edit-bytes.ts'
import type { NoteLines } from './note-lines.ts'

const DELIMITER = /^[\t >]*\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*$/
const LEFT_OPEN = /[^|\s]\s*$/

/** Into the cell of the column of answers; a table without one gets it, in its head and in this row alone. */
export function* rowPlaces({ source: at }: Card, answer: string, source: NoteLines): Generator<readonly Edit[]> {
  const { lines } = source
  let rule = at.line - 1
  while (rule > 0 && !(DELIMITER.test(lines[rule - 1] ?? '') && (lines[rule - 1] ?? '').includes('-'))) rule--
  const head = lines[rule - 2]
  if (rule < 2 || head === undefined) return
  const names = cellSpans(head).map(({ from, to }) => head.slice(from, to).replaceAll(/[*_`]/g, '').trim())
  const known = names.findIndex((name) => titles.answerColumn.test(name))
  const column = known < 0 ? names.length : known
  const row = intoCell(at.line, column, asCell(answer), source)
  if (known >= 0) {
    yield [row]
    return
  }
  const asked = names.find((name) => titles.questionColumn.test(name)) ?? ''
  const dashes = cellSpans(lines[rule - 1] ?? '').length
  yield [intoCell(rule - 1, column, answerWord(asked), source), intoCell(rule, dashes, '---', source), row]
}

/** Behind what the answer's cell says already. */
export function* addedToRow(
  { source: at, answer: said }: Card,
  answer: string,
  source: NoteLines,
): Generator<readonly Edit[]> {
  const row = source.lines[at.line - 1] ?? ''
  const start = source.starts[at.line - 1] ?? 0
  for (const [column, { to }] of [...cellSpans(row).entries()].reverse()) {
    if (said === null || cellText(row, column) !== said) continue
    const end = start + row.slice(0, to).trimEnd().length
    yield [{ from: end, to: end, insert: `<br>${asCell(answer)}` }]
  }
}

/** Text put into a cell of the line `line` (from 1), which grows by cells when it has too few. */
function intoCell(line: number, column: number, text: string, { lines, starts }: NoteLines): Edit {
  const row = lines[line - 1] ?? ''
  const start = starts[line - 1] ?? 0
  const spans = cellSpans(row)
  const span = spans[column]
  if (span !== undefined) {
    const insert = ` ${text} `.padEnd(span.to - span.from)
    return { from: start + span.from, to: start + span.to, insert }
  }
  const end = start + row.trimEnd().length
  const closing = LEFT_OPEN.test(row) ? ' |' : ''
  return { from: end, to: end, insert: `${closing}${' |'.repeat(Math.max(0, column - spans.length))} ${text} |` }
}
