import { type Block, reworded } from '../blocks/block.ts'
import { titles } from '../language/asking.ts'

/** A row of a table whose head names a column of questions. */
export interface RowQuestion {
  readonly block: Block
  /** The cell of the column of answers, null when it is empty or there is none. */
  readonly answer: string | null
  /** The column of answers; null without one. */
  readonly column: number | null
  /** The cell only links to another place of the note. */
  readonly linked: boolean
}

/** The questions of a table; none when no column is headed as theirs. */
export function tableQuestions(table: Block): RowQuestion[] {
  const [head, ...rows] = table.children
  const column = head?.cells.findIndex((cell) => titles.questionColumn.test(cell.text)) ?? -1
  if (column < 0) return []
  const answers = head?.cells.findIndex((cell) => titles.answerColumn.test(cell.text)) ?? -1
  return rows.flatMap((row) => {
    const cell = row.cells[column]
    if (cell === undefined || cell.text === '') return []
    const answer = row.cells[answers]?.text ?? ''
    return [
      {
        block: reworded(row, { lines: [cell] }),
        answer: answer === '' ? null : answer,
        column: answers < 0 ? null : answers,
        linked: cell.link?.startsWith('#') === true,
      },
    ]
  })
}
