import type { PlainLine } from '../../markdown/plain-text.ts'
import type { Evidence } from './evidence.ts'

/** One block of a note in its place in the tree: what it is, what it says, what lies under it. */
export interface Block {
  readonly kind:
    | 'root'
    | 'heading'
    | 'item'
    | 'summary'
    | 'paragraph'
    | 'code'
    | 'quote'
    | 'table'
    | 'row'
    | 'rule'
    | 'comment'
  /** Depth of a heading, nesting depth of a list item from 1; 0 for the others. */
  readonly level: number
  readonly ordered: boolean
  /** The item's own number in an ordered list. */
  readonly number: number | null
  /** The block's own words; for a table row, the lines of its cells one after another. */
  readonly lines: readonly PlainLine[]
  /** Cells of a table row as plain text. */
  readonly cells: readonly PlainLine[]
  /** An item or summary whose words are a heading (`- ### …`): that heading's depth, else 0. */
  readonly headingInside: number
  readonly line: number
  /** Last line of the block's own words. */
  readonly leadEnd: number
  /** Last line of all that lies under it. */
  endLine: number
  children: Block[]
  /** A paragraph that continues on the line below in the same paragraph of the source. */
  readonly joined: boolean
  /** What code says, or an HTML comment. */
  readonly value: string
  /** Made of HTML: its words are not the note's own lines. */
  readonly isHtml: boolean
  /** A heading made by a line of dashes right under a text. */
  readonly underlined: boolean
  /** What it shows about itself, once that was asked for: see `evidenceOf`. */
  evidence: Evidence | null
}

type Draft = Partial<Omit<Block, 'evidence'>> & Pick<Block, 'kind' | 'line'>

/** A block with what is left unsaid filled in. */
export function makeBlock(draft: Draft): Block {
  const lines = draft.lines ?? []
  const leadEnd = draft.leadEnd ?? lines.at(-1)?.line ?? draft.line
  // One shape for all of them, whatever was left unsaid: what reads them is much faster for it.
  return {
    kind: draft.kind,
    level: draft.level ?? 0,
    ordered: draft.ordered ?? false,
    number: draft.number ?? null,
    lines,
    cells: draft.cells ?? [],
    headingInside: draft.headingInside ?? 0,
    line: draft.line,
    leadEnd,
    endLine: Math.max(draft.endLine ?? leadEnd, leadEnd),
    children: draft.children ?? [],
    joined: draft.joined ?? false,
    value: draft.value ?? '',
    isHtml: draft.isHtml ?? false,
    underlined: draft.underlined ?? false,
    evidence: null,
  }
}

/** A block with other words. */
export const reworded = (block: Block, change: Partial<Block> & Pick<Block, 'lines'>): Block => ({
  ...block,
  ...change,
  evidence: null,
})

/** A line of words without any markup. */
export const plainLine = (line: number, text: string): PlainLine => ({
  line,
  text,
  bold: 'none',
  isItalic: false,
  boldLead: '',
  link: null,
  links: 0,
  leads: false,
  images: 0,
  besideLinks: text,
})
