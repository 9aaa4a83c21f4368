import type { Block } from '../blocks/block.ts'
import { isBold } from '../blocks/evidence.ts'
import { isChoice } from '../blocks/siblings.ts'
import { chooses, voiceOf } from '../language/asking.ts'

/** Fewer than that leave no choice, more are no longer chosen from. */
const LEAST = 2
const MOST = 9
const LONGEST = 240
/** What marks the right one among several: `✅`, `(O)`, `← 정답`. */
const MARKED = /[✅✔☑⭕◎]|\([OoVv]\)\s*$|<-|←|정답|正解|正确答案|\bcorrect\b/iu
/** `① …`, `1) …`, `A. …`, `ㄱ. …` */
const COUNTED = /^(?:[①-⑳]|[(（]?(?:\d|[A-Ha-h]|[가-하]|[ㄱ-ㅎ])\s*[.)）:：、])/u

/**
 * How many of the first blocks are what a question gives to choose from: they are asked, and whoever learns wants to see
 * them with the question. None where one of them is marked as right, for then they are its answer.
 */
export function choicesIn(text: string, body: readonly Block[]): number {
  let count = 0
  if (isChoice(body[0]) && isChoice(body[1])) while (isChoice(body[count])) count++
  if (count > 0 || !chooses.test(text)) return count
  while (isOption(body[count], body[0])) count++
  const options = body.slice(0, count)
  const said = options.reduce((all, block) => all + (block.kind === 'item' ? 1 : block.lines.length), 0)
  const isOffered = said >= LEAST && said <= MOST && !options.some(isMarked)
  return isOffered ? count : 0
}

/** An item beside the first, or a paragraph whose lines are counted. */
function isOption(block: Block | undefined, first: Block | undefined): boolean {
  if (block === undefined || block.children.length > 0 || block.kind !== first?.kind) return false
  if (block.lines.some(({ text }) => text.length > LONGEST || voiceOf(text) === 'asks')) return false
  if (block.kind === 'item') return block.ordered === first.ordered
  return block.kind === 'paragraph' && block.lines.every(({ text }) => COUNTED.test(text))
}

const isMarked = (block: Block): boolean =>
  isBold(block) || block.lines.some(({ text, bold }) => bold === 'all' || MARKED.test(text))
