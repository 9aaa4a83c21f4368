import type { Card } from '../../cards/card.ts'
import type { Block } from '../blocks/block.ts'
import { evidenceOf } from '../blocks/evidence.ts'
import type { LineReader } from '../model/probabilities.ts'
import type { Explanation } from '../note.ts'
import type { AskedByName } from './asked-by-name.ts'
import type { Decision } from './decide.ts'
import { strongestThemes } from './themes.ts'

/**
 * What was decided of every line, as a user reads it. What weighed for it is worked out with a `reader` only: that takes as
 * long as deciding.
 */
export function explain(
  decisions: readonly Decision[],
  cards: readonly Card[],
  reader: LineReader | null,
): Explanation[] {
  const shares = reader?.shares(decisions.map(({ view }) => view)) ?? []
  const isInside = insideOf(cards)
  const holders = holdersOf(decisions)
  return decisions.map((decision, place) => {
    const { view, probability, certainty, isQuestion } = decision
    const { line, shape, text, raw } = view.candidate
    const weighed = shares[place]
    const themes = reader === null || weighed === undefined ? [] : strongestThemes(reader.features, weighed, isQuestion)
    return {
      line,
      shape,
      text: text === '' ? raw : text,
      verdict: verdictOf(decision, holders, isInside(line)),
      probability,
      reasons: certainty === null ? themes : [certainty],
    }
  })
}

/** The explanations of a note whose name may ask: the line that the question stands on then says so. */
export function withName(explanations: Explanation[], named: AskedByName | null): Explanation[] {
  const [first, ...others] = explanations
  if (first === undefined || named === null) return explanations
  const { question, probability } = named
  const text = evidenceOf(question.block).text
  return [{ ...first, text, verdict: 'question', probability, reasons: ['asked-by-name'] }, ...others]
}

/** The explanations of a note that its folder asks as a whole: the line that the question stands on then says so. */
export const withFolder = (explanations: readonly Explanation[], asked: Card | null): Explanation[] =>
  explanations.map((each) =>
    asked !== null && each.line === asked.source.line
      ? {
          ...each,
          text: asked.question,
          verdict: 'question',
          probability: asked.confidence,
          reasons: ['asked-by-folder'],
        }
      : asked !== null && each.line <= asked.source.endLine
        ? { ...each, verdict: each.verdict === 'contents' ? 'contents' : 'answer' }
        : each,
  )

/** Blocks by what stands somewhere inside of them. */
interface Holders {
  readonly ofQuestions: ReadonlySet<Block>
  readonly ofHeadings: ReadonlySet<Block>
}

function verdictOf(
  { view: { candidate, evidence }, isQuestion, certainty }: Decision,
  { ofQuestions, ofHeadings }: Holders,
  isInside: boolean,
): Explanation['verdict'] {
  if (isQuestion) return 'question'
  if (certainty === 'contents-link' || evidence.title === 'contents') return 'contents'
  const { block, nth } = candidate
  const isHeading = block.kind === 'heading' && nth === 0
  if (isHeading && ofQuestions.has(block)) return 'section'
  if (isInside || certainty === 'labelled-answer') return 'answer'
  return isHeading && ofHeadings.has(block) ? 'section' : 'ignored'
}

function holdersOf(decisions: readonly Decision[]): Holders {
  const [ofQuestions, ofHeadings] = [new Set<Block>(), new Set<Block>()]
  for (const { view, isQuestion } of decisions) {
    const { ancestors, block, source, nth } = view.candidate
    const over = nth > 0 ? [...ancestors, source] : ancestors
    if (isQuestion) for (const holder of over) ofQuestions.add(holder)
    if (block.kind === 'heading') for (const holder of over) ofHeadings.add(holder)
  }
  return { ofQuestions, ofHeadings }
}

/** Whether a line belongs to a question above it. To be asked of lines in the order of the note. */
function insideOf(cards: readonly Card[]): (line: number) => boolean {
  const sources = cards.map(({ source }) => source).sort((one, other) => one.line - other.line)
  let [next, end] = [0, 0]
  return (line) => {
    for (let source = sources[next]; source !== undefined && source.line < line; source = sources[++next])
      end = Math.max(end, source.endLine)
    return line <= end
  }
}
