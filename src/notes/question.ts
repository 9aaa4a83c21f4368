import { asksThroughout, showsCode, voiceOf } from './asking.ts'
import type { Block } from './block.ts'
import { asksAloud, evidenceOf, saidOf } from './evidence.ts'
import type { Found } from './found.ts'
import { readLead } from './lead.ts'
import type { PlainLine } from './plain-text.ts'
import { continues, isChoice } from './siblings.ts'
import { trimDecoration } from './trim-tail.ts'

/** A question in its words, and what of the blocks under it is left for the answer. */
export interface Worded {
  /** One line of plain text without numbering, label or markup. */
  readonly text: string
  /** The Markdown of all that asks, continuation and code included. */
  readonly prompt: string
  readonly body: Block[]
  /** An answer that stands on the question's own line, after a colon or an arrow. */
  readonly inlineAnswer: string | null
  /** Last line of the prompt. */
  readonly endLine: number
}

const INLINE = /^(.*[?？])\s*(?:[:：]|-+>|=+>|→|[-–—]+(?=\s))\s*(\S.*)$/u
/** A question with the sentence that answers it right behind: `큐란? 먼저 넣은 것을 먼저 꺼내는 구조다.` */
const ANSWERED_BEHIND = /^([^?？]{2,80}[?？])\s+([^?？(（[][^?？]{7,})$/u
const NAMED = /^(.{2,40}?)\s*[:：]\s+(\S.*)$/u
const NAMED_TITLE = /^(.{2,40}?)\s*(?:：\s*|:\s+)(\S.*)$/u

/**
 * Words the question: where it ends, what continues it, what already answers it on the same line.
 * In a silent note, one that answers nothing, code and lists of names under an item are a part of what it asks.
 */
export function wordQuestion(found: Found, source: readonly string[], isSilent: boolean): Worded {
  const { block } = found
  const all = block.lines.filter((line) => line.text !== '')
  const own =
    block.value === '' && (block.kind === 'item' || block.kind === 'paragraph') ? askingLines(all) : all.length
  const asked = all.slice(0, own)
  let body = [...found.body]
  const rest = all.slice(own)
  if (rest.length > 0) body = [leftOver(block, rest), ...body]
  let text = readLead(asked.map(saidOf).join(' '), block.kind === 'heading').rest
  let endLine = rest.length > 0 ? (asked.at(-1)?.line ?? block.line) : block.leadEnd
  let inlineAnswer: string | null = found.cell
  const parted = partOnLine(text, asked, block) ?? answeredBehind(text, found)
  if (parted !== null) {
    text = parted.text
    inlineAnswer ??= parted.answer
  }
  const [next] = body
  if (!found.titleOnly && next?.kind === 'paragraph' && block.kind === 'heading' && continues(next, block)) {
    const more = continuation(next, asksAloud(text))
    if (more > 0) {
      text = `${text} ${next.lines
        .slice(0, more)
        .map((line) => line.text)
        .join(' ')}`
      endLine = next.lines[more - 1]?.line ?? endLine
      body = [...(more < next.lines.length ? [leftOver(next, next.lines.slice(more))] : []), ...body.slice(1)]
    }
  }
  const ahead = promptBlocks(found, text, body, isSilent)
  if (ahead > 0) {
    endLine = Math.max(endLine, body[ahead - 1]?.endLine ?? 0)
    body = body.slice(ahead)
  }
  return {
    text: tidy(text),
    prompt:
      found.cell !== null || parted !== null
        ? tidy(text)
        : promptOf(block, text, asked, source.slice(block.line - 1, endLine)),
    body,
    inlineAnswer,
    endLine,
  }
}

/** An answer on the question's own line: after a colon or an arrow, or after a bold question. */
function partOnLine(text: string, asked: readonly PlainLine[], block: Block): { text: string; answer: string } | null {
  const marked = /^(.*?\S)\s+:{2,3}\s+(\S.*)$/u.exec(text)
  if (marked?.[1] && marked[2]) return { text: marked[1], answer: marked[2] }
  const parted = INLINE.exec(text)
  // Behind an arrow even a guess is the answer; behind a dash a second question is none.
  if (parted?.[1] && parted[2] && !(/[?？]\s*[-–—]+\s/u.test(text) && asksAloud(parted[2])))
    return { text: parted[1], answer: parted[2] }
  const named = (block.kind === 'heading' ? NAMED_TITLE : NAMED).exec(text)
  if (named?.[1] && named[2] && (speaksFirst(named[1], named[2]) || isTold(block, named[1], named[2])))
    return { text: named[1], answer: named[2] }
  const { entry, voice } = evidenceOf(block)
  if (asked.length !== 1 || entry === null) return null
  const isWhole = entry.isBold || voice === 'names' || voice === 'tells' || voice === 'topic'
  if (isWhole) return { text: entry.name, answer: entry.told }
  return null
}

/** Only where nothing stands below: otherwise what goes on behind the mark is a part of what is asked. */
function answeredBehind(text: string, { block, body }: Found): { text: string; answer: string } | null {
  const [, question, behind] = ANSWERED_BEHIND.exec(text) ?? []
  if (question === undefined || behind === undefined || body.length > 0 || block.kind === 'row') return null
  return voiceOf(behind) === 'tells' ? { text: question, answer: behind } : null
}

/** A heading with nothing under it has said all on its own line: `## 缓存的作用：…`. */
const isTold = (block: Block, name: string, told: string): boolean =>
  block.kind === 'heading' && block.children.length === 0 && voiceOf(name) === 'topic' && voiceOf(told) !== 'topic'

/** Whether the first part asks and the second does not. */
function speaksFirst(first: string, second: string): boolean {
  const [before, after] = [voiceOf(first), voiceOf(second)]
  return (before === 'asks' || before === 'demands') && after !== 'asks' && after !== 'demands'
}

const tidy = (text: string): string => trimDecoration(text).replaceAll(/\s+/gu, ' ').trim()

/** The question's Markdown: its first line without heading marks, bullet, numbering and label, then what goes on asking. */
function promptOf(block: Block, text: string, asked: readonly PlainLine[], lines: readonly string[]): string {
  const [first = '', ...more] = lines
  const marked = readLead(
    first.replace(/^[\s>]*(?:[-*+]\s+(?:\[[ xX]\]\s+)?|\d{1,9}[.)]\s+|#{1,6}\s+)*/u, '').replace(/\s+#+\s*$/u, ''),
    block.kind === 'heading',
  ).rest
  const whole =
    block.kind === 'row' ||
    block.kind === 'summary' ||
    asked[0]?.bold !== 'none' ||
    /[|<>]/.test(marked) ||
    (marked.match(/\*/g)?.length ?? 0) % 2 === 1 ||
    asked.some((line) => saidOf(line) !== line.text)
  const opening = whole || tidy(marked) === '' ? tidy(text) : marked
  if (block.kind === 'row' || block.kind === 'summary') return opening
  const rest = whole ? more.slice(Math.max(0, asked.length - 1)) : more
  return [opening, ...rest].join('\n').trim()
}

/**
 * How many of the first blocks still ask: code that the question speaks of, choices to pick from,
 * and everything when the question's own line is only a title.
 */
function promptBlocks({ block, titleOnly }: Found, text: string, body: readonly Block[], isSilent: boolean): number {
  const answer = body.findIndex((block) => evidenceOf(block).label === 'answer' || evidenceOf(block).title === 'slot')
  if (titleOnly) return answer < 0 ? body.length : answer
  let count = 0
  if (isSilent && (block.kind === 'item' || block.kind === 'paragraph')) {
    const pointsAhead = showsCode.test(text) || /[:：]$/u.test(text)
    while (body[count]?.kind === 'code' || (pointsAhead && body[count]?.kind === 'item')) count++
  }
  if (body[count]?.kind === 'code' && (showsCode.test(text) || answer > 0 || isChoice(body[1])))
    while (body[count]?.kind === 'code') count++
  if (isChoice(body[count]) && isChoice(body[count + 1])) while (isChoice(body[count])) count++
  return count
}

/** The lines of a paragraph after those that ask, as a block of their own. */
const leftOver = (block: Block, lines: readonly PlainLine[]): Block => ({
  ...block,
  kind: 'paragraph',
  lines,
  line: lines[0]?.line ?? block.line,
  endLine: block.leadEnd,
  children: [],
})

/** How many of an item's or paragraph's lines belong to the question. */
function askingLines(lines: readonly PlainLine[]): number {
  const [first] = lines
  if (first === undefined || lines.length === 1) return lines.length
  const marked = lines.map((line) => /[?？][\s)*_"”’]*$/u.test(line.text))
  if (marked[0]) {
    const end = marked.indexOf(false)
    return end < 0 ? lines.length : end
  }
  const later = marked.indexOf(true)
  const voice = voiceOf(readLead(first.text).rest)
  if (
    later > 0 &&
    later <= 4 &&
    (/[:：]$/u.test(first.text) || voice === 'names' || voice === 'topic' || voice === 'tells')
  )
    return later + 1
  if (/[,，]$/u.test(first.text)) return 2
  const demanded = lines.slice(0, 4).findLastIndex((line) => voiceOf(readLead(line.text).rest) === 'demands')
  if (demanded > 0) return demanded + 1
  return 1
}

/** How many lines of the paragraph right under a heading go on asking; behind a question mark only those that have one too. */
function continuation(block: Block, isAloud: boolean): number {
  let count = 0
  for (const line of block.lines) {
    if (evidenceOf(block).label !== null || line.text.length > 120 || !asksThroughout(line.text)) break
    if (isAloud && !asksAloud(line.text) && voiceOf(line.text) !== 'demands') break
    count++
  }
  return count
}
