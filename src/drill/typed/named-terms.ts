import { ASKED_WEIGHT, type KeyTerm, LISTED_WEIGHT, listedIn, type Pair, pairsIn } from './key-terms.ts'
import { koreanNoun } from './korean-noun.ts'
import { isSameWord } from './match.ts'
import { placedWordsOf, plainOf, type Word, wordsOf } from './words.ts'

/** A term that is worth naming to the person, without particles. */
export interface NamedTerm extends KeyTerm {
  readonly shown: string
}

/** So many terms of an answer are named: more would only be read past. */
const MOST_TERMS = 5

/** Words of one name at most: 상호 배제, 가비지 컬렉션 알고리즘. */
const MOST_WORDS = 3

/** What a name is worth more for being marked by the author, for being of several words, and for each time that it comes again. */
const MARKED = 1.2
const SEVERAL_WORDS = 0.4
const AGAIN = 0.3
const MOST_AGAIN = 4

/** A noun that the sentence makes a verb of, and a number, beside a noun. */
const VERB = 0.7
const NUMBER = 0.6

/** English words shorter than this are seldom names, unless they are written as such. */
const SHORT_ENGLISH = 4

/**
 * The few terms by which an answer is known, for showing which of them were said: what the author has in bold, in code or
 * before a colon, terms of the trade, names of several words, numbers, nouns; what comes often before what comes once,
 * the question's own words last. What matters most first, no word in two of them.
 */
export function namedTerms(reference: string, question: string): readonly NamedTerm[] {
  const prose = withoutCodeBlocks(reference)
  const text = plainOf(prose)
  const asked = wordsOf(plainOf(question))
  const listed = listedIn(text)
  const marked = wordsOf(markedIn(prose))
  const among = (words: readonly Word[], others: readonly Word[]): boolean =>
    words.every((word) => others.some((other) => isSameWord(word, other)))
  const found = new Map<string, { readonly name: Name; times: number }>()
  for (const name of namesIn(text)) {
    const key = name.shown.toLowerCase()
    const known = found.get(key)
    if (known === undefined) found.set(key, { name, times: 1 })
    else known.times++
  }
  const ranked = [...found.values()]
    .map(({ name: { shown, wordings, weight }, times }): NamedTerm => {
      const [words = []] = wordings
      const worth = weight + (among(words, marked) ? MARKED : 0) + Math.min(MOST_AGAIN, times - 1) * AGAIN
      const factor = (among(words, asked) ? ASKED_WEIGHT : 1) * (among(words, listed) ? LISTED_WEIGHT : 1)
      return { shown, wordings, weight: worth * factor }
    })
    .sort((a, b) => b.weight - a.weight)
  const terms: NamedTerm[] = []
  for (const term of ranked) {
    if (terms.length === MOST_TERMS) break
    if (!terms.some((other) => overlaps(term, other))) terms.push(term)
  }
  return terms
}

interface Name {
  readonly shown: string
  readonly wordings: readonly (readonly Word[])[]
  readonly weight: number
}

/** Names in a plain text, in its order: words that stand side by side without particles are one. */
function namesIn(text: string): readonly Name[] {
  const pairs = pairsIn(text).flatMap(soundPair)
  const names: Name[] = []
  let run: (Named & { readonly from: number })[] = []
  const close = (): void => {
    const words = run.map(({ word }) => word)
    const pair = pairs.find(({ last, inside }) => words.some((word) => isOneOf(word, [...last, ...inside])))
    if (pair !== undefined) names.push(nameOf(pair))
    else if (words.length > 0 && !isSmallNumber(run)) {
      const last = run.at(-1)
      const shown = last === undefined ? '' : text.slice(run[0]?.from, last.from) + last.shown
      const weight = Math.max(...run.map((each) => each.weight)) + (words.length > 1 ? SEVERAL_WORDS : 0)
      names.push({ shown: shown.trim(), wordings: [words], weight })
    }
    run = []
  }
  for (const { word, from } of placedWordsOf(text)) {
    const named = namedWord(word)
    if (named === null) {
      close()
      continue
    }
    const before = run.at(-1)
    const gap = before === undefined ? '' : text.slice(before.from + before.word.shown.length, from)
    if (!goesOn(run, gap, word)) close()
    run.push({ ...named, from })
  }
  close()
  return names
}

/** Whether a word belongs to the name before it: side by side without a particle between them, or with a hyphen. */
function goesOn(run: readonly Named[], gap: string, { script }: Word): boolean {
  const before = run.at(-1)
  if (before === undefined) return false
  if (gap === '-') return before.word.script === script
  return (
    /^ ?$/.test(gap) &&
    before.isBare &&
    run.length < MOST_WORDS &&
    (script === 'hangul' || before.word.script !== 'hangul')
  )
}

/** A number alone that says as little as the 2 of "2. …". */
const isSmallNumber = (run: readonly Named[]): boolean => run.length === 1 && /^\d{1,2}$/.test(run[0]?.shown ?? '')

/** A pair whose name is one, without a word before it that is none: 남은 크기(rwnd), 바꾼다(introsort). */
function soundPair(pair: Pair): readonly Pair[] {
  const isName = ({ script, shown }: Word) => script !== 'hangul' || koreanNoun(shown)?.noun === shown
  const last = pair.last.slice(pair.last.findLastIndex((word) => !isName(word)) + 1)
  if (last.length === 0) return []
  const shown = last.map((word) => word.shown).join(' ') + pair.shown.slice(pair.shown.lastIndexOf('('))
  return [{ ...pair, last, shown }]
}

interface Named {
  readonly word: Word
  readonly shown: string
  readonly weight: number
  /** Whether nothing was taken off it, so that the next word may belong to the same name. */
  readonly isBare: boolean
}

/** A word as part of a name; null when it can be none. */
function namedWord(word: Word): Named | null {
  const { shown, script, weight } = word
  if (script === 'hangul') {
    const { noun, isVerb } = koreanNoun(shown) ?? { noun: null, isVerb: false }
    return noun === null ? null : { word, shown: noun, weight: isVerb ? VERB : 1, isBare: noun === shown }
  }
  if (script === 'number') return { word, shown, weight: NUMBER, isBare: true }
  const isOrdinary = script === 'latin' && weight <= 1
  if (isOrdinary && (shown.length < SHORT_ENGLISH || /ly$/i.test(shown))) return null
  return { word, shown, weight: Math.max(weight, 1), isBare: !isOrdinary }
}

const nameOf = ({ last, inside, shown }: Pair): Name => ({ shown, wordings: [last, inside], weight: 2 })

const isOneOf = (word: Word, others: readonly Word[]): boolean => others.some(({ stem }) => stem === word.stem)

const overlaps = (one: NamedTerm, other: NamedTerm): boolean =>
  one.wordings.flat().some((word) => other.wordings.flat().some((each) => isSameWord(word, each)))

/** What an author marks as names: bold, code, and what stands before a colon at the beginning of a line. */
function markedIn(markdown: string): string {
  const marked = markdown.matchAll(
    /\*\*([^*\n]{1,30})\*\*|`([^`\n]{1,30})`|^[ \t]*(?:[-*+]|\d+[.)])[ \t]+([^\s:：][^:：\n]{0,20})[:：]/gmu,
  )
  return [...marked].map(([, bold, code, lead]) => bold ?? code ?? lead ?? '').join(' | ')
}

function withoutCodeBlocks(markdown: string): string {
  let fence = ''
  return markdown
    .split('\n')
    .filter((line) => {
      const [, marks = ''] = /^\s*(`{3,}|~{3,})/.exec(line) ?? []
      if (fence === '') {
        fence = marks
        return marks === ''
      }
      if (marks.startsWith(fence)) fence = ''
      return false
    })
    .join('\n')
}
