import type { Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { splitText } from './split-text.ts'

const processor = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze()

/** Lines of Markdown → the top-level nodes of their tree, with lines counted from `firstLine`. */
export function parseMarkdown(lines: readonly string[], firstLine = 1): RootContent[] {
  const last = firstLine + lines.length - 1
  return splitText(lines, firstLine).flatMap((chunk) => {
    const root = processor.parse(chunk.text) as Root
    for (const child of root.children) shift(child, chunk.firstLine - 1)
    return root.children.filter((child) => child.type !== 'definition' && (child.position?.start.line ?? 1) <= last)
  })
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
