import { labels } from './asking.ts'

/** What stands before the words of a line: numbering, a label such as `Q:` or `답변:`, emoji, stray markup. */
export interface Lead {
  readonly label: 'question' | 'answer' | null
  /** The number that the note gives: "8" of `질문8.`; null without one. */
  readonly number: string | null
  /** The line without all of that. */
  readonly rest: string
}

const DECORATION =
  /^(?:[\s>#*+•▶►▷◆◇■□●○★☆✅☑✔→=-]|\\[.)#*-]|\p{Extended_Pictographic}|\u200d|\ufe0f|:[a-z_\d+-]+:|\p{Regional_Indicator})+/u
const NUMBER =
  /^[([（【]?(\d{1,4}(?:[-.]\d{1,3})*[a-z]?)\\?(?:[.)）\]】:：、．]+|\s+[.)]|\s*[-–—](?=\s)|\s*번[.)]?(?=\s))\s*/u
const CIRCLED = /^([①-⑳❶-❿])\s*/u
const MARK = String.raw`\s*\\?[.:：)）．、\]】|-]+\s*`
const QUESTION = new RegExp(
  String.raw`^[[(【「]?(?:${labels.question})\s*#?\s*(\d{1,4}(?:[-.]\d{1,3})*[a-z]?)?(?:[\]】」)]*${MARK}|[\]】」)]*\s+(?=\S)|(?<=\d)(?=[^\d\s]))`,
  'iu',
)
const QUESTION_FIRM = new RegExp(
  String.raw`^[[(【「]?(?:${labels.question})\s*#?\s*(?:\d|[\]】」)]*\s*\\?[.:：．|]|[\]】])`,
  'iu',
)
const ANSWER = new RegExp(
  String.raw`^[[(【「]?(?:${labels.answer})\s*\d{0,4}[\]】」)]*(?:\s*\\?[.:：．|→-]+\s*|$)`,
  'iu',
)
const SINGLE_LETTER = /^[a-z]\s*\\?[)-]/iu

/** Behind a bare label stands a question, not the other half of a title such as `질문 모음`. */
const isSentence = (rest: string): boolean => rest.trim().split(/\s+/).length >= 3 || /[?？]/.test(rest)

/**
 * Takes numbering, labels and decoration off the front of a line of plain text.
 * `trustLabel` also accepts a bare question word with a space behind it (`질문 nginx …`), as headings have it.
 */
export function readLead(text: string, trustLabel = false): Lead {
  let rest = text.normalize('NFC').trim()
  let label: Lead['label'] = null
  let number: string | null = null
  for (let round = 0; round < 6; round++) {
    const before = rest
    rest = rest.replace(DECORATION, '')
    const numbered = NUMBER.exec(rest) ?? CIRCLED.exec(rest)
    if (numbered !== null && numbered[0].length < rest.length + 1 && !/^\d+\.\d/.test(rest.slice(0, 0))) {
      number ??= numbered[1] ?? null
      rest = rest.slice(numbered[0].length)
    }
    if (label === null && !SINGLE_LETTER.test(rest)) {
      const answer = ANSWER.exec(rest)
      const question = QUESTION.exec(rest)
      if (answer !== null) {
        label = 'answer'
        rest = rest.slice(answer[0].length)
      } else if (
        question !== null &&
        (QUESTION_FIRM.test(rest) || (trustLabel && isSentence(rest.slice(question[0].length))))
      ) {
        label = 'question'
        number = question[1] ?? number
        rest = rest.slice(question[0].length)
      }
    }
    if (rest === before) break
  }
  return { label, number, rest: rest.trim() }
}
