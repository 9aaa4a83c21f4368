import type { Messages } from '../messages/messages.ts'
import type { Problem } from './note.ts'

/** The problem as one sentence in the user's language; its rule where there is none, as in what another prep has kept. */
export function describeProblem({ rule, values }: Problem, messages: Pick<Messages, 'reading'>): string {
  const sentences: Readonly<Record<string, (values: never) => string>> = messages.reading.problems
  return sentences[rule]?.(values as never) ?? rule
}
