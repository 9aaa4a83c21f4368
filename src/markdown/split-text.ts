import { isBlank } from './plain-lines.ts'

/** A run of whole top-level blocks, and the line of the note at which it begins. */
export interface Chunk {
  readonly firstLine: number
  readonly lines: readonly string[]
  /** Places in it where a top-level block begins, whatever stands before; the first is 0. */
  readonly starts: readonly number[]
  /** The head of a table that goes on in it, repeated: lines at its beginning. */
  readonly repeated: number
  /** Nested or marked beyond what anybody writes: to be taken as plain lines, since parsing it would take forever. */
  readonly isWild: boolean
}

const FENCE = /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})(.*)$/
const RAW = /^ {0,3}<(pre|script|style|textarea)\b/i
const DEFINITION = /^ {0,3}\[([^\]\n]{1,200})\]:\s*\S/
const REFERENCE = /\[([^\][\n]{1,200})\]/g
/** An entry of a list at the left edge. */
export const ITEM = /^(?:[-*+]|\d{1,9}[.)])(?:\s|$)/
const TABLE_RULE = /^ {0,3}\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/

/** Characters of a chunk: each parse costs some time of its own, and long ones cost more than their share. */
const ENOUGH = 8192
/** From here on a chunk is cut even inside a list, a paragraph or a table. */
const TOO_MUCH = 4 * ENOUGH
const LONGEST_LINE = 20_000
const MOST_MARKS = 600
const DEEPEST = /^(?:[ \t]*(?:[-*+>]|\d{1,9}[.)])){40}|^[ \t]{160,}(?:[-*+]|\d{1,9}[.)])\s/

/**
 * Cuts a note between top-level blocks, so that parsing takes time in proportion to length.
 * A line at the left edge after an empty one begins a new block, unless a fence, raw HTML or a comment is open.
 * Link definitions are repeated before every chunk that refers to them, the head of a table that is cut at its continuation.
 * `leavesList` says of a line at the left edge that its author has left the list above, with which Markdown goes on.
 */
export function splitText(
  lines: readonly string[],
  firstLine: number,
  leavesList: (line: string) => boolean,
): { chunks: Chunk[]; definitions: Definitions } {
  const cuts: Cut[] = [{ at: 0, isWild: false, head: null }]
  const definitions = new Map<string, string>()
  const starts: number[] = []
  const open = new OpenBlock()
  let blank = false
  // The parser (micromark 4.0.2) takes a list right after indented code for a paragraph: cut there in any case.
  let indented = false
  let listOpen = false
  let length = 0
  let marks = 0
  let begin = 0
  let head: number | null = null
  const cut = (at: number, isWild: boolean, of: number | null = null): void => {
    const last = cuts.at(-1)
    if (last?.at === at) cuts[cuts.length - 1] = { ...last, isWild }
    else cuts.push({ at, isWild, head: of })
    length = 0
    open.isDoubtful = false
  }

  lines.forEach((line, index) => {
    const empty = isBlank(line)
    if (!open.takes(line) && !empty) {
      const atEdge = !/^[ \t]/.test(line)
      if (blank) {
        begin = index
        marks = 0
        head = null
        if (cuts.at(-1)?.isWild === true) cut(index, false)
      }
      if (TABLE_RULE.test(line) && index > begin) head = index - 1
      if (atEdge && index > 0) {
        if (blank && !open.isDoubtful) starts.push(index)
        if (blank && (length >= ENOUGH || indented)) cut(index, false)
        else if (!blank && listOpen && leavesList(line)) cut(index, false)
        else if (length >= TOO_MUCH && (head === null || index > head + 1)) cut(index, false, head)
      }
      marks += countMarks(line)
      if (marks > MOST_MARKS || line.length > LONGEST_LINE || DEEPEST.test(line))
        cut(marks > MOST_MARKS ? Math.max(begin, cuts.at(-1)?.at ?? 0) : index, true)
      if (atEdge) listOpen = ITEM.test(line)
      const label = open.opens(line, listOpen) ? undefined : DEFINITION.exec(line)?.[1]
      if (label !== undefined && !definitions.has(label.toLowerCase())) definitions.set(label.toLowerCase(), line)
    }
    blank = empty
    if (!empty) indented = /^ {4}|^ {0,3}\t/.test(line)
    length += line.length + 1
  })

  return { chunks: chunksOf(lines, firstLine, cuts, starts), definitions }
}

interface Cut {
  readonly at: number
  readonly isWild: boolean
  /** The line of the head of a table that is cut here, to be repeated. */
  readonly head: number | null
}

function chunksOf(
  lines: readonly string[],
  firstLine: number,
  cuts: readonly Cut[],
  starts: readonly number[],
): Chunk[] {
  let start = 0
  return cuts.map(({ at, isWild, head: of }, index) => {
    const end = cuts[index + 1]?.at ?? lines.length
    const repeated = of === null ? [] : lines.slice(of, of + 2)
    const own: number[] = [0]
    for (; (starts[start] ?? end) < end; start++)
      if ((starts[start] ?? 0) > at) own.push((starts[start] ?? 0) - at + repeated.length)
    return {
      firstLine: firstLine + at - repeated.length,
      lines: [...repeated, ...withoutTail(lines.slice(at, end))],
      starts: own,
      repeated: repeated.length,
      isWild,
    }
  })
}

/** Code, raw HTML or a comment: while one is open no block begins. */
class OpenBlock {
  #fence: { mark: string; length: number; isInside: boolean } | null = null
  #closing: RegExp | null = null
  /** A line at the left edge ends code that was opened inside of a list, or it was meant to be code: no more is known. */
  isDoubtful = false

  /** Whether a line belongs to what is open, which it may end. */
  takes(line: string): boolean {
    const fence = this.#fence
    if (this.#closing !== null) {
      if (this.#closing.test(line)) this.#closing = null
      return true
    }
    if (fence === null) return false
    const close = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(line)
    if (fence.isInside && /^[^\s>]/.test(line)) this.isDoubtful = true
    if (close?.[1]?.[0] === fence.mark && close[1].length >= fence.length) this.#fence = null
    return true
  }

  /** Whether a line opens one, which may end on it. */
  opens(line: string, isInList: boolean): boolean {
    const opened = FENCE.exec(line)
    const mark = opened?.[2]?.[0]
    if (
      opened &&
      mark !== undefined &&
      (isInList || !/^ {4}|^ {0,3}\t/.test(line)) &&
      !(mark === '`' && opened[3]?.includes('`'))
    ) {
      this.#fence = { mark, length: opened[2]?.length ?? 3, isInside: opened[1] !== '' }
      return true
    }
    if (RAW.test(line)) {
      const name = RAW.exec(line)?.[1] ?? ''
      if (!new RegExp(`</${name}>`, 'i').test(line)) this.#closing = /<\/(?:pre|script|style|textarea)>/i
      return true
    }
    if (!/^ {0,3}<[!?]/.test(line)) return false
    this.#closing = leftOpen(line.trimStart())
    return true
  }
}

/** How comments, instructions, CDATA and declarations begin, and what ends each. */
const UNTIL: readonly (readonly [begins: RegExp, ends: RegExp])[] = [
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![a-z]/i, />/],
]

/** What ends a piece of HTML of these kinds that does not end on its first line; null for any other. */
function leftOpen(html: string): RegExp | null {
  const [, ends] = UNTIL.find(([begins]) => begins.test(html)) ?? []
  return ends === undefined || ends.test(html.slice(2)) ? null : ends
}

/** Marks that pair up: many of them in one paragraph make parsing slow. */
function countMarks(line: string): number {
  let count = 0
  for (let index = 0; index < line.length; index++) {
    const code = line.charCodeAt(index)
    if (code === 0x5b || code === 0x2a || code === 0x5f || code === 0x60 || code === 0x7e) count++
  }
  return count
}

/** Lines without most of the empty ones at their end, each of which would cost the parser as much as a word. */
function withoutTail(lines: readonly string[]): readonly string[] {
  const end = lines.findLastIndex((line) => line.trim() !== '') + 1
  return lines.slice(0, end + 2)
}

/** Lines of link definitions by their label in small letters. */
export type Definitions = ReadonlyMap<string, string>

/** The definitions elsewhere in a note that some of its lines refer to, and an empty line behind them. */
export function referred(lines: readonly string[], definitions: Definitions): string[] {
  if (definitions.size === 0) return []
  const found = new Set<string>()
  for (const line of lines) {
    for (const [, label] of line.matchAll(REFERENCE)) {
      const definition = definitions.get((label ?? '').toLowerCase())
      if (definition !== undefined) found.add(definition)
    }
  }
  for (const line of found.size === 0 ? [] : lines) found.delete(line)
  return found.size === 0 ? [] : [...found, '']
}
