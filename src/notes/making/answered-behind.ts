import { countLetters } from '../../cards/common-letters.ts'
import type { Found } from '../gathering/found.ts'
import { ASKING, asksSomewhere, voiceOf } from '../language/asking.ts'

/** A question and its answer that share a line. */
export interface Parted {
  readonly text: string
  readonly answer: string
}

/** Nobody writes a longer question on one line with its answer. */
const LONGEST = 1000

/** A question with the sentence that answers it right behind: `큐란? 먼저 넣은 것을 먼저 꺼내는 구조다.` */
const ANSWERED_BEHIND = /^(.{1,300}[?？])(?:\s+|(?<=？))([^?？(（[\s][^?？]{7,})$/u
/** What goes on asking: `and how?`, `以及它们的关系`, `만약 …`. */
const GOES_ON =
  /^(?:(?:and|or|but|if|so|then|also|vs|especially|particularly|besonders|insbesondere|surtout|notamment|especialmente|sobre todo|особенно|should|can|could|would|will|is|are|do|does|did|how|why|what|when|ou|et|y|o|e|si|или|и|а|если)(?![a-zà-ÿа-я])|(?:및|또는|혹은|그리고|아니면|만약|만일|단)(?![가-힣])|以及|展开|分别|细说|讲讲|说说|说一下|讲一下|详细|和|与|或|并|还是|如果|结合|及|並|または|及び|특히|尤其|特别|特に)/iu
/** As long as that, what stands behind a question mark is a sentence, whatever it ends with. */
const A_SENTENCE = 40
/** Behind a question in Korean or Chinese a name or a figure answers: `몇 MB인가요? 512`; in Chinese words do, too. */
const ANSWERED_SHORTLY =
  /^([^?？]{2,80}[?？])\s*((?:(?<=[\p{Script=Hangul}\p{Script=Han}][?？]\s*)[a-z\d][^?？\p{Script=Hangul}\p{Script=Han}]*|(?<=[?？]\s+)\d[^?？]*|(?<=\p{Script=Han}？)[\p{Script=Han}a-z\d][^?？]+))$/iu
/** `Is it lazy? No.`: one word answers. */
const YES_OR_NO =
  /^([^?？]{2,200}[?？])\s+((?:yes|no|sí|si|да|нет|네|예|아니요|아니오|아뇨|是的?|不是|不能|不会|可以|能|ja|nein|oui|non|sim|não|はい|いいえ|có|không)(?:[.,;。，]\s*[^?？]*|\s*))$/iu
/** `为什么杀不掉（进入内核态）`: behind a question for a reason, brackets tell it. */
const REASONED =
  /^([^(（]*(?:왜|이유|원인|까닭|\bwhy\b|为什么|為什麼|为何|原因|なぜ|どうして|理由|почему|зачем|причин|por qu[eé]|pourquoi|warum|vì sao|tại sao)[^(（]*)(?<![&|=+*/-])\s*[(（]([^()（）:：?？]{5,})[)）][.。]?$/iu
/** `用的是什么，答vue`, `… 我回答协程`: what the author answered, told right behind. */
const ANSWERED_BY_ME =
  /^([^，,。；]{2,120}?)(?:[，,。；]\s*|\s+)(?:我(?:回)?答|答(?![案题复应非]))(?:了|的是|：|:)?\s*([^?？]{2,})$/u
/** `如何判断…。我说…`: what the author said, from the next sentence on. */
const TOLD_BY_ME = /^([^。？?]{4,120}。)\s*(我(?:说|问|回?答|觉得|当时).+)$/u
const EXAMPLE =
  /^(?:比如|例如|如|譬如|举例|详细|具体|e\.?g\.?|ex[.:)]|for example|such as|vs|예[:를]|пример|ví dụ|p\.? ?ej)/iu

/**
 * The question of a line and what answers it right behind, without a mark between them: only where nothing stands below, for
 * otherwise it is a part of what is asked; brackets tell a reason anywhere.
 */
export function answeredBehind(text: string, { block, body }: Found, source: readonly string[]): Parted | null {
  if (block.kind === 'row' || text.length > LONGEST) return null
  const [, why, because] = REASONED.exec(text) ?? []
  if (why !== undefined && because !== undefined && tellsReason(because)) return { text: why, answer: because }
  if (body.length > 0) return null
  const [, sentence, tale] = TOLD_BY_ME.exec(text) ?? []
  if (sentence !== undefined && tale !== undefined && asksSomewhere(sentence)) return { text: sentence, answer: tale }
  const [, put, given] = ANSWERED_BY_ME.exec(text) ?? []
  if (put !== undefined && given !== undefined && ASKING.has(voiceOf(put))) return { text: put, answer: given }
  const [, yes, no] = YES_OR_NO.exec(text) ?? []
  if (yes !== undefined && no !== undefined) return { text: yes, answer: no }
  const [, question, behind] = ANSWERED_BEHIND.exec(text) ?? []
  if (question !== undefined && behind !== undefined && tellsBehind(behind)) return { text: question, answer: behind }
  const [, asked, word] = ANSWERED_SHORTLY.exec(text) ?? []
  if (asked === undefined || word === undefined || goesOn(word)) return null
  return isMark(word) && endsInMarks(source) ? null : { text: asked, answer: word }
}

/** Some words at least, and no count, no example, no question of its own. */
const tellsReason = (text: string): boolean =>
  countLetters(text, { hangul: 2, han: 2 }) >= 10 &&
  !/^\d/u.test(text) &&
  !/^[^\s\p{Script=Han}]+$/u.test(text) &&
  !goesOn(text)

const goesOn = (text: string): boolean =>
  /^[,，、/·]/u.test(text) ||
  GOES_ON.test(text) ||
  EXAMPLE.test(text) ||
  ASKING.has(voiceOf(text)) ||
  voiceOf(text.replace(/[.。]+$/u, '')) === 'topic'

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
