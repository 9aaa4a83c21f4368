import type { PlainLine } from '../../markdown/plain-text.ts'
import { readLead } from '../language/lead.ts'
import { type Block, makeBlock } from './block.ts'
import { isLooseList } from './loose-list.ts'

/** A paragraph as one block, or as several when lines inside of it begin with a label: `Q: …⏎A: …`. */
export function paragraphs(lines: readonly PlainLine[], line: number, endLine: number): Block[] {
  if (isLooseList(lines))
    return lines.map((found) => makeBlock({ kind: 'item', level: 1, line: found.line, lines: [found] }))
  const counted = countedLines(lines)
  if (counted !== null) return counted
  const asked = lines.findIndex((found, index) => index > 0 && /^[?？]{1,2}$/u.test(found.text))
  // `question⏎?⏎answer`, as programs for spaced repetition have it.
  if (asked > 0 && asked < lines.length - 1) {
    const own = lines.slice(asked + 1)
    const question = makeBlock({ kind: 'paragraph', line, lines: lines.slice(0, asked), value: 'asked' })
    return [question, makeBlock({ kind: 'paragraph', line: own[0]?.line ?? line, lines: own, leadEnd: endLine })]
  }
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
