import type { Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { readLead } from '../notes/language/lead.ts'
import { cjkEmphasis } from './cjk-emphasis.ts'
import { meantLines } from './meant-lines.ts'
import { plainPieces } from './plain-pieces.ts'
import { type Chunk, type Definitions, referred, splitText } from './split-text.ts'
import { underscoredNames } from './underscored-names.ts'

const plain = unified().use(remarkParse).use(cjkEmphasis).use(underscoredNames).freeze()
const gfm = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(cjkEmphasis)
  .use(underscoredNames)
  .freeze()

/**
 * What GFM adds needs one of these somewhere: tables, strikethrough, footnotes, tasks, bare addresses. Without any the tree is
 * the same, and takes a little more than half the time.
 */
const MAY_BE_GFM = /[|~@]|\[[\^ \txX\n\r]|:-|-:|www\.|https?:/i

/** What stands elsewhere refers to it, whatever it stands in itself. */
const DEFINES = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[\s>]+)*\[[^\]]+\]:/

/**
 * Lines of Markdown → the top-level nodes of their tree one after another, with lines counted from `firstLine`.
 * Lazily, so that of a long note only a part of the tree, which takes many times its text, is in memory.
 * Blocks of the plainest kinds are made without the parser, to the same effect.
 */
export function* parseMarkdown(lines: readonly string[], firstLine = 1): Generator<RootContent> {
  const { chunks, definitions } = splitText(meantLines(lines), firstLine, isLabelled)
  for (const chunk of chunks) {
    if (chunk.isWild) yield* plainParagraphs(chunk)
    else if (chunk.lines.some((line) => DEFINES.test(line))) yield* parsed(chunk, 0, chunk.lines.length, definitions)
    else yield* parts(chunk, definitions)
  }
}

/** A label with its number stands within the first words of a line. */
const LONGEST_LABEL = 60

/** A person who begins a line at the left edge with `Q2.` has left the list above it. */
function isLabelled(line: string): boolean {
  const { label } = readLead(line.slice(0, LONGEST_LABEL))
  return label === 'question' || label === 'followUp'
}

/** What is plain by `plainBlocks`, all that stands between by the parser. */
function* parts(chunk: Chunk, definitions: Definitions): Generator<RootContent> {
  for (const piece of plainPieces(chunk, definitions.size > 0))
    if ('nodes' in piece) yield* piece.nodes
    else yield* parsed(chunk, piece.from, piece.to, definitions)
}

/** The nodes of some lines of a chunk as the parser has them. */
function* parsed(chunk: Chunk, from: number, to: number, definitions: Definitions): Generator<RootContent> {
  const lines = chunk.lines.slice(from, to)
  const defined = referred(lines, definitions)
  const text = [...defined, ...lines].join('\n')
  const root = (MAY_BE_GFM.test(text) ? gfm : plain).parse(text) as Root
  const before = chunk.firstLine + from
  for (const child of root.children) {
    shift(child, before - defined.length - 1)
    const isOwn = (child.position?.start.line ?? 1) >= before
    if (child.type !== 'definition' && isOwn) yield child
  }
}

/** Every line as a paragraph of its own, nothing in it read as markup. */
function* plainParagraphs({ lines, firstLine }: Chunk): Generator<RootContent> {
  for (const [index, value] of lines.entries()) {
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
