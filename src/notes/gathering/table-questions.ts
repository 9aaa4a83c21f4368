import type { Block } from '../blocks/block.ts'
import { titles } from '../language/asking.ts'

/** A row of a table whose head names a column of questions. */
export interface RowQuestion {
  readonly row: Block
  /** The cell only links to another place of the note. */
  readonly linked: boolean
}

/** The questions of a table; none when no column is headed as theirs. */
export function tableQuestions(table: Block): RowQuestion[] {
  const [head, ...rows] = table.children
  const column = head?.cells.findIndex((cell) => titles.questionColumn.test(cell.text)) ?? -1
  if (column < 0) return []
  return rows.flatMap((row) => {
    const cell = row.cells[column]
    if (cell === undefined || cell.text === '') return []
    return [{ row, linked: cell.link?.startsWith('#') === true }]
  })
}
