import { type Block, reworded } from '../blocks/block.ts'
import { tagsAlone } from '../language/trim-tail.ts'

/** What is asked for in words may be answered in these: `세 단어로 자신을 소개하면?`, `#성실 #열정`. */
const ASKS_FOR_WORDS =
  /태그|키워드|단어|낱말|지시문|선택자|tags?\b|keywords?\b|words?\b|directives?\b|selectors?\b|タグ|标签|标记/iu

/**
 * What stands below a question without the lines of tags (`#os/process #todo`) at its beginning and its end: these are added to
 * `tags`, without their `#`, and answer nothing.
 */
export function withoutTagLines(question: string, body: Block[], tags: string[]): Block[] {
  const [first] = body
  if (first === undefined || ASKS_FOR_WORDS.test(question)) return body
  const own: string[] = []
  let left = body
  for (let block = left[0]; block !== undefined; block = left[0]) {
    const rest = withoutTags(block, own, 'first')
    if (rest === block) break
    left = [...(rest === null ? [] : [rest]), ...left.slice(1)]
    if (rest !== null) break
  }
  for (let block = left.at(-1); block !== undefined; block = left.at(-1)) {
    const rest = withoutTags(block, own, 'last')
    if (rest === block) break
    left = [...left.slice(0, -1), ...(rest === null ? [] : [rest])]
    if (rest !== null) break
  }
  tags.push(...own)
  return left
}

/** A block without the lines of tags on one side; null where nothing is left of it, the same block where it has none. */
function withoutTags(block: Block, tags: string[], side: 'first' | 'last'): Block | null {
  if ((block.kind !== 'paragraph' && block.kind !== 'item') || block.value !== '') return block
  if (block.children.length > 0 && side === 'last') return block
  let lines = block.lines
  for (let line = lines.at(side === 'first' ? 0 : -1); line !== undefined; line = lines.at(side === 'first' ? 0 : -1)) {
    const found = tagsAlone(line.text)
    if (found.length === 0) break
    tags.push(...found)
    lines = side === 'first' ? lines.slice(1) : lines.slice(0, -1)
  }
  if (lines === block.lines) return block
  const [first] = lines
  const last = lines.at(-1)
  // An entry with more below it keeps its place.
  if (first === undefined || last === undefined) return block.children.length > 0 ? block : null
  const isCut = { line: first.line, leadEnd: last.line, endLine: side === 'last' ? last.line : block.endLine }
  return reworded(block, { kind: 'paragraph', lines, ...isCut })
}
