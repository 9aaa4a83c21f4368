import type { Definition, PhrasingContent, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { visit } from 'unist-util-visit'
import { width as widthOf } from './width.ts'

/**
 * Whether a paragraph was wrapped by an editor, so that its line ends mean nothing. People also write short lines one
 * below the other and mean each to be one: then every line end stays.
 */
export function isWrappedProse(nodes: readonly PhrasingContent[]): boolean {
  const lines = nodes
    .map((node) => textOf(node))
    .join('')
    .split('\n')
  const columns = lines.slice(0, -1).map((line) => widthOf(line))
  const widest = Math.max(0, ...columns)
  return widest >= 60 && columns.every((each) => each >= widest - 24)
}

/** What `[text][name]` points at, by name. */
export function definitionsOf(root: Root): Map<string, string> {
  const definitions = new Map<string, string>()
  visit(root, 'definition', (node: Definition) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node.url)
  })
  return definitions
}

/** `text⏎---` is meant as a rule by most who write it; only a text that also underlines with `===` means headings. */
export function parseMarkdown(source: string): Root {
  const underlines = /^ {0,3}=+[ \t]*$/m.test(source)
  return (underlines ? withUnderlinedHeadings : withRules).parse(source)
}

const withUnderlinedHeadings = unified().use(remarkParse).use(remarkGfm, { singleTilde: false })
const withRules = unified()
  .use(function disableUnderlines(this: Processor) {
    const data = this.data()
    data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: ['setextUnderline'] } }]
  })
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
