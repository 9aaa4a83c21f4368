import type { Block } from '../blocks/block.ts'
import type { ShapeHabit } from '../blocks/shape-habit.ts'
import type { Explanation } from '../note.ts'
import type { Dialect } from './dialect.ts'

/** `doubtful`: under a title that asks nothing, but below a heading of its own. */
export type Place = 'open' | 'answer' | 'closed' | 'doubtful'

/** Where a block stands when it is judged. */
export interface Situation {
  readonly place: Place
  readonly dialect: Dialect
  /** The question that it stands under. */
  readonly question: Block | null
  /** The habit of its list. */
  readonly list: ShapeHabit | undefined
  /** The title above says that questions follow: "받은 질문", "follow-up questions:". */
  readonly announced: boolean
}

export interface Verdict {
  readonly is: Explanation['verdict']
  readonly reasons: readonly string[]
}

export const question = (reason: string): Verdict => ({ is: 'question', reasons: [reason] })
export const not = (is: Verdict['is'], reason: string): Verdict => ({ is, reasons: [reason] })
export const mostAsk = (habit: ShapeHabit): string => `most of the ${habit.count} blocks of this shape ask`
