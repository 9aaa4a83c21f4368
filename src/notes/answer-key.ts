import { normalise } from '../cards/normalise.ts'
import type { Block } from './block.ts'
import { evidenceOf } from './evidence.ts'
import type { Found } from './found.ts'

/**
 * Joins answers that stand in a list of their own to the questions before them: by number, or by the question's words
 * at the beginning. Says whether the section is such a list; nothing is joined when most of it fits no question.
 */
export function joinAnswers(section: Block, questions: readonly Found[]): boolean {
  const answers = section.children.filter((child) => child.kind === 'item')
  if (answers.length < 2) return false
  const run = lastRun(questions)
  const byNumber = new Map(run.map((found) => [evidenceOf(found.block).number, found]))
  const pairs = answers.flatMap((answer) => {
    const { number, text } = evidenceOf(answer)
    const begins = run.find((found) => normalise(text).startsWith(normalise(evidenceOf(found.block).text)))
    const found = begins ?? (number === null ? undefined : byNumber.get(number))
    return found === undefined || found.body.length > 0 ? [] : [{ found, answer }]
  })
  if (pairs.length < answers.length * 0.8) return false
  for (const { found, answer } of pairs) found.joined.push(answer)
  return true
}

/** The items of the last list of questions, from its first number on. */
function lastRun(questions: readonly Found[]): Found[] {
  const run: Found[] = []
  for (let index = questions.length - 1; index >= 0; index--) {
    const found = questions[index]
    if (found === undefined || found.block.kind !== 'item') break
    const next = run[0]
    if (next !== undefined && Number(evidenceOf(found.block).number) >= Number(evidenceOf(next.block).number)) break
    run.unshift(found)
  }
  return run
}
