import type { Code, List, ListItem, Paragraph, RootContent } from 'mdast'
import { plainInline, trimmedEnd } from './plain-inline.ts'

/** Lines that are read one after the other, up to `end`; lines count from `firstLine` in the note. */
export interface Lines {
  readonly lines: readonly string[]
  readonly end: number
  readonly firstLine: number
  /** Whether a top-level block begins at that place, whatever stands before it. */
  readonly isStart: (at: number) => boolean
  /** Whether the note defines addresses somewhere, which makes links of words in brackets. */
  readonly defines: boolean
}

/** Blocks, and the place after the last of their lines. */
export interface Blocks {
  readonly nodes: RootContent[]
  readonly at: number
}

/**
 * The top-level blocks from one place to the next where others begin, when they are of the plain kinds that most lines of
 * most notes are (headings, paragraphs, code between fences at the left edge, lists of short entries) and hold little
 * markup: then this is what a parser of Markdown says, in a small part of its time. Null when it takes a parser to know.
 */
export function plainBlocks(within: Lines, from: number): Blocks | null {
  const { lines, end, isStart } = within
  const nodes: RootContent[] = []
  let at = from
  while (at < end && (at === from || !isStart(at))) {
    const line = lines[at] as string
    if (isBlank(line)) {
      at++
      continue
    }
    const found = blockAt(within, at, kindOf(line))
    if (found === null) return null
    nodes.push(found.node)
    at = found.at
  }
  return { nodes, at }
}

interface One<Node extends RootContent = RootContent> {
  readonly node: Node
  readonly at: number
}

function blockAt(within: Lines, at: number, kind: Kind): One | null {
  const line = within.lines[at] as string
  switch (kind) {
    case 'heading':
      return heading(line, at, within)
    case 'fence':
      return fence(within, at)
    case 'rule':
      return { node: { type: 'thematicBreak', position: span(within, at, at + 1) }, at: at + 1 }
    case 'item':
      return list(within, at, 0)
    case 'text':
      return paragraph(within, at)
    case 'other':
      return null
  }
}

/** What a line is by its beginning, its indentation aside; `other` is all that these functions leave alone. */
type Kind = 'heading' | 'fence' | 'rule' | 'item' | 'text' | 'other'

function kindOf(line: string): Kind {
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
      return /^-{3,}$/.test(line) ? 'rule' : line[1] === '-' || line[1] === '\t' ? 'other' : 'text'
    case '+':
    case '*':
      if (line[1] === ' ' || line.length === 1) return 'item'
      return line[1] === '\t' || line.startsWith('***') ? 'other' : 'text'
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

function heading(line: string, at: number, within: Lines): One | null {
  const [marks = ''] = /^#+/.exec(line) ?? []
  const text = trimmedEnd(line.slice(marks.length).replace(/^ +/, ''))
  const children = text.endsWith('#') ? null : plainInline([text], within)
  if (children === null) return null
  const depth = marks.length as 1 | 2 | 3 | 4 | 5 | 6
  return { node: { type: 'heading', depth, children, position: span(within, at, at + 1) }, at: at + 1 }
}

function fence(within: Lines, from: number): One<Code> | null {
  const { lines, end, isStart } = within
  const opened = /^(`{3,}) *([^`&\\\t\0]*)$/.exec(lines[from] as string)
  if (opened === null) return null
  const { length } = opened[1] as string
  const info = trimmedEnd(opened[2] as string)
  for (let at = from + 1; at < end && !isStart(at); at++) {
    const line = lines[at] as string
    const [, closing] = /^ {0,3}(`{3,})[ \t]*$/.exec(line) ?? []
    if (line.includes('\0')) return null
    if (closing === undefined || closing.length < length) continue
    const [lang = ''] = info.split(' ', 1)
    const meta = info.slice(lang.length).replace(/^ +/, '')
    const node: Code = {
      type: 'code',
      lang: lang === '' ? null : lang,
      meta: meta === '' ? null : meta,
      value: lines.slice(from + 1, at).join('\n'),
      position: span(within, from, at + 1),
    }
    return { node, at: at + 1 }
  }
  return null
}

function paragraph(within: Lines, from: number): One<Paragraph> | null {
  const { lines, end } = within
  const said: string[] = []
  let at = from
  for (; at < end; at++) {
    const line = lines[at] as string
    if (isBlank(line)) break
    const text = at === from ? line : unindented(line)
    const kind = kindOf(text)
    if (kind === 'heading' || kind === 'fence') break
    if (kind === 'item' && interrupts(text)) break
    // A rule right below a text makes a heading of it.
    if (kind !== 'text') return null
    said.push(text)
  }
  return paragraphOf(within, said, from, at)
}

function paragraphOf(within: Lines, said: readonly string[], from: number, at: number): One<Paragraph> | null {
  const children = plainInline(said, within)
  if (children === null) return null
  return { node: { type: 'paragraph', children, position: span(within, from, at) }, at }
}

/** Only lists that begin with 1, and with words, may stand right below a text. */
const interrupts = (text: string): boolean => /^(?:[-+*]|1[.)]) +[^ ]/.test(text)

interface Marker {
  /** The bullet, or what stands behind the number. */
  readonly sign: string
  readonly number: number | null
  /** Where the words begin, counted from the line's beginning. */
  readonly column: number
  /** Empty where nothing stands behind the mark. */
  readonly text: string
}

/** Tasks and definitions. */
const BRACKETED = /^\[[ \txX]\]|^\[[^\]]*\]:/
const EMPTY_ENTRY = /^(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/

/** The mark of an entry; null where there is none or it is too far from its words. */
function markerOf(unindentedLine: string, indent: number): Marker | null {
  const found = /^(?:([-+*])|(\d{1,9})([.)]))(?: {1,4}(?=[^ ])| *$)/.exec(unindentedLine)
  if (found === null) return null
  const [{ length }, bullet, digits, behind] = found
  const text = unindentedLine.slice(length)
  if (text !== '' && kindOf(text) !== 'text') return null
  return {
    sign: bullet ?? behind ?? '',
    number: digits === undefined ? null : Number(digits),
    column: indent + length,
    text,
  }
}

/** A list whose entries stand in column `indent`, with lists in them; every entry a paragraph and at most a list of its own. */
function list(within: Lines, from: number, indent: number): One<List> | null {
  const { lines, end, isStart } = within
  const first = markerOf(unindented(lines[from] as string), indent)
  if (first === null) return null
  const items: ListItem[] = []
  let last = from
  let at = from
  for (let marker: Marker | null = first; marker !== null; ) {
    const begin = at
    const own = marker.text === '' ? null : entryText(within, begin, marker)
    if (own === null && marker.text !== '') return null
    at = own?.at ?? begin + 1
    const children: ListItem['children'] = own === null ? [] : [own.node]
    last = at
    let next = nextLine(within, at)
    if (own === null && next !== null && !isStart(next.at) && (next.kind !== 'item' || next.column !== indent))
      return null
    if (next !== null && next.kind === 'item' && next.column >= marker.column) {
      if (next.column > marker.column + 3 || (next.at === at && !interrupts(next.text))) return null
      const inner = list(within, next.at, next.column)
      if (inner === null) return null
      children.push(inner.node)
      at = inner.at
      last = at
      next = nextLine(within, at)
    }
    items.push({ type: 'listItem', spread: false, checked: null, children, position: span(within, begin, last) })
    marker = null
    if (next === null) continue
    if (next.kind === 'other' && EMPTY_ENTRY.test(next.text)) return null
    const goesOn: Marker | null =
      next.kind === 'item' && next.column === indent ? markerOf(next.text, next.column) : null
    if (goesOn !== null && goesOn.sign === first.sign) {
      marker = goesOn
      at = next.at
    } else if (next.kind === 'item' && next.column === indent && (goesOn === null || next.at === at)) return null
    else if (next.kind === 'item' && next.column > indent) return null
    else if (next.at > at && !isStart(next.at) && next.kind !== 'item') return null
    else if (next.at === at && next.kind !== 'item' && (next.column > 0 || next.kind === 'other')) return null
  }
  const node: List = {
    type: 'list',
    ordered: first.number !== null,
    start: first.number,
    spread: false,
    children: items,
    position: span(within, from, last),
  }
  return end >= last ? { node, at: last } : null
}

/** The words of an entry: its line, and those below that go on with it, however they are indented. */
function entryText(within: Lines, from: number, { text }: Marker): One<Paragraph> | null {
  const said = [text]
  let at = from + 1
  for (; at < within.end; at++) {
    const line = within.lines[at] as string
    if (isBlank(line)) break
    const more = unindented(line)
    if (kindOf(more) !== 'text') break
    said.push(more)
  }
  return paragraphOf(within, said, from, at)
}

interface Next {
  readonly at: number
  readonly column: number
  readonly text: string
  readonly kind: Kind
}

/** The next line that is not empty. */
function nextLine({ lines, end }: Lines, from: number): Next | null {
  let at = from
  while (at < end && isBlank(lines[at] as string)) at++
  if (at >= end) return null
  const line = lines[at] as string
  const text = unindented(line)
  return { at, column: columnOf(line), text, kind: kindOf(text) }
}

const isBlank = (line: string): boolean => line === '' || /^[ \t]*$/.test(line)
const unindented = (line: string): string => line.replace(/^[ \t]+/, '')

/** The column in which a line's text begins, tabs taken to the next fourth. */
function columnOf(line: string): number {
  let column = 0
  for (let at = 0; line[at] === ' ' || line[at] === '\t'; at++) column += line[at] === ' ' ? 1 : 4 - (column % 4)
  return column
}

const span = ({ firstLine, lines }: Lines, from: number, to: number) => ({
  start: { line: firstLine + from, column: 1 },
  end: { line: firstLine + to - 1, column: (lines[to - 1] ?? '').length + 1 },
})
