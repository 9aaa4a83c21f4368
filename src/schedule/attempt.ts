import type { CardId } from '../cards/card.ts'
import type { Grade } from './grade.ts'

/** What a person said for a question: typed, or spoken into a recorder. */
export interface Said {
  /** Null when it was spoken. */
  readonly typed: string | null
  /** The file that the recorder wrote, absolute; null without one. */
  readonly recording: string | null
}

/** An answer that no schedule follows from. */
export interface Practice {
  readonly card: CardId
  /** Null when it was said and not graded. */
  readonly grade: Grade | null
  readonly at: Date
  /** From question to answer or grade; null when it was not timed. */
  readonly seconds: number | null
}

/** An answer of which is known what was said, whether it was a review or practice. */
export type Attempt = Practice & Said
