import type { Paragraph, RootContent } from 'mdast'
import { plainInline } from './plain-inline.ts'

/** Lines that are read one after the other; lines count from `firstLine` in the note. */
export interface Lines {
  readonly lines: readonly string[]
  readonly firstLine: number
  /** Whether a top-level block begins at that place, whatever stands before it. */
  readonly isStart: (at: number) => boolean
  /** Whether the note defines addresses somewhere, which makes links of words in brackets. */
  readonly defines: boolean
}

/** A block, and the place after the last of its lines. */
export interface One<Node extends RootContent = RootContent> {
  readonly node: Node
  readonly at: number
}

/** What a line is by its beginning, its indentation aside; `other` is all that these functions leave alone. */
export type Kind = 'heading' | 'fence' | 'rule' | 'item' | 'text' | 'other'

/** The kind of a line without indentation. */
export function kindOf(line: string): Kind {
  const code = line.charCodeAt(0)
  // A mark of byte order at the very beginning is no text.
  if (code === 0xfeff) return 'other'
  // Most lines begin with a letter beyond ASCII or with one of a to z.
  if (code >= 0x80 || (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) return 'text'
  if (code >= 0x30 && code <= 0x39) return /^\d{1,9}[.)](?:[ \t]|$)/.test(line) ? 'item' : 'text'
  switch (line[0]) {
    case '#':
      return /^#{1,6} +[^ #]/.test(line) ? 'heading' : 'other'
    case '-':
      if (line[1] === ' ' || line.length === 1) return 'item'
      return /^-{3,}$/.test(line) ? 'rule' : /^-[-:|\t]/.test(line) ? 'other' : 'text'
    case '+':
    case '*':
      if (line[1] === ' ' || line.length === 1) return 'item'
      return line[1] === '\t' || line.startsWith('***') || /^[* ]+$/.test(line) ? 'other' : 'text'
    case '`':
      return line.startsWith('```') ? 'fence' : 'text'
    case ' ':
    case '\t':
    case '~':
    case '>':
    case '<':
    case '|':
    case '=':
    case ':':
    case '_':
      return 'other'
    case '[':
      return BRACKETED.test(line) ? 'other' : 'text'
    default:
      return 'text'
  }
}

/** Tasks and definitions. */
const BRACKETED = /^\[[ \txX]\]|^\[[^\]]*\]:/

/** Lines of words as a paragraph; null where it takes a parser to know what they hold. */
export function paragraphOf(within: Lines, said: readonly string[], from: number, at: number): One<Paragraph> | null {
  const children = plainInline(said, within)
  if (children === null) return null
  return { node: { type: 'paragraph', children, position: span(within, from, at) }, at }
}

/** Only lists that begin with 1, and with words, may stand right below a text. */
export const interrupts = (text: string): boolean => /^(?:[-+*]|1[.)]) +[^ ]/.test(text)

/** Whether a line is empty for Markdown, to which only spaces and tabs are none of a text. */
export const isBlank = (line: string): boolean => /^[ \t]*$/.test(line)

/** A line without its indentation. */
export const unindented = (line: string): string => line.replace(/^[ \t]+/, '')

/** The column in which a line's text begins, tabs taken to the next fourth. */
export function columnOf(line: string): number {
  let column = 0
  for (let at = 0; line[at] === ' ' || line[at] === '\t'; at++) column += line[at] === ' ' ? 1 : 4 - (column % 4)
  return column
}

/** The place of a node of lines `from` up to `to`, that one not included. */
export const span = ({ firstLine, lines }: Lines, from: number, to: number) => ({
  start: { line: firstLine + from, column: 1 },
  end: { line: firstLine + to - 1, column: (lines[to - 1] ?? '').length + 1 },
})
