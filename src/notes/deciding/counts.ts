import type { NoteCounts } from '../note.ts'
import type { Decision } from './decide.ts'

/** Lines at least as likely to be questions as this look like some, if their own words ask; and if they do not. */
const LEAST_ASKING = 0.1
const LEAST = 0.3

/** What a person would want to know of a note's reading, in numbers. */
export function countsOf(decisions: readonly Decision[]): NoteCounts {
  let [headings, askedHeadings, unread] = [0, 0, 0]
  for (const { view, probability, isQuestion, certainty } of decisions) {
    const { block, nth } = view.candidate
    if (block.kind === 'heading' && nth === 0) {
      headings++
      if (isQuestion) askedHeadings++
    }
    const looks = probability >= (view.asks ? LEAST_ASKING : LEAST)
    if (!isQuestion && certainty === null && looks) unread++
  }
  return { headings, askedHeadings, unread }
}
