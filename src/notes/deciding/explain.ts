import type { Explanation } from '../note.ts'
import type { Decision } from './decide.ts'

/** What was decided of a line, as a user reads it. */
export function explain({ view, isQuestion, certainty }: Decision): Explanation {
  const { line, shape, text, raw } = view.candidate
  return {
    line,
    shape,
    text: text === '' ? raw : text,
    verdict: isQuestion ? 'question' : 'ignored',
    reasons: certainty === null ? [] : [certainty],
  }
}
