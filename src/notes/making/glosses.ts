import type { Block } from '../blocks/block.ts'
import { evidenceOf } from '../blocks/evidence.ts'
import type { Found } from '../gathering/found.ts'

/** Letters of the longest line that is taken for the question in another language. */
const LONGEST_GLOSS = 24

/** So many of them, and this share of the questions: a habit of the note, no short answer. */
const LEAST = 5
const LEAST_SHARE = 0.2

/**
 * Questions under which stands nothing but themselves, in a few words of another language: `## Which editors do you
 * use?` and `- 쓰는 편집기` below. Only where the note does so again and again; one such line may be an answer.
 */
export function glossed(found: readonly Found[]): ReadonlySet<Found> {
  const all = (some: readonly Found[]): Found[] => some.flatMap((one) => [one, ...all(one.followUps)])
  const questions = all(found)
  const few = questions.filter(
    ({ block, body, joined, cell }) => joined.length === 0 && cell === null && isGloss(block, body),
  )
  return new Set(few.length >= LEAST && few.length >= questions.length * LEAST_SHARE ? few : [])
}

function isGloss(question: Block, body: readonly Block[]): boolean {
  const [only, ...others] = body.filter(({ kind }) => kind !== 'rule' && kind !== 'comment')
  if (only === undefined || others.length > 0 || only.children.length > 0 || only.lines.length !== 1) return false
  if (only.kind !== 'item' && only.kind !== 'paragraph') return false
  const { text, voice } = evidenceOf(only)
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return letters <= LONGEST_GLOSS && voice !== 'tells' && isLatin(question) && !isLatin(only) && !/[:：=]/u.test(text)
}

/** Whether hardly a letter is of another script. */
function isLatin(block: Block): boolean {
  const { text } = evidenceOf(block)
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return (text.match(/\p{Script=Latin}/gu)?.length ?? 0) > letters * 0.9
}
