import type { Block } from './block.ts'
import { asksItself, evidenceOf } from './evidence.ts'

/**
 * What all blocks of one shape in a note have in common. Shares are between 0 and 1; titles, answers, links into the note and
 * what has no words are not counted.
 */
export interface ShapeHabit {
  readonly count: number
  /** Share that asks or demands, or has a question label. */
  readonly asking: number
  /** Share whose first paragraph asks: the heading is only a title. */
  readonly askingBody: number
}

/** Sums up blocks of one shape. */
export function habitOf(all: readonly Block[]): ShapeHabit {
  const blocks = all.filter((block) => {
    const { label, inPageLink, text, title } = evidenceOf(block)
    return text !== '' && label !== 'answer' && !inPageLink && title === null
  })
  const share = (test: (block: Block) => boolean): number =>
    blocks.length === 0 ? 0 : blocks.filter(test).length / blocks.length
  return { count: blocks.length, asking: share(asksItself), askingBody: share(bodyAsks) }
}

/** Whether what stands right under a block is itself a question, with nothing after it that could answer. */
function bodyAsks(block: Block): boolean {
  const texts = block.children.filter((child) => child.kind !== 'comment' && child.kind !== 'rule')
  if (texts.length === 0 || texts.length > 4) return false
  const prose = texts.filter((child) => child.kind === 'paragraph' && child.lines.length > 0)
  if (prose.length === 0 || prose.some((child) => evidenceOf(child).label === 'answer')) return false
  return /[?？]/.test(endOf(prose))
}

/** The last 200 characters of some paragraphs. */
function endOf(prose: readonly Block[]): string {
  let end = ''
  for (let place = prose.length - 1; place >= 0; place -= 1) {
    const { lines } = prose[place] as Block
    for (let line = lines.length - 1; line >= 0 && end.length <= 200; line -= 1)
      end = end === '' ? (lines[line]?.text ?? '') : `${lines[line]?.text} ${end}`
  }
  return end.slice(-200)
}
