import type { PlainLine } from '../../markdown/plain-text.ts'
import { readLead } from '../language/lead.ts'
import { type Block, makeBlock } from './block.ts'
import { isLooseList } from './loose-list.ts'

/** A paragraph as one block, or as several when lines inside of it begin with a label: `Q: …⏎A: …`. */
export function paragraphs(lines: readonly PlainLine[], line: number, endLine: number): Block[] {
  const parted = partedByMark(lines, line, endLine)
  if (parted !== null) return parted
  if (isLooseList(lines))
    return lines.map((found) => makeBlock({ kind: 'item', level: 1, line: found.line, lines: [found] }))
  const counted = countedLines(lines)
  if (counted !== null) return counted
  const starts = lines.flatMap((found, index) =>
    index === 0 ||
    readLead(found.text).label !== null ||
    /^\d{1,3}-\d{1,2}\s*[.):]/u.test(found.text) ||
    /^C\s*:\s.*\[|\S\s+::\s+\S/u.test(found.text)
      ? [index]
      : [],
  )
  return starts.map((start, index) => {
    const own = lines.slice(start, starts[index + 1] ?? lines.length)
    const last = index === starts.length - 1
    return makeBlock({
      kind: 'paragraph',
      line: own[0]?.line ?? line,
      lines: own,
      leadEnd: last ? endLine : (own.at(-1)?.line ?? endLine),
    })
  })
}

/** The line that parts question and answer, as programs for spaced repetition have it: `question⏎?⏎answer`; −1 without. */
export const partingMark = (lines: readonly PlainLine[]): number =>
  lines.findIndex((found) => /^[?？]{1,2}$/u.test(found.text))

/** What is asked before such a line, and told behind it, where either may stand in other blocks: code, lists. Null without one. */
function partedByMark(lines: readonly PlainLine[], line: number, endLine: number): Block[] | null {
  const at = partingMark(lines)
  if (at < 0 || lines.length === 1) return null
  const own = lines.slice(at + 1)
  const asked = makeBlock({ kind: 'paragraph', line, lines: lines.slice(0, at), value: 'asked' })
  const told = makeBlock({
    kind: 'paragraph',
    line: own[0]?.line ?? line,
    lines: own,
    leadEnd: endLine,
    value: 'told',
  })
  return [...(at > 0 ? [asked] : []), ...(own.length > 0 ? [told] : [])]
}

const COUNTED = /^(\d{1,2})、\s*\S/u

/**
 * `1、one⏎2、two` is a list to its author, and a paragraph to Markdown. Null where the lines do not count up from 1, or
 * where what is counted goes on over several lines.
 */
function countedLines(lines: readonly PlainLine[]): Block[] | null {
  const first = lines.findIndex(({ text }) => COUNTED.exec(text)?.[1] === '1')
  const own = first < 0 ? [] : lines.slice(first)
  if (own.length < 2 || !own.every(({ text }, at) => COUNTED.exec(text)?.[1] === String(at + 1))) return null
  const before = first > 0 ? paragraphs(lines.slice(0, first), lines[0]?.line ?? 1, lines[first - 1]?.line ?? 1) : []
  const items = own.map((found, at) =>
    makeBlock({ kind: 'item', level: 1, ordered: true, number: at + 1, line: found.line, lines: [found] }),
  )
  return [...before, ...items]
}

/**
 * A quotation is only a frame when it begins with a question label (`> **Q.** …`, `> [!question] …`),
 * or when nothing in it could answer: all of it is headings and lines that ask.
 */
export function unquoted(quote: Block): Block[] {
  const [first] = quote.children
  const isLabelled = first?.kind === 'paragraph' && readLead(first.lines[0]?.text ?? '').label === 'question'
  const asks = (found: Block): boolean =>
    (found.kind === 'heading' && found.children.every(asks)) ||
    (found.kind === 'paragraph' &&
      found.lines.length === 1 &&
      (found.lines[0]?.bold === 'all' || /[?？]\s*$/u.test(found.lines[0]?.text ?? '')))
  const isFrame = quote.children.length > 0 && quote.children.every(asks)
  return isLabelled || isFrame ? quote.children : [quote]
}
