import type { Messages } from '../messages/messages.ts'
import type { Problem } from './note.ts'

/** The problem as one sentence in the user's language; in English when that language has none for its rule. */
export function describeProblem(problem: Problem, messages: Messages): string {
  const sentences: Readonly<Record<string, (values: never) => string>> = messages.reading.problems
  const sentence = sentences[problem.rule]
  return sentence === undefined || problem.values === undefined ? problem.message : sentence(problem.values as never)
}
