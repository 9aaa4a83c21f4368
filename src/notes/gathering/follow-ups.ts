import type { Block } from '../blocks/block.ts'
import { asksItself, evidenceOf, isBold } from '../blocks/evidence.ts'
import type { Found } from './found.ts'

/** More questions than that follow no other: what they stand under is the title of a group. */
const MOST_FOLLOW_UPS = 8

interface Above {
  /** The question that a block stands under. */
  readonly owner: Found | null
  /** The last question beside it that follows no other. */
  readonly main: Found | null
}

/**
 * The question that the question of a block follows; null where it stands by itself. It takes a sign: a label or a number
 * that says so, or a place under a question and not only under the name of what several questions are about.
 */
export function followed(block: Block, { owner, main }: Above, asked: ReadonlySet<Block>): Found | null {
  const { isFollowUp, number } = evidenceOf(block)
  if (isFollowUp && main !== null) return main
  if (main !== null && isNumberedBelow(number, main.block)) return main
  if (owner === null) return null
  const follows = owner.block.kind === 'item' ? followsItem(block, owner.block) : followsHead(block, owner, asked)
  return follows ? owner : null
}

/** `2-1.` after `2.` */
function isNumberedBelow(number: string | null, above: Block): boolean {
  const [, of] = /^(\d+)-\d+$/.exec(number ?? '') ?? []
  return of !== undefined && evidenceOf(above).number === of
}

function followsItem(block: Block, above: Block): boolean {
  if (asksItself(above)) return true
  // A name over names is a group; over questions it is what they are about, unless they are not even indented.
  const isBeside = block.kind === 'item' && block.level <= above.level
  return !isBeside && evidenceOf(block).voice !== 'names'
}

function followsHead(block: Block, { block: above, body }: Found, asked: ReadonlySet<Block>): boolean {
  const { voice, label } = evidenceOf(block)
  const isHeading = block.kind === 'heading'
  if (!asksItself(above)) {
    // One that asks among what is told of a topic is about that topic; several are the parts of a chapter.
    const asks = label === null && (voice === 'asks' || voice === 'demands')
    return isHeading && asks && body.length > 0 && holdsAtMost(1, above, asked)
  }
  // A heading that only names something is a chapter, and a line made to stand out is a question like the one above.
  if (isHeading && voice === 'names') return false
  if (isBold(block) || (block.kind === 'paragraph' && label === 'question')) return false
  return holdsAtMost(MOST_FOLLOW_UPS, above, asked)
}

function holdsAtMost(most: number, { children }: Block, asked: ReadonlySet<Block>): boolean {
  let questions = 0
  return !children.some((child) => asked.has(child) && ++questions > most)
}
