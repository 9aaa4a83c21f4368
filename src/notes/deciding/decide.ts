import type { Block } from '../blocks/block.ts'
import type { Candidate } from '../candidates/candidates.ts'
import { type View, viewsOf } from '../features/view.ts'
import type { LineReader } from '../model/probabilities.ts'
import { probabilityOf } from '../model/probabilities.ts'
import { type Certainty, certainOf, isAsked } from './certain.ts'

/** One line of a note, and what was decided of it. */
export interface Decision {
  readonly view: View
  /** How likely it is to be a question: 1 or 0 where that is certain. */
  readonly probability: number
  readonly certainty: Certainty | null
  readonly isQuestion: boolean
}

/** Decides of every line of a note whether it is a question. `chosen` are the forms that its front matter names. */
export function decide(
  root: Block,
  candidates: readonly Candidate[],
  lines: readonly string[],
  chosen: ReadonlySet<string> | null,
  reader: LineReader,
): Decision[] {
  if (candidates.length === 0) return []
  const certain = certainOf(root, candidates, chosen)
  const views = viewsOf(root, candidates, lines)
  const odds = reader.logOdds(views)
  const named = askedByLabels(views, certain)
  return views.map((view, line) => {
    const certainty = named.get(view) ?? certain.get(view.candidate) ?? null
    const probability = certainty === null ? probabilityOf(odds[line] as number) : isAsked(certainty) ? 1 : 0
    return { view, probability, certainty, isQuestion: probability > 0.5 }
  })
}

/** `### 질문 1` with the question below: the label is where the card stands, and the line below is what it asks. */
function askedByLabels(
  views: readonly View[],
  certain: ReadonlyMap<Candidate, Certainty>,
): ReadonlyMap<View, Certainty> {
  const named = new Map<View, Certainty>()
  for (const view of views) {
    const { next } = view
    if (certain.get(view.candidate) !== 'label-alone' || next === null || next.candidate.nth > 0) continue
    const isBelow = next.candidate.source.kind === 'paragraph' && next.evidence.label === null
    if (!isBelow) continue
    named.set(view, 'labelled-question')
    named.set(next, 'asked-by-label')
  }
  return named
}
