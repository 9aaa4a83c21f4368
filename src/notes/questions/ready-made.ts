import type { Block } from '../blocks/block.ts'
import { asksItself } from '../blocks/evidence.ts'
import { clozesOf } from './cloze.ts'
import { explain, type Reading } from './found.ts'
import { tableQuestions } from './table-questions.ts'
import type { Verdict } from './verdict.ts'

/** Takes the questions of a table; says whether it is a table of questions. */
export function readTable(table: Block, reading: Reading): boolean {
  const rows = tableQuestions(table)
  for (const { block, answer, column, linked } of rows) {
    const verdict: Verdict = linked
      ? { is: 'contents', reasons: ['a link to another place of this note'] }
      : { is: 'question', reasons: ['in the column of questions'] }
    reading.explanations.push(explain(block, verdict))
    if (!linked)
      reading.found.push({
        block,
        body: [],
        followUps: [],
        joined: [],
        titleOnly: false,
        cell: answer,
        column,
        isPart: false,
      })
  }
  return rows.length > 0
}

/** Whether most cells of the column of questions ask: under a question, `problem | solution` may be its answer. */
export function asksInRows(table: Block): boolean {
  const rows = tableQuestions(table)
  return rows.filter(({ block }) => asksItself(block)).length > rows.length / 2
}

/** Takes the deletions of a cloze line; says whether it is one. */
export function readClozes(block: Block, reading: Reading): boolean {
  const clozes = clozesOf(block)
  for (const { block: asked, answer } of clozes) {
    reading.explanations.push(explain(asked, { is: 'question', reasons: ['a cloze deletion'] }))
    reading.found.push({
      block: asked,
      body: [],
      followUps: [],
      joined: [],
      titleOnly: false,
      cell: answer,
      isPart: false,
    })
  }
  return clozes.length > 0
}
