import type { PlainLine } from '../../markdown/plain-text.ts'
import type { Block } from '../blocks/block.ts'
import { asksAloud, evidenceOf } from '../blocks/evidence.ts'
import type { Found } from '../gathering/found.ts'
import { ASKING, ASKING_OR_TOPIC, labels, voiceOf } from '../language/asking.ts'
import { subjectsIn } from '../language/subjects.ts'
import { answeredBehind, type Parted } from './answered-behind.ts'

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
/** `怎么实现 答：用射线`: the label of an answer, behind the question that it answers. */
const LABELLED_BEHIND = new RegExp(
  `^(.{2,300}?\\S)(?:\\s+|(?<=[?？.。]))(?:${labels.answer})\\s*[:：]\\s*(\\S.*)$`,
  'iu',
)
const NAMED = /^(.{2,40}?)\s*[:：]\s+(\S.*)$/u
const NAMED_TITLE = /^(.{2,40}?)\s*(?:：\s*|:\s+)(\S.*)$/u

/** An answer on the question's own line: after a colon or an arrow, or after a bold question. */
export function partOnLine(text: string, asked: readonly PlainLine[], found: Found, note: Note): Parted | null {
  const parted = atMark(text, asked, found.block, note) ?? answeredBehind(text, found, note.source)
  if (parted === null || isOpen(parted.text)) return null
  return /^\s*[:：]/u.test(text.slice(parted.text.length)) && pointsAhead(parted.text) ? null : parted
}

const PAIRS = ['()', '（）', '[]', '{}', '“”', '「」'] as const

/** Whether a bracket is still open at the end of a text: a mark inside of it parts nothing. */
const isOpen = (text: string): boolean =>
  PAIRS.some(([open = '', close = '']) => text.split(open).length > text.split(close).length)

function atMark(text: string, asked: readonly PlainLine[], block: Block, note: Note): Parted | null {
  const entries = tellsEntries(note)
  if (!MAY_PART.test(text)) return entryBehind(asked, block, entries)
  const marked = /^(.*?\S)\s+:{2,3}\s+(\S.*)$/u.exec(text)
  if (marked?.[1] && marked[2]) return { text: marked[1], answer: marked[2] }
  const [, ahead, labelled] = LABELLED_BEHIND.exec(text) ?? []
  if (ahead !== undefined && labelled !== undefined) return { text: ahead, answer: labelled }
  const parted = INLINE.exec(text)
  // Behind an arrow even a guess is the answer; behind a dash a second question is none.
  if (parted?.[1] && parted[2] && !(/[?？]\s*[-–—]+\s/u.test(text) && asksAloud(parted[2])))
    return { text: parted[1], answer: parted[2] }
  const [, before, behind] = ARROW.exec(text) ?? []
  if (before !== undefined && behind !== undefined && endsAsking(before)) return { text: before, answer: behind }
  const [, named, meant] = tellsBehindArrows(note.source) ? (NAMED_BY_ARROW.exec(text) ?? []) : []
  if (named !== undefined && meant !== undefined && !ASKING.has(voiceOf(meant))) return { text: named, answer: meant }
  const [, topic, told] = (entries === 'all' ? NAMED_CLOSELY : TOLD_BEHIND_COLON).exec(text) ?? []
  if (topic !== undefined && told !== undefined && block.kind !== 'heading' && block.children.length === 0)
    if ((entries === 'all' || !['names', 'tells'].includes(voiceOf(topic))) && !asksBefore(told))
      return { text: topic, answer: told }
  const [, question, plain] = ASKED_BEFORE_COLON.exec(text) ?? []
  if (
    question !== undefined &&
    plain !== undefined &&
    endsAsking(question) &&
    !asksBefore(plain) &&
    !pointsAhead(question)
  )
    return { text: question, answer: plain }
  const entitled = (block.kind === 'heading' ? NAMED_TITLE : NAMED).exec(text)
  if (
    entitled?.[1] &&
    entitled[2] &&
    (speaksFirst(entitled[1], entitled[2]) || isTold(block, entitled[1], entitled[2]))
  )
    return { text: entitled[1], answer: entitled[2] }
  const [, subject, said] = entries === 'bold' || block.kind === 'heading' ? [] : (NAMED.exec(text) ?? [])
  if (subject !== undefined && said !== undefined && isSubject(subject) && !ASKING_OR_TOPIC.has(voiceOf(said)))
    return { text: subject, answer: said }
  return entryBehind(asked, block, entries)
}

/** Whether a name is what interviews are about, and nothing else: `Stack`, `TCP와 UDP`. */
const isSubject = (name: string): boolean =>
  subjectsIn(name).join('').length >= name.replaceAll(/[^\p{L}\p{N}]/gu, '').length * 0.8

/** `区别：没用过，只看过一点`: in Chinese and Japanese a full colon parts without a space, where a sentence stands behind. */
const TOLD_BEHIND_COLON = /^([^：]{3,40})：\s*([^：]*[，。][^：]*)$/u

/** The same in a note in which most lines are made so. */
const NAMED_CLOSELY = /^([^：:]{2,60})(?:：|:\s)\s*(\S.{3,})$/u

/** `输出什么：[1, 2]`: a full colon right behind what asks by its last words. */
const ASKED_BEFORE_COLON = /^([^:：?？]{4,80})：\s*([^?？]+)$/u

const NAMED_BY_ARROW = /^([^→⇒=>]{2,60}?)\s*(?:(?<=\s)[-=]+>(?=\s)|[→⇒])\s*([^→⇒]{2,})$/u
const ARROWED = /^[^→⇒=>]{2,60}(?:\s[-=]+>\s|[→⇒])\s*[^→⇒\s][^→⇒]+$/u
const arrowed = new WeakMap<readonly string[], boolean>()

/** Whether a note tells behind arrows: four of its lines are made so at least, and of its lists a third. One by itself leads from this to that. */
function tellsBehindArrows(source: readonly string[]): boolean {
  const before = arrowed.get(source)
  if (before !== undefined) return before
  const count = source.filter((line) => MAY_POINT.test(line) && ARROWED.test(behindMarks(line))).length
  const listed = count < 4 ? [] : source.filter((line) => /^[\s>]*(?:[-*+]|\d+[.)、])\s*\S/u.test(line))
  const are = count >= 4 && count >= listed.length / 4
  arrowed.set(source, are)
  return are
}
const MAY_POINT = /[→⇒]|[-=]>/u

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

/** The marks of lists and quotes before a line, taken off by themselves: with what stands behind in one pattern they are gone through once for each blank. */
const LIST_MARKS = /^[\s>*+-]*(?:\d+[.)、]\s*)?/u
const behindMarks = (line: string): string => line.slice(LIST_MARKS.exec(line)?.[0].length)

/** Which entries of a note are told on their line: bold ones only, those that are long enough, or all. */
type Entries = 'bold' | 'long' | 'all'

const ENTRY = /^[^:：?？]{2,40}[:：?？]\s*[^\s:：?？][^?？]{5,}$/u
const told = new WeakMap<readonly string[], boolean>()

/** In a note without answers below, what stands behind a colon goes on asking, unless most lines are made so. */
function tellsEntries({ source, isSilent }: Note): Entries {
  let throughout = told.get(source)
  if (throughout === undefined) {
    const listed = source.filter((line) => /^[\s>]*(?:[-*+]|\d+[.)、])\s*\S/u.test(line))
    // Without lists its entries are paragraphs.
    const said = listed.length > 0 ? listed : source.filter((line) => /^\s*[^\s#>|~=-]/u.test(line))
    throughout = said.length >= 4 && said.filter((line) => ENTRY.test(behindMarks(line))).length >= said.length * 0.5
    told.set(source, throughout)
  }
  if (throughout) return 'all'
  return isSilent ? 'bold' : 'long'
}

/** A question asked before what is told of it may be quoted: `（为什么不用？因为会很麻烦）`. */
const asksBefore = (text: string): boolean => ASKING.has(voiceOf(text.replaceAll(/[(（][^()（）]*[)）]/gu, '')))

/** A heading with nothing under it has said all on its own line: `## 缓存的作用：…`. */
const isTold = (block: Block, name: string, told: string): boolean =>
  block.kind === 'heading' && block.children.length === 0 && voiceOf(name) === 'topic' && voiceOf(told) !== 'topic'

/** `Explain the difference between: …`, `다음을 설명하시오: …`: what it asks about comes behind the colon. */
export const pointsAhead = (text: string): boolean => POINTS_AHEAD.test(text.slice(-80))
/** What is no mark; the classes of Unicode would take longer to make than the rest of the pattern. */
const LETTER = String.raw`[^\s\d.,;:!?()[\]"'，。、；：！？（）「」“”‘’]`
const POINTS_AHEAD = new RegExp(
  [
    String.raw`\b(?:between|among|describa|explique|defina|describe|explain|define|(?:the|these) following(?: ${LETTER}+){0,8}`,
    `(?:(?:el|la|las|los) siguientes?|[ao]s? seguintes?|suivante?s?|folgende[nmrs]?)(?: ${LETTER}+){0,8}`,
    `(?:th(?:is|ese)|est[aeo]s?|ess[ea]s?|ce(?:s|tte|t)|diese[nmrs]?)(?: ${LETTER}+){1,6})$`,
    `다음[을를의은는]?(?: ${LETTER}+){0,4}$|(?:아래|이)(?: ${LETTER}+){1,3}$`,
    `(?:以下|下列|下面|次)(?:の|的)?${LETTER}{0,12}$`,
    `(?:следующи|эт)[ейхмио]+(?: ${LETTER}+){0,4}$`,
  ].join('|'),
  'i',
)

/** Whether the first part asks and the second does not. */
function speaksFirst(first: string, second: string): boolean {
  const [before, after] = [voiceOf(first), voiceOf(second)]
  // What is demanded may stand behind the colon: `Name the relations: aggregation, composition.`
  return before === 'demands' ? after === 'tells' : before === 'asks' && after !== 'asks' && after !== 'demands'
}
