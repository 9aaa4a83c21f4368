import type { Card } from '../cards/card.ts'
import type { LineCorrection } from './correction.ts'

/** Something wrong in a note. Data with a place, never thrown. Lines and columns count from 1. */
export interface Problem {
  readonly path: string
  readonly line: number
  readonly column: number
  /** A short, stable name such as `unclosed-fence`. `describeProblem` makes the sentence of it and of `values`. */
  readonly rule: string
  readonly values: Readonly<Record<string, string | number>>
}

/** Why one line of a note became a question or not, for `prep list --explain`. */
export interface Explanation {
  readonly line: number
  /** The line's shape, such as `heading 2`, `bullet 1`, `bold`, `summary`, `table row`. */
  readonly shape: string
  readonly text: string
  readonly verdict: 'question' | 'section' | 'answer' | 'contents' | 'ignored'
  /** How likely it is that the line is a question, between 0 and 1. */
  readonly probability: number
  /**
   * Codes, the strongest first: what is certain (`labelled-question`), or what weighed most for (`words+`) or against a question
   * (`list-`), which is worked out for `prep list --explain` only. The sentences are in `messages/<language>/explaining.ts`.
   */
  readonly reasons: readonly string[]
}

/** One file of notes, read. Cards are in the order of the file; a follow-up comes after its parent. */
export interface Note {
  readonly path: string
  readonly cards: readonly Card[]
  readonly problems: readonly Problem[]
  readonly explanations: readonly Explanation[]
  /** How likely it is that it was read as its author would, between 0 and 1. */
  readonly confidence: number
  readonly counts: NoteCounts
  /** What all of the note is asked as, where its folder is one of such notes (`deciding/asked-by-folder.ts`). */
  readonly offered: Card | null
  /** What a person said of lines that are not found in it any more. */
  readonly lost: readonly LineCorrection[]
}

/** The rule of what is no problem: the note is an export of prep's, and left out where it lies among notes. */
export const OWN_EXPORT = 'own-export'
/** The rule of what is no problem: the note holds cards of another program, whose name is the value `program`. */
export const OTHER_CARDS = 'other-cards'
/** Whether it is a problem, and no word about the note. */
export const isProblem = ({ rule }: Problem): boolean => rule !== OWN_EXPORT && rule !== OTHER_CARDS
/** A note's reading in numbers. */
export interface NoteCounts {
  readonly headings: number
  /** Headings that are questions. */
  readonly askedHeadings: number
  /** Lines that look like questions and were not read as such. */
  readonly unread: number
}

export const NO_COUNTS: NoteCounts = { headings: 0, askedHeadings: 0, unread: 0 }

/** A problem of a file or folder as a whole. */
export const problemOf = (path: string, rule: string, values: Problem['values'] = {}): Problem => ({
  path,
  line: 1,
  column: 1,
  rule,
  values,
})
