import { isAllStable, isCommonLetter } from '../../cards/common-letters.ts'
import { labels } from './asking.ts'
import { numberAt, POINTS, speaksOf, withoutOrnament } from './front-marks.ts'

/** What stands before the words of a line: numbering, a label such as `Q:` or `답변:`, emoji, stray markup. */
export interface Lead {
  readonly label: 'question' | 'followUp' | 'answer' | null
  /** The number that the note gives: "8" of `질문8.`; null without one. */
  readonly number: string | null
  /** The line without all of that. */
  readonly rest: string
}

const MARK = String.raw`\s*\\?[.:：)）．、\]】|-]+\s*`
/** A label's own number: `질문 3`, `Q1-2`, `질문 4번`, `질문 6️⃣`, `Question No. 7`. Counted things are none: `문제 3개를`. */
const ITS_NUMBER = String.raw`(?:(?:no|nr|num(?:ber|ero)?|número|n[º°]|№)\s*\.?\s*(?=\d))?(\d{1,4}(?:[-.]\d{1,3})*[a-z]?)(?:\ufe0f?\u20e3)?(?:\s*번(?=[\s.:)]))?(?!개|가지|건|명|년|월|일|시간|분|초|주|등|단계|차)`
const QUESTION = new RegExp(
  String.raw`^[[(【「]?(?:${labels.question})\s*#?\s*(?:${ITS_NUMBER})?(?:[\]】」)]*${MARK}|[\]】」)]*\s+(?=\S)|(?<=[\d\u20e3])(?=[^\d\s]|$))`,
  'u',
)
const CALLOUT = /^\[!(?:question|faq|help|quiz|flashcard|problem|질문|문제|問題|问题)(?:\|[^\]]*)?\][+-]?\s*/
const FOLLOW_UP = new RegExp(
  String.raw`^[[(【「]?(?:${labels.followUp})\s*#?\s*(\d{1,4}(?:[-.]\d{1,3})*)?[\]】」)]*${MARK}`,
  'u',
)
const QUESTION_FIRM = new RegExp(
  String.raw`^[[(【「]?(?:${labels.question})\s*#?\s*(?:${ITS_NUMBER}(?![a-z\d])|[\]】」)]*\s*\\?[.:：．|]|[\]】])|^q\s*[)）、](?=\s*\S)`,
  'u',
)
const ANSWER = new RegExp(
  String.raw`^[[(【「]?(?:${labels.answer})(?:\s*\d{1,4}\s*[)）]\s*|\s*\d{0,4}[\]】」)]*(?:\s*\\?[.:：．|→-]+\s*|$))`,
  'u',
)
/** `Q4, Java …`: a comma behind a label's number. */
const NUMBER_COMMA = new RegExp(String.raw`^(?:${labels.question})\s*#?\s*(\d{1,4})\s*[,，、]\s*(?=\S)`, 'u')
/** `문제 - 왜 쓰나요?`: a dash between spaces, where a question stands behind. */
const LABEL_DASH = new RegExp(String.raw`^(?:${labels.question})\s+[-–—]\s+(?=\S.*[?？]$)`, 'u')
const POINTS_IN_FRONT = new RegExp(String.raw`^${POINTS}\s*[:：.-]?\s*(?=\S)`, 'iu')
/** What is left of marks behind a label or a number; `.NET` begins with a name. */
const LEFT_MARK = /^(?:[.,:;、：]\s+|[)\]）】](?:\d{1,3}[)）.]\s*|\s+))(?=\S)/u
const DIGIT_OR_LABEL = new RegExp(
  `^(?:\\d|[一二三四五六七八九十第]|(?:no|nr|n[º°]|№)\\s*\\.?\\s*\\d|${labels.question}|${labels.followUp}|${labels.answer})`,
  'iu',
)
/** `\\1. `: editors escape the number of what is no list; before a digit Markdown keeps the mark. */
const ESCAPED_NUMBER = /^\\(?=\d{1,3}[.)]\s)/u
const SINGLE_LETTER = /^[a-pr-z]\s*\\?[)-]|^q\s*-/u

/**
 * Takes numbering, labels and decoration off the front of a line of plain text. What could as well be its first words
 * stays: a bare `질문` or `3번` is a label only where its siblings carry it too, and `settleFronts` marks it there.
 */
export function readLead(text: string): Lead {
  const line = (isAllStable(text) ? text : text.normalize('NFC')).trim()
  const whole = line.startsWith('\\') ? line.replace(ESCAPED_NUMBER, '') : line
  if (beginsWithWords(whole)) return { label: null, number: null, rest: whole }
  const before = known.get(whole)
  if (before !== undefined) return before
  const lead = leadOf(whole)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(whole, lead)
  return lead
}

/** Whether a line begins with a letter, and with no label: then nothing stands before its words. */
const beginsWithWords = (text: string): boolean =>
  isCommonLetter(text.charCodeAt(0)) && !DIGIT_OR_LABEL.test(text.slice(0, HEAD))

/** The same line is looked at by many rules, and each of them asks for its lead. */
const known = new Map<string, Lead>()
const MOST_KNOWN = 4096

function leadOf(text: string): Lead {
  let rest = text
  let label: Lead['label'] = null
  let number: string | null = null
  const whole = text.length
  for (let round = 0; round < 6; round++) {
    const before = rest.length
    rest = withoutOrnament(rest)
    const numbered = numberAt(rest)
    if (numbered !== null) {
      number ??= numbered.number
      rest = rest.slice(numbered.length)
    }
    if (label === null) {
      const found = labelOf(rest)
      if (found !== null) {
        label = found.label
        number = found.number ?? number
        rest = rest.slice(found.length)
      }
    }
    if (rest.length < whole || round === 0) rest = rest.replace(POINTS_IN_FRONT, '')
    if (rest.length < whole || /^[)\]）】]/.test(rest)) rest = rest.replace(LEFT_MARK, '')
    if (rest.length === before) break
  }
  return { label, number, rest: rest.trim() }
}

/** Labels are short: they are looked for in the first characters, in lower case. */
const HEAD = 48

function labelOf(
  text: string,
): { label: 'question' | 'followUp' | 'answer'; number: string | null; length: number } | null {
  const head = text.slice(0, HEAD).toLowerCase()
  if (SINGLE_LETTER.test(head)) return null
  const answer = ANSWER.exec(head)
  if (answer !== null && (answer[0].length < head.length || head.length === text.length)) {
    return { label: 'answer', number: null, length: answer[0].length }
  }
  const parted = NUMBER_COMMA.exec(head) ?? LABEL_DASH.exec(text.toLowerCase())
  if (parted !== null) return { label: 'question', number: parted[1] ?? null, length: parted[0].length }
  const callout = CALLOUT.exec(head)
  if (callout !== null) return { label: 'question', number: null, length: callout[0].length }
  const followUp = FOLLOW_UP.exec(head)
  if (followUp !== null) return { label: 'followUp', number: followUp[1] ?? null, length: followUp[0].length }
  const question = QUESTION.exec(head)
  if (question === null) return null
  // `P1은 …`, `Q1과 Q2의 …`: a name with a digit.
  const isJoined = /(?:\d|\u20e3)$/u.test(question[0])
  if (isJoined && (/^[a-pr-zв]\d/u.test(head) || speaksOf('', text.slice(question[0].length)))) return null
  return QUESTION_FIRM.test(head)
    ? { label: 'question', number: question[1] ?? null, length: question[0].length }
    : null
}
