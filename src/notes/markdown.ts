import type { Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { type Chunk, splitText } from './split-text.ts'

const plain = unified().use(remarkParse).freeze()
const gfm = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze()

/**
 * What GFM adds needs one of these somewhere: tables, strikethrough, footnotes, tasks, bare addresses. Without any the tree is
 * the same, and takes a little more than half the time.
 */
const MAY_BE_GFM = /[|~@]|\[[\^ \txX\n\r]|:-|-:|www\.|https?:/i

/**
 * Lines of Markdown → the top-level nodes of their tree one after another, with lines counted from `firstLine`.
 * Lazily, so that of a long note only a part of the tree, which takes many times its text, is in memory.
 */
export function* parseMarkdown(lines: readonly string[], firstLine = 1): Generator<RootContent> {
  for (const chunk of splitText(lines, firstLine)) {
    if (chunk.isWild) {
      yield* plainParagraphs(chunk)
      continue
    }
    const root = (MAY_BE_GFM.test(chunk.text) ? gfm : plain).parse(chunk.text) as Root
    for (const child of root.children) {
      shift(child, chunk.firstLine - 1)
      const isOwn = (child.position?.start.line ?? 1) >= chunk.firstLine + chunk.borrowed
      if (child.type !== 'definition' && isOwn) yield child
    }
  }
}

/** Every line as a paragraph of its own, nothing in it read as markup. */
function* plainParagraphs({ text, firstLine }: Chunk): Generator<RootContent> {
  for (const [index, value] of text.split('\n').entries()) {
    if (value.trim() === '') continue
    const line = firstLine + index
    const position = { start: { line, column: 1 }, end: { line, column: value.length + 1 } }
    yield { type: 'paragraph', children: [{ type: 'text', value, position }], position }
  }
}

function shift(top: RootContent, by: number): void {
  const open: RootContent[] = [top]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.position) {
      node.position.start.line += by
      node.position.end.line += by
    }
    if ('children' in node) for (const child of node.children as RootContent[]) open.push(child)
  }
}
