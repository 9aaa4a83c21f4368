import type { Card } from '../../cards/card.ts'
import { evidenceOf } from '../blocks/evidence.ts'
import type { LineReader } from '../model/probabilities.ts'
import type { Explanation } from '../note.ts'
import type { Decision } from './decide.ts'
import { type Theme, themeOf } from './themes.ts'

/** Reasons that are named for a line. */
const MOST_REASONS = 3
/** A theme that weighs less than this share of the strongest is not named. */
const LEAST_SHARE = 0.2

/** What was decided of each line of a note and what weighed most; `cards` are what the note gave. */
export function explain(decisions: readonly Decision[], cards: readonly Card[], reader: LineReader): Explanation[] {
  const ends = cards.map(({ source }) => source).sort((a, b) => a.line - b.line)
  let place = 0
  return decisions.map((decision) => {
    const { view, isQuestion, probability, certainty } = decision
    const { line, shape, text, raw, block } = view.candidate
    while (place + 1 < ends.length && (ends[place + 1]?.line ?? 0) <= line) place++
    const within = ends[place]
    const isTold = within !== undefined && within.line <= line && line <= within.endLine
    const isHolding = block.kind === 'heading' && block.children.some((child) => child.kind !== 'comment')
    const verdict = isQuestion
      ? 'question'
      : certainty === 'contents-link' || evidenceOf(block).title === 'contents'
        ? 'contents'
        : isTold || certainty === 'labelled-answer'
          ? 'answer'
          : isHolding
            ? 'section'
            : 'ignored'
    return {
      line,
      shape,
      text: text === '' ? raw : text,
      verdict,
      probability: Math.round(probability * 100) / 100,
      reasons: certainty === null ? strongest(reader, decision) : [certainty],
    }
  })
}

/** The themes that weighed most in the direction of what was decided: `words+` speaks for a question, `list-` against. */
function strongest(reader: LineReader, { row, isQuestion }: Decision): string[] {
  const sums = new Map<Theme, number>()
  for (const [feature, share] of reader.shares(row)) {
    const theme = themeOf(feature)
    sums.set(theme, (sums.get(theme) ?? 0) + (isQuestion ? share : -share))
  }
  const sorted = [...sums].sort((a, b) => b[1] - a[1])
  const least = (sorted[0]?.[1] ?? 0) * LEAST_SHARE
  return sorted
    .filter(([, sum]) => sum > 0 && sum >= least)
    .slice(0, MOST_REASONS)
    .map(([theme]) => `${theme}${isQuestion ? '+' : '-'}`)
}
