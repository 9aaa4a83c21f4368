import { countLetters } from '../../cards/common-letters.ts'
import type { PlainLine } from '../../markdown/plain-text.ts'
import { type Block, reworded } from '../blocks/block.ts'
import { asksAloud, evidenceOf, saidOf } from '../blocks/evidence.ts'
import { continues, isChoice } from '../blocks/siblings.ts'
import type { Found } from '../gathering/found.ts'
import { asksSomewhere, labels, showsCode } from '../language/asking.ts'
import { readLead } from '../language/lead.ts'
import { withoutFrame, withoutLeftovers } from '../language/trim-tail.ts'
import { askedBelow, askingLines, continuation, isAside, isNumberAlone, isRemark } from './asking-lines.ts'
import { choicesIn } from './choices.ts'
import { partOnLine, pointsAhead } from './on-one-line.ts'
import { withoutTagLines } from './tag-lines.ts'

/** A question in its words, and what of the blocks under it is left for the answer. */
export interface Worded {
  /** One line of plain text without numbering, label or markup. */
  readonly text: string
  /** The Markdown of all that asks, continuation and code included. */
  readonly prompt: string
  readonly body: Block[]
  /** An answer that stands on the question's own line, after a colon or an arrow. */
  readonly inlineAnswer: string | null
  /** Tags that stand beside the words, without their `#`. */
  readonly tags: readonly string[]
  /** Last line of the prompt. */
  readonly endLine: number
}

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
  let text = readLead(asked.map(saidOf).join(' ')).rest
  let endLine = rest.length > 0 ? (asked.at(-1)?.line ?? block.line) : block.leadEnd
  let inlineAnswer: string | null = found.cell
  const parted = partOnLine(text, asked, found, { source, isSilent })
  if (parted !== null) {
    text = parted.text
    if (!isAllRemarks(parted.answer)) inlineAnswer ??= parted.answer
  }
  const next = body[0]
  let names = block
  const below = isNumberAlone(text, source) ? askedBelow(body, evidenceOf(block).label === 'question') : 0
  const asking = body[below - 1]
  if (next !== undefined && asking !== undefined) {
    const begun = body.slice(0, below - 1).flatMap((block) => block.lines)
    const lines = asking.lines.filter((line) => line.text !== '')
    const count = askingLines(lines)
    text = readLead([...begun, ...lines.slice(0, count)].map(saidOf).join(' ')).rest
    endLine = lines[count - 1]?.line ?? endLine
    names = next
    const left = count < lines.length ? [leftOver(asking, lines.slice(count))] : []
    body = [...left, ...asking.children, ...body.slice(below)]
  }
  const opening = tidy(text)
  if (
    names === block &&
    !found.titleOnly &&
    next?.kind === 'paragraph' &&
    block.kind === 'heading' &&
    continues(next, block)
  ) {
    const more = continuation(next, asksAloud(opening))
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
  const tags: string[] = []
  const worded = tidy(text, tags)
  return {
    text: worded,
    prompt:
      found.cell !== null || parted !== null
        ? tidy(text)
        : promptOf(names, opening, names === block ? asked : names.lines, source.slice(names.line - 1, endLine)),
    body: withoutTagLines(worded, body, tags),
    inlineAnswer,
    tags,
    endLine,
  }
}

/** Who says between sentences that they forgot something has told what they knew. */
const isAllRemarks = (answer: string): boolean =>
  isRemark(answer) &&
  answer.split(/[.。!！?？…]+/u).every((sentence) => sentence.trim() === '' || isRemark(sentence.trim()))

function tidy(text: string, tags: string[] = []): string {
  const words = withoutFrame(withoutLeftovers(withoutLabel(text), isAside, tags).replaceAll(/\s+/gu, ' ').trim())
  const [, asked, remark] = REMARK_BEHIND.exec(withoutSort(words)) ?? []
  const isBehind = asked !== undefined && remark !== undefined && isRemark(remark) && asksSomewhere(asked)
  return isBehind ? asked : withoutSort(words)
}

/** `定位死循环要怎么做 没答出来`: what became of it, behind what asks. */
const REMARK_BEHIND =
  /^(.*\S)\s([\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,12})[.。!！]*$/u

const withoutLabel = (text: string): string => (MAY_BE_LABEL.test(text) ? text.replace(ANSWER_LABEL, '') : text)
/** Nearly all questions end with their mark, or have none. */
const MAY_BE_LABEL = /[?？]\s*[^\s?？][^?？]{0,30}$/u
const MAY_BE_SORTED = /^[^?？]{1,24}?(?:[:：–—]|--)/u

/** `Bonus: …`, `编程题：…`: what sort of question follows is no part of it, where a sentence or a few words follow. */
function withoutSort(text: string): string {
  if (!MAY_BE_SORTED.test(text)) return text
  const [front = ''] = SORT.exec(text) ?? []
  const rest = text.slice(front.length)
  return front !== '' && (asksSomewhere(rest) || countLetters(rest, { hangul: 2, han: 2 }) >= 12) ? rest : text
}

const SORT = new RegExp(`^(?:${labels.sorts})\\s*(?:[:：]|-{2,}|[–—])\\s*(?=\\S)`, 'iu')

/** The label of the answer below, left behind a question mark: `为什么？答`. */
const ANSWER_LABEL = new RegExp(`(?<=[?？])\\s*(?:${labels.answer})\\s*[:：.]?\\s*$`, 'iu')

/** A heading's text without the marks that close it. One look from the end: a pattern would look from each of many spaces. */
function withoutClosing(text: string): string {
  const end = text.trimEnd()
  let at = end.length
  while (end[at - 1] === '#') at -= 1
  return at < end.length && /\s/u.test(end[at - 1] ?? '') ? end.slice(0, at).trimEnd() : text
}

/** The question's Markdown: its first line without heading marks, bullet, numbering and label, then what goes on asking. */
function promptOf(block: Block, text: string, asked: readonly PlainLine[], lines: readonly string[]): string {
  const [first = '', ...more] = lines
  const marked = tidy(
    readLead(withoutClosing(first.replace(/^[\s>]*(?:[-*+]\s+(?:\[[ xX]\]\s+)?|\d{1,9}[.)]\s+|#{1,6}\s+)*/u, ''))).rest,
  )
  const whole =
    block.kind === 'row' ||
    block.kind === 'summary' ||
    asked[0]?.bold !== 'none' ||
    asked[0].isItalic ||
    /[|<>]/.test(marked) ||
    !text.replaceAll(MARKUP, '').startsWith(marked.replaceAll(MARKUP, '')) ||
    asked.some((line) => saidOf(line) !== line.text)
  const opening = whole || marked === '' ? text : marked
  if (block.kind === 'row' || block.kind === 'summary') return opening
  const rest = whole ? more.slice(Math.max(0, asked.length - 1)) : more
  return [opening, ...rest].join('\n').trim()
}

/** Marks and spaces that stand in Markdown and not in plain text, or the other way round. */
const MARKUP = /!?\[(?=[^\]]*\]\()|\]\([^)]*\)|[\s*_`~\\=]/g

/**
 * How many of the first blocks still ask: code that the question speaks of, choices to pick from,
 * and everything when the question's own line is only a title.
 */
function promptBlocks({ block, titleOnly }: Found, text: string, body: readonly Block[], isSilent: boolean): number {
  const answer = body.findIndex((block) => evidenceOf(block).label === 'answer' || evidenceOf(block).title === 'slot')
  if (titleOnly) return answer < 0 ? body.length : answer
  let count = 0
  // Code and names under `… between:` are what it is between, unless something else answers behind them.
  if (/[:：]$/u.test(text) && pointsAhead(text.slice(0, -1)) && body.every(isNamed)) return body.length
  if (isSilent && (block.kind === 'item' || block.kind === 'paragraph')) {
    const pointsAhead = showsCode.test(text) || /[:：]$/u.test(text)
    while (body[count]?.kind === 'code' || (pointsAhead && body[count]?.kind === 'item')) count++
  }
  if (body[count]?.kind === 'code' && (showsCode.test(text) || answer > 0 || isChoice(body[1])))
    while (body[count]?.kind === 'code') count++
  return count + choicesIn(text, body.slice(count))
}

/** An item that is a few words or a piece of code. */
const isNamed = ({ kind, lines, children }: Block): boolean =>
  kind === 'item' && lines.length === 1 && children.length === 0 && (lines[0]?.text.length ?? 0) <= LONGEST_NAMED
const LONGEST_NAMED = 40

/** The lines of a paragraph after those that ask, as a block of their own. */
const leftOver = (block: Block, lines: readonly PlainLine[]): Block =>
  reworded(block, {
    kind: 'paragraph',
    lines,
    line: lines[0]?.line ?? block.line,
    endLine: block.leadEnd,
    children: [],
  })
