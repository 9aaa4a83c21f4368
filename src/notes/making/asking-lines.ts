import { countLetters } from '../../cards/common-letters.ts'
import type { PlainLine } from '../../markdown/plain-text.ts'
import type { Block } from '../blocks/block.ts'
import { asksAloud, evidenceOf } from '../blocks/evidence.ts'
import { ASKING, asksSomewhere, asksThroughout, narrates, remarks, voiceOf } from '../language/asking.ts'
import { fold } from '../language/cue-match.ts'
import { readLead } from '../language/lead.ts'
import { isSign } from './answer.ts'

/** How many of an item's or paragraph's lines belong to the question. */
export function askingLines(lines: readonly PlainLine[]): number {
  const count = askedLines(lines)
  // `(compared with the other one)` on a line of its own goes on asking.
  const [, aside] = /^[(（]([^()（）]{2,60})[)）]$/u.exec(lines[count]?.text ?? '') ?? []
  if (aside === undefined || isRemark(aside)) return count
  const voice = voiceOf(aside)
  return voice === 'names' || voice === 'tells' ? count : count + 1
}

function askedLines(lines: readonly PlainLine[]): number {
  const [first] = lines
  if (first === undefined || lines.length === 1) return lines.length
  const marked = lines.map((line) => /[?？][\s)*_"”’]*$/u.test(line.text))
  if (marked[0]) {
    const end = marked.indexOf(false)
    return end < 0 ? lines.length : end
  }
  const wrapped = wrappedLines(lines)
  const later = marked.indexOf(true)
  if (later === 1 && isBroken(first.text)) return later + 1
  // What is told over some lines, and asked in the sentence behind it.
  if (wrapped > 1) {
    const isTold = !ASKING.has(
      voiceOf(
        lines
          .slice(0, wrapped)
          .map(({ text }) => text)
          .join(' '),
      ),
    )
    return isTold && later >= wrapped && later <= wrapped + 2 ? later + 1 : wrapped
  }
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
  // A title with its task below, to the demand that ends it.
  const demands = lines.findLastIndex((line) => voiceOf(line.text) === 'demands')
  if (voice === 'names' && lines.length > 3 && demands >= lines.length - 2) return lines.length
  return 1
}

/** Whether a line of a page's width ends in the middle of its sentence. */
function isBroken(text: string): boolean {
  if (countLetters(text, { hangul: 2, han: 2 }) < PAGE || /[\p{P}\p{S}]$/u.test(text)) return false
  return !ASKING.has(voiceOf(text.split(/\s+/u).at(-1) ?? ''))
}

/** A line this long was ended by the width of its page. */
const PAGE = 56

/** How many lines one sentence takes that was broken at the width of a page: the next line goes on in small letters. */
function wrappedLines(lines: readonly PlainLine[]): number {
  let count = 1
  for (; count < lines.length; count++) {
    const before = lines[count - 1]?.text ?? ''
    if (before.length < PAGE || /[.?!:;。？！…)]["'”’]?$/u.test(before)) break
    if (!/^[\p{Ll}"'“‘(\d]/u.test(lines[count]?.text ?? '') || evidenceLabel(lines[count])) break
  }
  return count
}

const evidenceLabel = (line: PlainLine | undefined): boolean => readLead(line?.text ?? '').label !== null

/** The end of a sentence in which its verb stands. */
const LONGEST_END = 12

/** How many lines of the paragraph right under a heading go on asking; behind a question mark only those that have one too. */
export function continuation(block: Block, isAloud: boolean): number {
  let count = 0
  for (const line of block.lines) {
    if (evidenceOf(block).label !== null || line.text.length > 120 || isSign(line.text) || !asksThroughout(line.text))
      break
    // A person who tells of themselves has begun to answer, whatever they speak of.
    if (!asksAloud(line.text) && narrates(line.text) && voiceOf(line.text.slice(-LONGEST_END)) !== 'demands') break
    if (
      isAloud &&
      !asksAloud(line.text) &&
      (voiceOf(line.text) !== 'demands' || isStatement(line, block.lines.length === 1))
    )
      break
    count++
  }
  return count
}

/** What a database is told, `EXPLAIN ANALYZE`: who demands that something be explained says what, and in small letters. */
const isStatement = ({ text }: PlainLine, isAlone: boolean): boolean =>
  /^[A-Z]{2,}(?: [A-Z]{2,})*$/.test(text) || (isAlone && /^[A-Za-z]+$/.test(text))

/** `질문 1`, `Q2.`, `Task 3`: a label and a number without words; of other words, where the note counts with them. */
export function isNumberAlone(text: string, source: readonly string[]): boolean {
  if (!/\p{L}/u.test(text)) return true
  const [, word] = /^(\p{L}{2,14}) ?#?\d{1,3}\s*[:.)]?$/u.exec(text) ?? []
  if (word === undefined) return false
  const alone = new RegExp(`^[\\s#>*_-]*${word} ?#?\\d{1,3}\\s*[:.)]?[\\s*_]*$`, 'iu')
  return source.filter((line) => line.length < 40 && alone.test(line)).length >= 3
}

/** Whether the first lines of a block ask. */
const asksBelow = (block: Block): boolean =>
  ['paragraph', 'heading', 'item'].includes(block.kind) &&
  evidenceOf(block).label !== 'answer' &&
  asksSomewhere(block.lines.map((line) => line.text).join(' '))

/** A longer line is no beginning that goes on in the next paragraph. */
const LONGEST_BEGINNING = 40
const MOST_PARAGRAPHS = 3

/**
 * How many of the blocks below a label alone are its question: the first, or the paragraphs down to one that asks, where
 * those before it only begin the sentence: `Order와⏎⏎Item의 관계는?`. None where they ask nothing; behind a label that
 * says that something is asked, a few words that name it will do.
 */
export function askedBelow(body: readonly Block[], isLabelled: boolean): number {
  for (let count = 0; count < MOST_PARAGRAPHS; count++) {
    const block = body[count]
    if (block !== undefined && asksBelow(block)) return count + 1
    if (block === undefined || !isBeginning(block)) break
  }
  return isLabelled && body[0] !== undefined && isBeginning(body[0]) ? 1 : 0
}

function isBeginning(block: Block): boolean {
  const { kind, lines, children, isHtml } = block
  const [line] = lines
  if (kind !== 'paragraph' || line === undefined || lines.length !== 1 || children.length > 0 || isHtml) return false
  const { text, images } = line
  if (images > 0 || text.length > LONGEST_BEGINNING || /[.。!:：;]$/u.test(text)) return false
  return ['names', 'topic'].includes(voiceOf(text)) && evidenceOf(block).label !== 'answer' && !isRemark(text)
}

/** What an author says of their own attempt, or where there is nothing yet. */
export function isRemark(aside: string): boolean {
  const folded = fold(aside)
  if (/^(?:见|詳見|详见|参见|参考|참고|see\s|cf\.?\s|siehe\s)/iu.test(folded.text)) return true
  return remarks.nothing.test(folded) || remarks.forgotten.test(folded)
}

/** A shorter one may name something: `(our team)`. */
const LEAST_TALE = 8

/** Two whole sentences in brackets are a note to oneself. */
const SENTENCES = /^[^?？.。!！]{12,}[.。!！]\s*[^?？]{8,}[.。!！]$/u

/** `然后问的贼细致`, `그 뒤로 더 물어봄`: what was asked or said next. */
const TOLD_AFTERWARDS =
  /^(?:然后|当时|结果|后来).{0,6}(?:问|答|说)[了的]|^(?:그 ?[뒤때]|그리고 나서|그다음).*(?:물어[봄봤]|물었|대답)/u

/** What stands in brackets behind a question and is none of it: a remark, or how it went: `(그때 당황해서 다른 얘기를 했다)`. */
export function isAside(aside: string): boolean {
  const voice = voiceOf(aside)
  return (
    isRemark(aside) ||
    TOLD_AFTERWARDS.test(aside) ||
    SENTENCES.test(aside) ||
    (aside.length >= LEAST_TALE && narrates(aside) && voice !== 'asks' && voice !== 'demands')
  )
}
