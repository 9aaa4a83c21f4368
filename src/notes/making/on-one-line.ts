import type { PlainLine } from '../../markdown/plain-text.ts'
import type { Block } from '../blocks/block.ts'
import { asksAloud, evidenceOf } from '../blocks/evidence.ts'
import type { Found } from '../gathering/found.ts'
import { type Voice, voiceOf } from '../language/asking.ts'

/** A question and its answer that share a line. */
interface Parted {
  readonly text: string
  readonly answer: string
}

/** Without a colon or an arrow, and a question mark before the end, nothing is parted by a mark. */
const MAY_PART = /[:：]|[?？].|[-=]>|[→⇒]/u
/** `인덱스를 말해보라. -> 트리로 찾는다`: an arrow behind the end of a sentence, or behind a word that demands or asks by its end. */
const ARROW = /^(.+?\S)\s+(?:-+>|=+>|→|⇒)\s*(\S.*)$/u
const INLINE = /^(.*[?？])\s*(?:[:：]|-+>|=+>|→|[-–—]+(?=\s))\s*(\S.*)$/u
/** A question with the sentence that answers it right behind: `큐란? 먼저 넣은 것을 먼저 꺼내는 구조다.` */
const ANSWERED_BEHIND = /^([^?？]{2,80}[?？])\s+([^?？(（[][^?？]{7,})$/u
/** Behind a question in Korean or Chinese a name or a figure answers: `몇 MB인가요? 512`; in Chinese words do, too. */
const ANSWERED_SHORTLY =
  /^([^?？]{2,80}[?？])\s*((?:(?<=[\p{Script=Hangul}\p{Script=Han}][?？]\s*)[a-z\d][^?？\p{Script=Hangul}\p{Script=Han}]*|(?<=[?？]\s+)\d[^?？]*|(?<=\p{Script=Han}？)[\p{Script=Han}a-z\d][^?？]+))$/iu
const EXAMPLE = /^(?:比如|例如|如|譬如|举例|e\.?g\.?|ex[.:)]|for example|such as|vs)/iu
const NAMED = /^(.{2,40}?)\s*[:：]\s+(\S.*)$/u
const NAMED_TITLE = /^(.{2,40}?)\s*(?:：\s*|:\s+)(\S.*)$/u

/** An answer on the question's own line: after a colon or an arrow, or after a bold question. */
export function partOnLine(
  text: string,
  asked: readonly PlainLine[],
  found: Found,
  source: readonly string[],
): Parted | null {
  return atColons(text, source) ?? atMark(text, asked, found.block) ?? behindMark(text, found)
}

/** `question::answer` without spaces, where the note does so throughout; once, it may be a name of C++. */
function atColons(text: string, source: readonly string[]): Parted | null {
  const [, question, answer] = /^([^:]{2,}(?::[^:]+)*?):{2,3}([^:\s].*)$/u.exec(text) ?? []
  return question !== undefined && answer !== undefined && joinsWithColons(source) ? { text: question, answer } : null
}

const known = new WeakMap<readonly string[], boolean>()

/** Whether a note joins questions and answers with colons: three such lines of words on both sides at least. */
function joinsWithColons(source: readonly string[]): boolean {
  const before = known.get(source)
  if (before !== undefined) return before
  const joined = source.filter((line) => /^[^:`]*\p{L}\s+\p{L}[^:`]*[^\s:`]::[^\s:][^:]*\s[^:]*$/u.test(line)).length
  const said = source.filter((line) => /\p{L}/u.test(line)).length
  known.set(source, joined >= 3 && joined >= said * 0.2)
  return joined >= 3 && joined >= said * 0.2
}

function atMark(text: string, asked: readonly PlainLine[], block: Block): Parted | null {
  if (!MAY_PART.test(text)) return entryBehind(asked, block)
  const marked = /^(.*?\S)\s+:{2,3}\s+(\S.*)$/u.exec(text)
  if (marked?.[1] && marked[2]) return { text: marked[1], answer: marked[2] }
  const parted = INLINE.exec(text)
  // Behind an arrow even a guess is the answer; behind a dash a second question is none.
  if (parted?.[1] && parted[2] && !(/[?？]\s*[-–—]+\s/u.test(text) && asksAloud(parted[2])))
    return { text: parted[1], answer: parted[2] }
  const [, before, behind] = ARROW.exec(text) ?? []
  if (before !== undefined && behind !== undefined && endsAsking(before)) return { text: before, answer: behind }
  const [, topic, told] = TOLD_BEHIND_COLON.exec(text) ?? []
  if (topic !== undefined && told !== undefined && block.kind !== 'heading' && block.children.length === 0)
    if (!['names', 'tells'].includes(voiceOf(topic)) && !ASKING.has(voiceOf(told)) && !/[?？]/u.test(told))
      return { text: topic, answer: told }
  const named = (block.kind === 'heading' ? NAMED_TITLE : NAMED).exec(text)
  if (named?.[1] && named[2] && (speaksFirst(named[1], named[2]) || isTold(block, named[1], named[2])))
    return { text: named[1], answer: named[2] }
  return entryBehind(asked, block)
}

/** `区别：没用过，只看过一点`: in Chinese and Japanese a full colon parts without a space, where a sentence stands behind. */
const TOLD_BEHIND_COLON = /^([^：]{3,40})：\s*([^：]*[，。][^：]*)$/u

function endsAsking(text: string): boolean {
  const last = text.split(/\s+/u).at(-1) ?? ''
  const isDone = /[.。!！]$/u.test(text) && ASKING.has(voiceOf(text))
  return isDone || (/[^\p{Script=Latin}\d]$/u.test(last) && ASKING.has(voiceOf(last)))
}

function entryBehind(asked: readonly PlainLine[], block: Block): Parted | null {
  const { entry, voice } = evidenceOf(block)
  if (asked.length !== 1 || entry === null) return null
  if (!entry.isBold && ASKING.has(voiceOf(entry.told))) return null
  const isWhole = entry.isBold || voice === 'names' || voice === 'tells' || voice === 'topic'
  if (isWhole) return { text: entry.name, answer: entry.told }
  return null
}

const ASKING: ReadonlySet<Voice> = new Set(['asks', 'demands'])

/** Only where nothing stands below: otherwise what goes on behind the mark is a part of what is asked. */
function behindMark(text: string, { block, body }: Found): Parted | null {
  if (body.length > 0 || block.kind === 'row') return null
  const [, question, behind] = ANSWERED_BEHIND.exec(text) ?? []
  if (question !== undefined && behind !== undefined && voiceOf(behind) === 'tells')
    return { text: question, answer: behind }
  const [, asked, word] = ANSWERED_SHORTLY.exec(text) ?? []
  if (asked === undefined || word === undefined || EXAMPLE.test(word) || ASKING.has(voiceOf(word))) return null
  return { text: asked, answer: word }
}

/** A heading with nothing under it has said all on its own line: `## 缓存的作用：…`. */
const isTold = (block: Block, name: string, told: string): boolean =>
  block.kind === 'heading' && block.children.length === 0 && voiceOf(name) === 'topic' && voiceOf(told) !== 'topic'

/** Whether the first part asks and the second does not. */
function speaksFirst(first: string, second: string): boolean {
  const [before, after] = [voiceOf(first), voiceOf(second)]
  // What is demanded may stand behind the colon: `Name the relations: aggregation, composition.`
  return before === 'demands' ? after === 'tells' : before === 'asks' && after !== 'asks' && after !== 'demands'
}
