import { type Block, reworded } from '../blocks/block.ts'
import { asksItself, evidenceOf } from '../blocks/evidence.ts'
import { titles } from '../language/asking.ts'
import { type Found, found } from './found.ts'

/** In which cells of a table its questions stand, and in which their answers. */
interface Columns {
  readonly question: number
  /** Empty where nothing beside the question tells about it. */
  readonly answers: readonly number[]
  readonly head: Block | null
}

/**
 * The questions of a table's rows that ask. The column of questions is the one headed so, else the one that asks most, else
 * the first with words; its answer stands in the column headed so, else in what words there are behind it.
 */
export function rowQuestions(table: Block, asked: ReadonlySet<Block>): Found[] {
  const rows = table.children.filter((row) => asked.has(row))
  const columns = columnsOf(table, rows)
  return rows.flatMap((row) => {
    const cell = row.cells[columns.question]
    if (cell === undefined || cell.text === '') return []
    const block = reworded(row, { lines: [cell] })
    const told = columns.answers.filter((column) => hasWords(row.cells[column]?.text))
    const [only, ...more] = told
    if (only === undefined) return [found(block, { column: columns.answers[0] ?? null })]
    if (more.length === 0) return [found(block, { cell: row.cells[only]?.text ?? null, column: only })]
    const named = told.map((column) => {
      const name = columns.head?.cells[column]?.text ?? ''
      return `${name === '' ? '' : `${name}: `}${row.cells[column]?.text}`
    })
    return [found(block, { cell: named.join('\n') })]
  })
}

function columnsOf(table: Block, rows: readonly Block[]): Columns {
  const [first] = table.children
  const head = first === undefined || rows.includes(first) ? null : first
  const headed = (title: { test: (text: string) => boolean }): number =>
    head?.cells.findIndex((cell) => title.test(cell.text)) ?? -1
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0)
  const places = Array.from({ length: width }, (_, column) => column)
  const worded = places.filter((column) => rows.some((row) => isNamed(row.cells[column]?.text)))
  const byTitle = headed(titles.questionColumn)
  const question = byTitle >= 0 ? byTitle : (mostAsking(rows, worded) ?? 0)
  const answer = headed(titles.answerColumn)
  return { question, answers: answer >= 0 ? [answer] : worded.filter((column) => column > question), head }
}

/** The column in which most cells ask; the first of those with words where none does. */
function mostAsking(rows: readonly Block[], columns: readonly number[]): number | undefined {
  let best: { column: number; asking: number } | null = null
  for (const column of columns) {
    const asking = rows.filter((row) => asks(row, column)).length
    if (best === null || asking > best.asking) best = { column, asking }
  }
  return best?.column
}

function asks(row: Block, column: number): boolean {
  const cell = row.cells[column]
  if (cell === undefined) return false
  const block = reworded(row, { kind: 'paragraph', lines: [cell] })
  return asksItself(block) && evidenceOf(block).text !== ''
}

const hasWords = (text: string | undefined): boolean => /[\p{L}\p{N}]/u.test(text ?? '')
/** A number alone counts the rows. */
const isNamed = (text: string | undefined): boolean => /\p{L}/u.test(text ?? '')
