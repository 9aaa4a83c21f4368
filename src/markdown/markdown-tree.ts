import type { Definition, Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { visit } from 'unist-util-visit'
import { cjkEmphasis } from './cjk-emphasis.ts'
import { isBlank } from './plain-lines.ts'
import { plainPieces } from './plain-pieces.ts'
import { splitText } from './split-text.ts'
import { underscoredNames } from './underscored-names.ts'

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
  if (underlines) {
    withUnderlinedHeadings ??= parser()
    return withUnderlinedHeadings.parse(source)
  }
  withRules ??= parser(function disableUnderlines(this: Processor) {
    const data = this.data()
    data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: ['setextUnderline'] } }]
  })
  return withRules.parse(source)
}

// To load the parser takes as long as bare Node does to start.
let withUnderlinedHeadings: ReturnType<typeof parser> | null = null
let withRules: ReturnType<typeof parser> | null = null

const parser = (first: (this: Processor) => void = () => {}) =>
  unified()
    .use(first)
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(cjkEmphasis)
    .use(underscoredNames)
    .freeze()

/**
 * The tree of a text that is to be shown: as `parseMarkdown` makes it, but that of places it has the lines of blocks alone. The
 * plainest texts take no parser, so that the first question of a drill does not wait for it.
 */
export const shownTree = (source: string): Root => plainTree(source) ?? parseMarkdown(source)

/** Null where it takes the parser. Formulas are found by their places within lines. */
function plainTree(source: string): Root | null {
  if (source.includes('$') || source.includes('\r')) return null
  const lines = source.split('\n')
  const { chunks, definitions } = splitText(lines, 1, () => false)
  const [chunk] = chunks
  if (chunk === undefined || chunks.length > 1 || chunk.isWild || definitions.size > 0) return null
  const children: RootContent[] = []
  for (const piece of plainPieces(chunk, false)) {
    if (!('nodes' in piece)) return null
    children.push(...piece.nodes)
  }
  // How loose a list is only the parser says.
  const isLoose = ({ type, position }: RootContent) =>
    type === 'list' && lines.slice((position?.start.line ?? 1) - 1, position?.end.line ?? 0).some(isBlank)
  return children.some(isLoose) ? null : { type: 'root', children }
}
