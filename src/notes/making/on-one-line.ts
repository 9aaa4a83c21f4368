import { countLetters } from '../../cards/common-letters.ts'
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

/** The lines of a note, and whether it answers nothing below its questions. */
interface Note {
  readonly source: readonly string[]
  readonly isSilent: boolean
}

/** Without a colon or an arrow, and a question mark before the end, nothing is parted by a mark. */
const MAY_PART = /[:：]|[?？].|[-=]>|[→⇒]/u
/** `인덱스를 말해보라. -> 트리로 찾는다`: an arrow behind the end of a sentence, or behind a word that demands or asks by its end. */
const ARROW = /^(.+?\S)(?:\s+|(?<=[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}]))(?:-+>|=+>|→|⇒)\s*(\S.*)$/u
const INLINE = /^(.*[?？])\s*(?:[:：]|-+>|=+>|→|[-–—]+(?=\s))\s*(\S.*)$/u
/** A question with the sentence that answers it right behind: `큐란? 먼저 넣은 것을 먼저 꺼내는 구조다.` */
const ANSWERED_BEHIND = /^(.{1,300}[?？])(?:\s+|(?<=？))([^?？(（[\s][^?？]{7,})$/u
/** What goes on asking: `and how?`, `以及它们的关系`, `만약 …`. */
const GOES_ON =
  /^(?:(?:and|or|but|if|so|then|also|vs|should|can|could|would|will|is|are|do|does|did|how|why|what|when|ou|et|y|o|e|si|или|и|а|если)(?![a-zà-ÿа-я])|(?:및|또는|혹은|그리고|아니면|만약|만일|단)(?![가-힣])|以及|和|与|或|并|还是|如果|结合|及|並|または|及び)/iu
/** As long as that, what stands behind a question mark is a sentence, whatever it ends with. */
const A_SENTENCE = 40
/** Behind a question in Korean or Chinese a name or a figure answers: `몇 MB인가요? 512`; in Chinese words do, too. */
const ANSWERED_SHORTLY =
  /^([^?？]{2,80}[?？])\s*((?:(?<=[\p{Script=Hangul}\p{Script=Han}][?？]\s*)[a-z\d][^?？\p{Script=Hangul}\p{Script=Han}]*|(?<=[?？]\s+)\d[^?？]*|(?<=\p{Script=Han}？)[\p{Script=Han}a-z\d][^?？]+))$/iu
const EXAMPLE =
  /^(?:比如|例如|如|譬如|举例|详细|具体|e\.?g\.?|ex[.:)]|for example|such as|vs|예[:를]|пример|ví dụ|p\.? ?ej)/iu
const NAMED = /^(.{2,40}?)\s*[:：]\s+(\S.*)$/u
const NAMED_TITLE = /^(.{2,40}?)\s*(?:：\s*|:\s+)(\S.*)$/u

/** An answer on the question's own line: after a colon or an arrow, or after a bold question. */
export function partOnLine(text: string, asked: readonly PlainLine[], found: Found, note: Note): Parted | null {
  const parted = atMark(text, asked, found.block, tellsEntries(note)) ?? behindMark(text, found, note.source)
  if (parted === null || isOpen(parted.text)) return null
  return pointsAhead(parted.text) && /^\s*[:：]/u.test(text.slice(parted.text.length)) ? null : parted
}

const PAIRS = ['()', '（）', '[]', '{}', '“”', '「」'] as const

/** Whether a bracket is still open at the end of a text: a mark inside of it parts nothing. */
const isOpen = (text: string): boolean =>
  PAIRS.some(([open = '', close = '']) => text.split(open).length > text.split(close).length)

function atMark(text: string, asked: readonly PlainLine[], block: Block, entries: Entries): Parted | null {
  if (!MAY_PART.test(text)) return entryBehind(asked, block, entries)
  const marked = /^(.*?\S)\s+:{2,3}\s+(\S.*)$/u.exec(text)
  if (marked?.[1] && marked[2]) return { text: marked[1], answer: marked[2] }
  const parted = INLINE.exec(text)
  // Behind an arrow even a guess is the answer; behind a dash a second question is none.
  if (parted?.[1] && parted[2] && !(/[?？]\s*[-–—]+\s/u.test(text) && asksAloud(parted[2])))
    return { text: parted[1], answer: parted[2] }
  const [, before, behind] = ARROW.exec(text) ?? []
  if (before !== undefined && behind !== undefined && endsAsking(before)) return { text: before, answer: behind }
  const [, topic, told] = (entries === 'all' ? NAMED_CLOSELY : TOLD_BEHIND_COLON).exec(text) ?? []
  if (topic !== undefined && told !== undefined && block.kind !== 'heading' && block.children.length === 0)
    if ((entries === 'all' || !['names', 'tells'].includes(voiceOf(topic))) && !asksBefore(told))
      return { text: topic, answer: told }
  const named = (block.kind === 'heading' ? NAMED_TITLE : NAMED).exec(text)
  if (named?.[1] && named[2] && (speaksFirst(named[1], named[2]) || isTold(block, named[1], named[2])))
    return { text: named[1], answer: named[2] }
  return entryBehind(asked, block, entries)
}

/** `区别：没用过，只看过一点`: in Chinese and Japanese a full colon parts without a space, where a sentence stands behind. */
const TOLD_BEHIND_COLON = /^([^：]{3,40})：\s*([^：]*[，。][^：]*)$/u

/** The same in a note in which most lines are made so. */
const NAMED_CLOSELY = /^([^：:]{2,60})(?:：|:\s)\s*(\S.{3,})$/u

function endsAsking(text: string): boolean {
  const last = text.split(/\s+/u).at(-1) ?? ''
  const isDone = /[.。!！]$/u.test(text) && ASKING.has(voiceOf(text))
  return isDone || (/[^\p{Script=Latin}\d]$/u.test(last) && ASKING.has(voiceOf(last)))
}

function entryBehind(asked: readonly PlainLine[], block: Block, entries: Entries): Parted | null {
  const { entry, voice } = evidenceOf(block)
  if (entries === 'bold' && entry?.isBold === false) return null
  if (asked.length !== 1 || entry === null) return null
  if (!entry.isBold && ASKING.has(voiceOf(entry.told))) return null
  const isWhole = entry.isBold || voice === 'names' || voice === 'tells' || voice === 'topic'
  if (isWhole) return { text: entry.name, answer: entry.told }
  return null
}

/** Which entries of a note are told on their line: bold ones only, those that are long enough, or all. */
type Entries = 'bold' | 'long' | 'all'

const ENTRY = /^[\s>*+-]*(?:\d+[.)、])?\s*[^:：?？]{2,40}(?:[:：]|[?？])\s*[^\s:：?？][^?？]{5,}$/u
const told = new WeakMap<readonly string[], boolean>()

/** In a note without answers below, what stands behind a colon goes on asking, unless most lines are made so. */
function tellsEntries({ source, isSilent }: Note): Entries {
  if (!isSilent) return 'long'
  let throughout = told.get(source)
  if (throughout === undefined) {
    const listed = source.filter((line) => /^[\s>]*(?:[-*+]|\d+[.)、])\s*\S/u.test(line))
    // Without lists its entries are paragraphs.
    const said = listed.length > 0 ? listed : source.filter((line) => /^\s*[^\s#>|~=-]/u.test(line))
    throughout = said.length >= 4 && said.filter((line) => ENTRY.test(line)).length >= said.length * 0.5
    told.set(source, throughout)
  }
  return throughout ? 'all' : 'bold'
}

/** A question asked before what is told of it may be quoted: `（为什么不用？因为会很麻烦）`. */
const asksBefore = (text: string): boolean => ASKING.has(voiceOf(text.replaceAll(/[(（][^()（）]*[)）]/gu, '')))

const ASKING: ReadonlySet<Voice> = new Set(['asks', 'demands'])

/** Only where nothing stands below: otherwise what goes on behind the mark is a part of what is asked. */
function behindMark(text: string, { block, body }: Found, source: readonly string[]): Parted | null {
  if (body.length > 0 || block.kind === 'row') return null
  const [, question, behind] = ANSWERED_BEHIND.exec(text) ?? []
  if (question !== undefined && behind !== undefined && tellsBehind(behind)) return { text: question, answer: behind }
  const [, asked, word] = ANSWERED_SHORTLY.exec(text) ?? []
  if (asked === undefined || word === undefined || goesOn(word)) return null
  return isMark(word) && endsInMarks(source) ? null : { text: asked, answer: word }
}

const goesOn = (text: string): boolean =>
  /^[,，、/·]/u.test(text) || GOES_ON.test(text) || EXAMPLE.test(text) || ASKING.has(voiceOf(text))

/** Whether a text behind a question mark is a sentence that tells. */
function tellsBehind(text: string): boolean {
  if (goesOn(text)) return false
  const isSentence = /[.。!！]$/u.test(text) && text.split(/\s+/u).length > 4
  return voiceOf(text) === 'tells' || isSentence || countLetters(text, { hangul: 2, han: 2 }) >= A_SENTENCE
}

/** `O`, `x`, `0`: how it went. */
const isMark = (text: string): boolean => /^[OXox0ㅇ○◯△▲×✕✖✓✔☑]$/u.test(text)

const marked = new WeakMap<readonly string[], boolean>()

/** Whether a note has such marks behind its questions: three lines end so at least. One of them may be an answer. */
function endsInMarks(source: readonly string[]): boolean {
  const before = marked.get(source)
  if (before !== undefined) return before
  const are = source.filter((line) => /[.?!。？！]\s*[OXox0ㅇ○◯△▲×✕✖✓✔☑]\s*$/u.test(line)).length >= 3
  marked.set(source, are)
  return are
}

/** A heading with nothing under it has said all on its own line: `## 缓存的作用：…`. */
const isTold = (block: Block, name: string, told: string): boolean =>
  block.kind === 'heading' && block.children.length === 0 && voiceOf(name) === 'topic' && voiceOf(told) !== 'topic'

/** `Explain the difference between: …`, `다음을 설명하시오: …`: what it asks about comes behind the colon. */
export const pointsAhead = (text: string): boolean => POINTS_AHEAD.test(text.slice(-80))
const POINTS_AHEAD =
  /\b(?:between|among|(?:the|these) following(?: [\p{L}-]+){0,4}|describa|explique|defina|describe|explain|define|(?:las|los) siguientes(?: [\p{L}-]+){0,4}|(?:as|os) seguintes(?: [\p{L}-]+){0,4})$|다음[을를의은는]?(?: [\p{L}]+){0,4}$|(?:以下|下列|下面|次)(?:の|的)?[\p{L}]{0,12}$|следующи[ехм]+(?: [\p{L}]+){0,4}$/iu

/** Whether the first part asks and the second does not. */
function speaksFirst(first: string, second: string): boolean {
  const [before, after] = [voiceOf(first), voiceOf(second)]
  // What is demanded may stand behind the colon: `Name the relations: aggregation, composition.`
  return before === 'demands' ? after === 'tells' : before === 'asks' && after !== 'asks' && after !== 'demands'
}
