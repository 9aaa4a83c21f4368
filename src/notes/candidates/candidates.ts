import { type Block, makeBlock } from '../blocks/block.ts'
import { evidenceOf } from '../blocks/evidence.ts'

/** A line of words that could be a question, in its place in the note. */
export interface Candidate {
  /** A block of its own; for a further line of a paragraph or an item, and for a line of code, a paragraph of that one line. */
  readonly block: Block
  /** The block of the outline that the line stands in: `block` itself where the line begins it. */
  readonly source: Block
  /** Place of the line within its source; 0 where the source begins. */
  readonly nth: number
  readonly parent: Block
  /** From the root down to the parent. */
  readonly ancestors: readonly Block[]
  readonly siblings: readonly Block[]
  /** Place of the source among its siblings. */
  readonly at: number
  readonly line: number
  /** The form that its author gave it: lines of one form in one note are alike. */
  readonly shape: string
  /** Its words without numbering and label. */
  readonly text: string
  /** Its words as they stand. */
  readonly raw: string
  /** What stands before the first colon, dash or arrow: in `name: what it is` the name is what would be asked. */
  readonly head: string
}

const PARTING = /\s*::|[:：](?:\s|$)|\s[:：–—-]\s|\s*(?:->|→|=>)\s|[?？](?=\s|$)/u

/** A line's name where it names something and tells it: what stands before its first colon, dash or arrow. */
function headOf(text: string): string {
  const found = PARTING.exec(text.slice(2, 66))
  if (found === null) return text
  return text.slice(0, 2 + found.index + (/^[?？]/.test(found[0]) ? 1 : 0)).trim()
}

const WORDS = /[\p{L}\p{N}]/u
const LEADS = new Set<Block['kind']>(['heading', 'item', 'summary', 'paragraph', 'row'])
/** Lines of one block that are looked at: longer ones are prose or code. */
const MOST_LINES = 40
const MOST_FENCED_LINES = 12
export const FENCE = /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(?:```|~~~)/
/** What fenced code hardly ever contains: words of people. */
const SPOKEN = /\p{Script=Hangul}|\p{Script=Han}|\p{Script=Cyrillic}|[?？]|^(?:[-*+]|\d+[.)])|^\w+(?:\s+\w+){3,}[.:]?$/u

/** Every line of words in a note that could be a question, in the order of the note. */
export function candidatesOf(root: Block, lines: readonly string[]): Candidate[] {
  const found: Candidate[] = []
  const visit = (parent: Block, ancestors: readonly Block[]): void => {
    parent.children.forEach((source, at) => {
      const add = (block: Block, nth: number, shape: string): void => {
        const raw = wordsOf(block)
        if (!WORDS.test(raw)) return
        const { text } = evidenceOf(block)
        found.push({
          block,
          source,
          nth,
          parent,
          ancestors,
          siblings: parent.children,
          at,
          line: block.line,
          shape,
          text,
          raw,
          head: headOf(raw),
        })
      }
      if (LEADS.has(source.kind) && source.lines.length > 0) {
        add(source, 0, evidenceOf(source).shape)
        if (source.kind !== 'row') addFurtherLines(source, add)
      } else if (source.kind === 'code') addCode(source, lines, add)
      if (source.children.length > 0) visit(source, [...ancestors, source])
    })
  }
  visit(root, [root])
  return found.sort((a, b) => a.line - b.line)
}

type Add = (block: Block, nth: number, shape: string) => void

function addFurtherLines(source: Block, add: Add): void {
  source.lines.slice(1, MOST_LINES).forEach((line, index) => {
    if (line.line <= source.line) return
    const block = makeBlock({ kind: 'paragraph', line: line.line, lines: [line] })
    add(block, index + 1, `${source.kind === 'item' ? 'item' : 'paragraph'} line ${evidenceOf(block).shape}`)
  })
}

function addCode(source: Block, lines: readonly string[], add: Add): void {
  const isFenced = FENCE.test(lines[source.line - 1] ?? '')
  const from = isFenced ? source.line + 1 : source.line
  const end = Math.min(source.endLine - (isFenced ? 1 : 0), from + (isFenced ? MOST_FENCED_LINES - 1 : MOST_LINES))
  for (let line = from; line <= end; line++) {
    const text = (lines[line - 1] ?? '').trim()
    if (isFenced && !SPOKEN.test(text)) continue
    const said = {
      line,
      text,
      bold: 'none',
      isItalic: false,
      boldLead: '',
      link: null,
      links: 0,
      leads: false,
      images: 0,
      besideLinks: text,
    } as const
    add(makeBlock({ kind: 'paragraph', line, lines: [said] }), line - from, isFenced ? 'code line' : 'indented line')
  }
}

function wordsOf(block: Block): string {
  if (block.kind === 'row') return block.lines.map((line) => line.text).join(' | ')
  if (block.kind === 'heading' || block.kind === 'summary') return block.lines.map((line) => line.text).join(' ')
  return block.lines.find((line) => line.text !== '')?.text ?? ''
}
