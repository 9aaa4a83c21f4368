import type { Block } from '../blocks/block.ts'
import type { Candidate } from '../candidates/candidates.ts'
import { type View, viewsOf } from '../features/view.ts'
import { askedBelow } from '../making/asking-lines.ts'
import type { LineReader } from '../model/probabilities.ts'
import { probabilityOf } from '../model/probabilities.ts'
import { agreed } from './agree.ts'
import { type Bound, NOTHING_BOUND } from './bind.ts'
import { type Certainty, certainOf, isAsked } from './certain.ts'
import { type Shifts, shifted, shiftsFrom, type Weighed } from './reweigh.ts'

/** One line of a note, and what was decided of it. */
export interface Decision {
  readonly view: View
  /** How likely it is to be a question: 1 or 0 where that is certain. */
  readonly probability: number
  readonly certainty: Certainty | null
  readonly isQuestion: boolean
}

/** The lines of a note as they are weighed, whatever a person says of some of them. */
export interface WeighedNote extends Weighed {
  readonly views: readonly View[]
  /** What is certain of each line without a person's word. */
  readonly certain: readonly (Certainty | null)[]
}

/** Weighs every line of a note. `chosen` are the forms that its front matter names. */
export function weigh(
  root: Block,
  candidates: readonly Candidate[],
  lines: readonly string[],
  chosen: ReadonlySet<string> | null,
  reader: LineReader,
): WeighedNote {
  if (candidates.length === 0) return NO_LINES
  const certain = certainOf(root, candidates, chosen)
  const views = viewsOf(root, candidates, lines)
  const named = askedByLabels(views, certain)
  const settled = views.map((view) => named.get(view) ?? certain.get(view.candidate) ?? null)
  return {
    views,
    odds: agreed(views, reader.logOdds(views), settled),
    forms: Int32Array.from(views, ({ formId }) => formId),
    lists: Int32Array.from(views, ({ listId }) => listId),
    certain: settled,
  }
}

/** A note in which there is nothing to decide. */
export const NO_LINES: WeighedNote = {
  views: [],
  odds: new Float64Array(0),
  forms: new Int32Array(0),
  lists: new Int32Array(0),
  certain: [],
}

/** What was decided of all lines of a note. */
export interface Decided {
  readonly decisions: readonly Decision[]
  /** Log odds, moved by what a person has said of other lines. */
  readonly odds: Float64Array
  /** What a person has said of lines, by their places; whether each is a question then. */
  readonly fixed: ReadonlyMap<number, boolean>
  readonly shifts: Shifts
}

/** Decides of every line of a note whether it is a question. What a person says of that very line goes before all else. */
export function decide(note: WeighedNote, { lines, forms }: Bound = NOTHING_BOUND): Decided {
  const { views, certain } = note
  const fixed = new Map<number, boolean>()
  for (const [place, is] of forms) if (certain[place] === null) fixed.set(place, is === 'question')
  for (const [place, is] of lines) fixed.set(place, is !== 'nothing')
  const shifts = shiftsFrom(note, fixed)
  const odds = fixed.size === 0 ? note.odds : shifted(note, shifts)
  const decisions = views.map((view, place): Decision => {
    const said = lines.get(place) ?? (certain[place] === null ? forms.get(place) : undefined)
    const certainty = said === undefined ? (certain[place] as Certainty | null) : (`corrected-${said}` as const)
    const probability = certainty === null ? probabilityOf(odds[place] as number) : isAsked(certainty) ? 1 : 0
    return { view, probability, certainty, isQuestion: probability > 0.5 }
  })
  return { decisions, odds, fixed, shifts }
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
    const { siblings, at } = next.candidate
    const asked = new Set(siblings.slice(at, at + Math.max(1, askedBelow(siblings.slice(at), true))))
    for (let line: View | null = next; line !== null && asked.has(line.candidate.source); line = line.next)
      if (line.candidate.nth === 0) named.set(line, 'asked-by-label')
  }
  return named
}
