/** Two words that stand in turn in front of lines: the first asks, the second answers. */
export interface LabelPair {
  readonly question: string
  readonly answer: string
}

/** A word or two with a colon or in bold, with or without a number: `Frage:`, `**Soru 3:** …`, `[K]`, `**Пытанне.**`. */
const LABELLED =
  /^[\s>]*(?:(?:[-*+]|\d{1,3}[.)])\s+)?(?:#{1,6}\s+)?(?:(?:\*\*|__)([^\s*_:：.)\d]{1,16}(?: [^\s*_:：.)\d]{1,12})?)\s*#?\d{0,3}\s*(?:[:：.)]?(?:\*\*|__)\s*[:：]?|[:：.)])|([^\s*_:：.)\d[\]]{1,16}(?: [^\s*_:：.)\d]{1,12})?)\s*#?\d{0,3}\s*[:：])(?=\s|$)/u
const FENCE = /^[\s>]*(?:```|~~~)/
/** Times that each of a pair must stand there. */
const LEAST = 2

/**
 * The pair of labels that alternates through a note, whatever its language: `Frage: …`, `Antwort: …`, and again. Null
 * without one: where words do not take turns, stand only once, or third words come as often between them.
 */
export function alternatingLabels(lines: readonly string[]): LabelPair | null {
  const words: string[] = []
  let isFenced = false
  for (const line of lines) {
    if (FENCE.test(line)) isFenced = !isFenced
    if (isFenced) continue
    const [, bold, plain] = LABELLED.exec(line) ?? []
    const word = (bold ?? plain)?.toLowerCase()
    if (word !== undefined && /\p{L}/u.test(word)) words.push(word)
  }
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
