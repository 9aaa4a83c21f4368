import { isAllStable, isCommonLetter } from '../../cards/common-letters.ts'
import { labels } from './asking.ts'

/** What stands before the words of a line: numbering, a label such as `Q:` or `답변:`, emoji, stray markup. */
export interface Lead {
  readonly label: 'question' | 'followUp' | 'answer' | null
  /** The number that the note gives: "8" of `질문8.`; null without one. */
  readonly number: string | null
  /** The line without all of that. */
  readonly rest: string
}

const DECORATION =
  /^(?:[\s>#*+•▶►▷◆◇■□●○★☆✅☑✔→=-]|\\[.)#*-]|\p{Extended_Pictographic}|\u200d|\ufe0f|:[a-z_\d+-]+:|\p{Regional_Indicator})+/u
/** A date is no number: `2024.11.03`. */
const NUMBER =
  /^(?!(?:19|20)\d\d[.-] ?\d{1,2}(?!\d))[([（【]?(\d{1,4}(?:[-.]\d{1,3})*[a-z]?)\\?(?:[.)）\]】:：、．]+|\s+[.):：](?=\s)|\s*[-–—](?=\s)|\s*번[.)]?(?=\s))\s*/u
const CIRCLED = /^([①-⑳❶-❿])\s*/u
const MARK = String.raw`\s*\\?[.:：)）．、\]】|-]+\s*`
const QUESTION = new RegExp(
  String.raw`^[[(【「]?(?:${labels.question})\s*#?\s*(\d{1,4}(?:[-.]\d{1,3})*[a-z]?)?(?:[\]】」)]*${MARK}|[\]】」)]*\s+(?=\S)|(?<=\d)(?=[^\d\s]))`,
  'u',
)
const CALLOUT = /^\[!(?:question|faq|help)\][+-]?\s*/
const FOLLOW_UP = new RegExp(
  String.raw`^[[(【「]?(?:${labels.followUp})\s*#?\s*(\d{1,4}(?:[-.]\d{1,3})*)?[\]】」)]*${MARK}`,
  'u',
)
const QUESTION_FIRM = new RegExp(
  String.raw`^[[(【「]?(?:${labels.question})\s*#?\s*(?:\d+(?![a-z\d])|[\]】」)]*\s*\\?[.:：．|]|[\]】])`,
  'u',
)
const ANSWER = new RegExp(
  String.raw`^[[(【「]?(?:${labels.answer})(?:\s*\d{1,4}\s*[)）]\s*|\s*\d{0,4}[\]】」)]*(?:\s*\\?[.:：．|→-]+\s*|$))`,
  'u',
)
const DIGIT_OR_LABEL = new RegExp(`^(?:\\d|${labels.question}|${labels.followUp}|${labels.answer})`, 'iu')
const SINGLE_LETTER = /^[a-z]\s*\\?[)-]/u

/** Behind a bare label stands a question, not the other half of a title such as `질문 모음`. */
const isSentence = (rest: string): boolean => rest.trim().split(/\s+/, 3).length >= 3 || /[?？]/.test(rest)

/**
 * Takes numbering, labels and decoration off the front of a line of plain text.
 * `trustLabel` also accepts a bare question word with a space behind it (`질문 nginx …`), as headings have it.
 */
export function readLead(text: string, trustLabel = false): Lead {
  const whole = (isAllStable(text) ? text : text.normalize('NFC')).trim()
  if (beginsWithWords(whole)) return { label: null, number: null, rest: whole }
  const known = trustLabel ? knownTrusting : knownPlain
  const before = known.get(whole)
  if (before !== undefined) return before
  const lead = leadOf(whole, trustLabel)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(whole, lead)
  return lead
}

/** Whether a line begins with a letter, and with no label: then nothing stands before its words. */
const beginsWithWords = (text: string): boolean =>
  isCommonLetter(text.charCodeAt(0)) && !DIGIT_OR_LABEL.test(text.slice(0, HEAD))

/** The same line is looked at by many rules, and each of them asks for its lead. */
const knownPlain = new Map<string, Lead>()
const knownTrusting = new Map<string, Lead>()
const MOST_KNOWN = 4096

function leadOf(text: string, trustLabel: boolean): Lead {
  let rest = text
  let label: Lead['label'] = null
  let number: string | null = null
  for (let round = 0; round < 6; round++) {
    const before = rest.length
    rest = rest.replace(DECORATION, '')
    const numbered = NUMBER.exec(rest) ?? CIRCLED.exec(rest)
    if (numbered !== null) {
      number ??= numbered[1] ?? null
      rest = rest.slice(numbered[0].length)
    }
    if (label === null) {
      const found = labelOf(rest, trustLabel)
      if (found !== null) {
        label = found.label
        number = found.number ?? number
        rest = rest.slice(found.length)
      }
    }
    if (rest.length === before) break
  }
  return { label, number, rest: rest.trim() }
}

/** Labels are short: they are looked for in the first characters, in lower case. */
const HEAD = 48

function labelOf(
  text: string,
  trustLabel: boolean,
): { label: 'question' | 'followUp' | 'answer'; number: string | null; length: number } | null {
  const head = text.slice(0, HEAD).toLowerCase()
  if (SINGLE_LETTER.test(head)) return null
  const answer = ANSWER.exec(head)
  if (answer !== null && (answer[0].length < head.length || head.length === text.length)) {
    return { label: 'answer', number: null, length: answer[0].length }
  }
  const callout = CALLOUT.exec(head)
  if (callout !== null) return { label: 'question', number: null, length: callout[0].length }
  const followUp = FOLLOW_UP.exec(head)
  if (followUp !== null) return { label: 'followUp', number: followUp[1] ?? null, length: followUp[0].length }
  const question = QUESTION.exec(head)
  if (question === null) return null
  const firm = QUESTION_FIRM.test(head) || (trustLabel && isSentence(text.slice(question[0].length)))
  return firm ? { label: 'question', number: question[1] ?? null, length: question[0].length } : null
}
