import { getChoseong } from 'es-hangul'
import { distance } from 'fastest-levenshtein'
import type { Card } from './card.ts'
import { askedAbove } from './section.ts'

/** Text as it is compared: NFKC (so NFD Hangul meets NFC), lower case, letters and digits only. */
export const searchable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

const SHORTEST_ID = 3

/**
 * Cards that a person may mean, best first; empty when nothing fits.
 * The first way of matching that finds anything decides: id or its beginning, the place in `cards` from 1 (as `prep list`
 * numbers them), the note's own number (`질문8`, `8번`, `Q8`), the whole question, all words in the question (at its beginning
 * first), what it stands under and then all of it (`redis 장단점`), initial consonants (ㅈㄱㅎ for 정규형), words in question,
 * section, questions that it follows, deck or tags, words with a slip of the finger, words in the answer, and in all of that.
 * Where none does, the same without what stands around the words in a sentence (`Redis의`, `of`).
 */
export function findCards(cards: readonly Card[], query: string): readonly Card[] {
  const words = query.split(/\s+/)
  const asked = askedAbove(cards)
  const entries = cards.map((card, index): Entry => {
    const under = once(() => searchable([...card.section, ...asked(card)].join(' ')))
    const named = once(() => under() + searchable([card.deck, ...card.tags, card.prompt].join(' ')))
    const answer = once(() => searchable(card.answer ?? ''))
    return { card, place: index + 1, question: searchable(card.question), under, named, answer }
  })
  const found = fitting(entries, query, words.map(searchable).filter(Boolean))
  if (found.length > 0) return found
  const bare = words.flatMap((word) => bareWord(word) ?? [])
  const isBarer = bare.length > 0 && bare.join(' ') !== words.join(' ')
  return isBarer ? fitting(entries, bare.join(' '), bare.map(searchable).filter(Boolean)) : []
}

interface Entry {
  readonly card: Card
  readonly place: number
  readonly question: string
  /** Its section and the questions that it follows. */
  readonly under: () => string
  /** The same with deck, tags, and all of what it asks. */
  readonly named: () => string
  readonly answer: () => string
}

/** Long texts are made ready when a way of matching first looks at them. */
function once(make: () => string): () => string {
  let made: string | null = null
  return () => {
    made ??= make()
    return made
  }
}

function fitting(entries: readonly Entry[], query: string, words: readonly string[]): readonly Card[] {
  const id = query.trim().toLowerCase()
  const wanted = searchable(query)
  const jamo = toCompatibilityJamo(wanted)
  if (wanted === '') return []
  const place = /^\d+$/.test(id) ? Number(id) : null
  const number = /^(?:질문|문제|문항|q|no\.?|question)?\s*(\d+)\s*번?$/iu.exec(query.normalize('NFKC').trim())?.[1]
  const everyWordIn = (text: string) => words.every((word) => text.includes(word))
  const everyWordInAny = (...texts: readonly (() => string)[]) =>
    words.every((word) => texts.some((text) => text().includes(word)))
  type Way = (entry: Entry) => boolean
  const ways: readonly (Way | readonly Way[])[] = [
    ({ card }) => card.id === id,
    ({ card }) => id.length >= SHORTEST_ID && card.id.startsWith(id),
    (entry) => entry.place === place,
    ({ card }) => number !== undefined && card.number === number,
    ({ question }) => question === wanted,
    // A question that begins so must not hide another that says so later.
    [
      ({ question }) => question.startsWith(wanted),
      ({ question }) => question.includes(wanted),
      ({ question }) => everyWordIn(question),
    ],
    // The deck of both `Redis` and `Kafka` may be called redis: what they stand under goes before it.
    ({ question, under }) => isPlaced(words, question, under),
    ({ question, named }) => isPlaced(words, question, named),
    ({ card }) => isInitials(wanted) && wordInitials(card.question).some((word) => word.startsWith(jamo)),
    ({ card }) => isInitials(wanted) && wordInitials(card.question).join('').includes(jamo),
    // Of what it stands under no less than of itself, or all that follows `Redis › 장단점` were `redis 장단점`.
    ({ question, under }) => words.some((word) => question.includes(word)) && everyWordInAny(() => question, under),
    ({ question, named }) => everyWordInAny(() => question, named),
    ({ question }) => words.every((word) => question.includes(word) || hasNearly(question, word)),
    ({ answer }) => everyWordIn(answer()),
    // A heading within an answer (`Redis`, below it `장단점`) is named with the question.
    ({ question, named, answer }) => everyWordInAny(() => question, named, answer),
  ]
  for (const fits of ways) {
    const found = new Set([fits].flat().flatMap((way) => entries.filter(way)))
    if (found.size > 0) return Array.from(found, ({ card }) => card)
  }
  return []
}

/** A Latin word with a Korean particle behind it, or a Korean noun with one that hardly ends a noun. */
const WITH_PARTICLE =
  /^(.*[a-z\d+#])(?:에서의|에서|에게|으로|이랑|이란|의|은|는|이|가|을|를|와|과|에|로|란|랑|도)$|^(.*[가-힣]{2})(?:에서의|에서는|에서|에게|으로|이란|의|은|는|을|를|와|과|에)$/iu

/** Words that only hold others together. */
const HOLDS_TOGETHER = new Set('of the a an in on for to about with and what is are how does do'.split(' '))

/** A word of a sentence as a name has it: `Redis의` is Redis. Null for a word that only holds others together, such as "of". */
export function bareWord(word: string): string | null {
  const plain = word.normalize('NFC')
  if (HOLDS_TOGETHER.has(plain.toLowerCase())) return null
  const [, latin, korean] = WITH_PARTICLE.exec(plain) ?? []
  return latin ?? korean ?? word
}

/** Whether the words name what a question stands under, and then all of the question. */
function isPlaced(words: readonly string[], question: string, above: () => string): boolean {
  if (words.length < 2 || !question.endsWith(words.at(-1) ?? '')) return false
  const first = words.findIndex((_, index) => words.slice(index).join('') === question)
  if (first < 1) return false
  const names = above()
  return words.slice(0, first).every((word) => names.includes(word))
}

const isInitials = (text: string): boolean => /^[ㄱ-ㅎ]{2,}$/u.test(toCompatibilityJamo(text))

const wordInitials = (text: string): readonly string[] =>
  text.split(/\s+/).map((word) => toCompatibilityJamo(searchable(getChoseong(word.normalize('NFC')))))

/** NFKC turns ㄱ (U+3131) into the conjoining ᄀ (U+1100); both must compare equal. */
function toCompatibilityJamo(text: string): string {
  const compatibility = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ']
  return text.replace(/[ᄀ-ᄒ]/gu, (jamo) => compatibility[jamo.charCodeAt(0) - 0x1100] ?? jamo)
}

/** Whether `text` holds `word` with at most one letter wrong, missing or too many. Short words must be exact. */
function hasNearly(text: string, word: string): boolean {
  if (word.length < 5) return false
  for (let start = 0; start <= text.length - word.length + 1; start++) {
    for (const length of [word.length - 1, word.length, word.length + 1])
      if (distance(text.slice(start, start + length), word) <= 1) return true
  }
  return false
}
