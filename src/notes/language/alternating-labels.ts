import { ASKING, voiceOf } from './asking.ts'
import { readLead } from './lead.ts'

/** Two words that stand in turn in front of lines: the first asks, the second answers. */
export interface LabelPair {
  readonly question: string
  readonly answer: string
}

/** A word or two with a colon, in bold or in brackets, with or without a number: `Frage:`, `**Soru 3:** …`, `[K]`, `**Пытанне.**`. */
const LABELLED =
  /^([\s>]*(?:(?:[-*+]|\d{1,3}[.)])\s+)?(?:#{1,6}\s+)?)(?:(?:\*\*|__)([^\s*_:：.)\d]{1,16}(?: [^\s*_:：.)\d]{1,12})?)\s*#?(\d{0,3})\s*(?:[:：.)]?(?:\*\*|__)\s*[:：]?|[:：.)])|\[([^\s\]\d]{1,16})\s*(\d{0,3})\][:：.]?|([^\s*_:：.)\d[\]]{1,16}(?: [^\s*_:：.)\d]{1,12})?)\s*#?(\d{0,3})\s*[:：])(?=\s|$)/u
const FENCE = /^[\s>]*(?:```|~~~)/
/** Times that each of a pair must stand there. */
const LEAST = 2

/**
 * The pair of labels that alternates through a note, whatever its language: `Frage: …`, `Antwort: …`, and again. Null
 * without one: where words do not take turns, stand only once, or third words come as often between them.
 */
export const alternatingLabels = (lines: readonly string[]): LabelPair | null => pairOf(labelsOf(lines))

/** A label at the front of a line, and what stands behind it. */
interface Labelled {
  readonly at: number
  readonly word: string
  readonly front: string
  readonly number: string
  readonly said: string
}

function labelsOf(lines: readonly string[]): Labelled[] {
  const found: Labelled[] = []
  let isFenced = false
  lines.forEach((line, at) => {
    if (FENCE.test(line)) isFenced = !isFenced
    if (isFenced || !MAY_BE_LABELLED.test(line)) return
    const match = LABELLED.exec(line)
    if (match === null) return
    const [whole, front = '', bold, boldNumber, framed, framedNumber, plain, plainNumber] = match
    const word = (bold ?? framed ?? plain ?? '').toLowerCase()
    if (!/\p{L}/u.test(word) || framed?.toLowerCase() === 'x') return
    const number = boldNumber ?? framedNumber ?? plainNumber ?? ''
    found.push({ at, word, front, number, said: line.slice(whole.length).trim() })
  })
  return found
}

/** Of most lines this tells that they have no label. */
const MAY_BE_LABELLED = /^.{0,40}?(?:\*\*|__|[:：\]])/u

/**
 * Lines as they are read where a pair of labels alternates that no language table knows, or that has no colon: `Kysymys: …`,
 * `**답변** …` become `Q: …` and `A: …`. As many lines as before. Only where what stands behind the first of them asks and
 * what stands behind the other does not: `Pros:` and `Cons:` take turns, too.
 */
export function withPlainLabels(lines: readonly string[]): readonly string[] {
  const found = labelsOf(lines)
  const pair = found.length < 2 * LEAST ? null : pairOf(found)
  if (pair === null) return lines
  const asks = ({ at, said }: Labelled, place: number, own: readonly Labelled[]): boolean => {
    const below = lines.slice(at + 1, Math.min(at + 1 + MOST_BELOW, own[place + 1]?.at ?? lines.length))
    return (said === '' ? below : [said]).some((text) => ASKING.has(voiceOf(readLead(text).rest)))
  }
  const asking = found.filter(({ word }) => word === pair.question)
  const telling = found.filter(({ word }) => word === pair.answer)
  if (asking.filter(asks).length < asking.length * 0.7 || telling.filter(asks).length > telling.length * 0.3)
    return lines
  const plain = [...lines]
  for (const { at, word, front, number, said } of [...asking, ...telling]) {
    const label = word === pair.question ? 'question' : 'answer'
    if (readLead((lines[at] ?? '').slice(front.length).replaceAll('**', '')).label === label) continue
    plain[at] = `${front}${label === 'question' ? 'Q' : 'A'}${number}: ${said}`.trimEnd()
  }
  return plain
}

/** Lines below a label alone among which its question is looked for. */
const MOST_BELOW = 6

function pairOf(labelled: readonly Labelled[]): LabelPair | null {
  const words = labelled.map(({ word }) => word)
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const often = new Set([...counts].filter(([, count]) => count >= LEAST).map(([word]) => word))
  const own = words.filter((word) => often.has(word))
  const [question, answer] = own
  if (question === undefined || answer === undefined || question === answer || often.size > 3) return null
  const pair = own.filter((word) => word === question || word === answer)
  if (pair.length < own.length * 0.75 || pair.length < words.length * 0.6) return null
  // A question may stand without an answer, an answer hardly without a question.
  const turns = pair.filter((word, at) => word === question || pair[at - 1] === question).length
  const answers = pair.filter((word) => word === answer).length
  const answered = pair.filter((word, at) => word === answer && pair[at - 1] === question).length
  const asked = pair.length - answers
  if (turns < pair.length * 0.9 || answered < answers * 0.9 || answers < asked * 0.5) return null
  return { question, answer }
}
