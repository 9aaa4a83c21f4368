import { isSameWord } from './match.ts'
import { plainOf, type Word, wordsOf } from './words.ts'

/** Something that an answer should name: any of its wordings will do, each by all of its words. */
export interface KeyTerm {
  readonly wordings: readonly (readonly Word[])[]
  readonly weight: number
}

/** A word of the question, said again, proves little. */
export const ASKED_WEIGHT = 0.25

/** Examples in brackets, `쓰기(INSERT, UPDATE, DELETE)`: what they are examples of matters more. */
export const LISTED_WEIGHT = 0.35
const LISTED = /[(（]([^()（）]{1,80}[,、][^()（）]{1,80})[)）]/gu

const BRACKET = /((?:[\p{L}\p{N}]+[ \t]+)?[\p{L}\p{N}]+)[ \t]*[(（]([\p{L}][\p{L}\p{N} .-]{1,39})[)）]/gu

/** A name and another one for it in brackets. */
export interface Pair {
  readonly last: readonly Word[]
  readonly inside: readonly Word[]
  readonly shown: string
}

/** Names in a plain text that are followed by the same in the other alphabet: `교착 상태(deadlock)`. */
export function pairsIn(text: string): readonly Pair[] {
  return [...text.matchAll(BRACKET)].flatMap(([, name = '', other = '']) => {
    if (isHangul(name) === isHangul(other)) return []
    const before = wordsOf(name)
    const inside = wordsOf(other)
    // `교착 상태(deadlock)`: two nouns side by side are one name; a word with a particle stands apart.
    const isOne = before.length === 2 && before[0]?.stem === name.split(/\s/)[0]?.toLowerCase()
    const last = isOne ? before : before.slice(-1)
    if (last.length === 0 || inside.length === 0) return []
    return [{ last, inside, shown: `${last.map(({ shown }) => shown).join(' ')}(${other})` }]
  })
}

/** Examples that a plain text lists in brackets. */
export const listedIn = (text: string): readonly Word[] =>
  [...text.matchAll(LISTED)].flatMap(([, inside = '']) => wordsOf(inside))

/** What a reference answer names, each once, in its order. Names that the note gives in brackets are one with what stands before them. */
export function keyTerms(reference: string, question: string): readonly KeyTerm[] {
  const text = plainOf(reference)
  const asked = wordsOf(plainOf(question))
  const pairs = pairsIn(text)
  const listed = listedIn(text)
  const terms: KeyTerm[] = []
  for (const word of wordsOf(text)) {
    if (terms.some(({ wordings }) => wordings.some((words) => words.some((each) => each.stem === word.stem)))) continue
    const pair = pairs.find(({ last, inside }) => [...last, ...inside].some((each) => each.stem === word.stem))
    const isAsked = asked.some((each) => isSameWord(each, word))
    const factor = (isAsked ? ASKED_WEIGHT : 1) * (listed.some((each) => each.stem === word.stem) ? LISTED_WEIGHT : 1)
    terms.push(
      pair === undefined
        ? { wordings: [[word]], weight: word.weight * factor }
        : { wordings: [pair.last, pair.inside], weight: 1.6 * factor },
    )
  }
  return terms
}

const isHangul = (text: string): boolean => /\p{Script=Hangul}/u.test(text)

/** Whether a text names a term; `joined` is the text without spaces, for 상호배제 and 상호 배제. */
export function names({ wordings }: Pick<KeyTerm, 'wordings'>, said: readonly Word[], joined: string): boolean {
  return wordings.some((words) =>
    words.every(
      (word) =>
        said.some((each) => isSameWord(word, each)) ||
        (word.stem.length >= 2 && word.script !== 'latin' && joined.includes(word.stem)),
    ),
  )
}
