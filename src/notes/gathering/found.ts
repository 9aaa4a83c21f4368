import type { Block } from '../blocks/block.ts'

/** A block that was taken for a question, with what belongs to it. */
export interface Found {
  readonly block: Block
  /** What follows and belongs to it, follow-ups taken out. */
  readonly body: Block[]
  readonly followUps: Found[]
  /** Answers from a list elsewhere in the note. */
  readonly joined: Block[]
  /** The block only names the question; what stands under it asks. */
  readonly titleOnly: boolean
  /** The answer of a table row, from the cell beside. */
  readonly cell: string | null
  /** The cell's column, for its Markdown; null where the answer is in no cell. */
  readonly column?: number | null
  /** The names of what it stands under, outermost first; set when its place is known. */
  section: readonly string[]
}

const NOWHERE: readonly string[] = []

/** A question with nothing yet that belongs to it. */
export const found = (block: Block, said: Partial<Found> = {}): Found => ({
  block,
  body: [],
  followUps: [],
  joined: [],
  titleOnly: false,
  cell: null,
  section: NOWHERE,
  ...said,
})
