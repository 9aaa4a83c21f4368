import type { Grade } from '../../schedule/grade.ts'
import { type Contradiction, contradictions } from './contradictions.ts'
import { keyTerms, names } from './key-terms.ts'
import { namedTerms } from './named-terms.ts'
import { plainOf, wordsOf } from './words.ts'

/** A typed answer beside the note's. */
export interface TypedAnswer {
  readonly typed: string
  /** Key terms of the note's answer that were named, what matters most first. With those missed they are few. */
  readonly covered: readonly string[]
  /** Those that were not. */
  readonly missed: readonly string[]
  /** What the answer says against the note. */
  readonly against: readonly Contradiction[]
  /** The share of the key terms that were named, by their weight, 0–1. */
  readonly share: number
  /** The grade that it looks like; the person decides. */
  readonly suggested: Exclude<Grade, 'easy'>
}

/** Shares from which an answer looks known, and known in part; found on the pairs of test/typed. */
const GOOD_SHARE = 0.52
const HARD_SHARE = 0.13

/** Compares a typed answer with the note's. Words count, not their order; what denies the note counts against it. */
export function judgeTyped(question: string, reference: string, typed: string): TypedAnswer {
  const terms = keyTerms(reference, question)
  const said = wordsOf(plainOf(typed))
  const joined = plainOf(typed).replaceAll(/\s/gu, '').toLowerCase()
  const named = terms.map((term) => names(term, said, joined))
  const total = terms.reduce((sum, { weight }) => sum + weight, 0)
  const share = total === 0 ? 0 : terms.reduce((sum, { weight }, index) => sum + (named[index] ? weight : 0), 0) / total
  const against = contradictions(reference, typed)
  const shown = namedTerms(reference, question).map((term) => ({ ...term, isNamed: names(term, said, joined) }))
  // Whoever sees most of what was to be named ticked off did know some of it, however long the note's answer is.
  const isKnownInPart = share >= HARD_SHARE || shown.filter(({ isNamed }) => isNamed).length * 2 > shown.length
  return {
    typed,
    covered: shown.filter(({ isNamed }) => isNamed).map((term) => term.shown),
    missed: shown.filter(({ isNamed }) => !isNamed).map((term) => term.shown),
    against,
    share,
    suggested: against.length > 0 || !isKnownInPart ? 'again' : share < GOOD_SHARE ? 'hard' : 'good',
  }
}
