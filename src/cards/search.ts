import { getChoseong } from 'es-hangul'
import { distance } from 'fastest-levenshtein'
import type { Card, CardId } from './card.ts'

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
 * numbers them), the note's own number (`질문8`, `8번`, `Q8`), the whole question, all words in the question (at its beginning first), what it stands under and then all of it (`redis 장단점`), initial consonants (ㅈㄱㅎ for 정규형), words in question, section, deck or tags,
 * words with a slip of the finger, words in the answer.
 */
export function findCards(cards: readonly Card[], query: string): readonly Card[] {
  const id = query.trim().toLowerCase()
  const wanted = searchable(query)
  const jamo = toCompatibilityJamo(wanted)
  const words = query.split(/\s+/).map(searchable).filter(Boolean)
  if (wanted === '') return []
  const place = /^\d+$/.test(id) ? Number(id) : null
  const number = /^(?:질문|문제|문항|q|no\.?|question)?\s*(\d+)\s*번?$/iu.exec(query.normalize('NFKC').trim())?.[1]
  const entries = cards.map((card, index) => ({ card, place: index + 1, question: searchable(card.question) }))
  type Entry = (typeof entries)[number]
  const above = surroundings(cards)
  const everyWordIn = (text: string) => words.every((word) => text.includes(word))
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
    ({ card, question }) => isPlaced(words, question, () => searchable(above(card))),
    ({ card }) => isInitials(wanted) && wordInitials(card.question).some((word) => word.startsWith(jamo)),
    ({ card }) => isInitials(wanted) && wordInitials(card.question).join('').includes(jamo),
    ({ card, question }) => everyWordIn(question + searchable([above(card), ...card.tags, card.prompt].join(' '))),
    ({ question }) => words.every((word) => question.includes(word) || hasNearly(question, word)),
    ({ card }) => everyWordIn(searchable(card.answer ?? '')),
  ]
  for (const fits of ways) {
    const found = new Set([fits].flat().flatMap((way) => entries.filter(way)))
    if (found.size > 0) return Array.from(found, ({ card }) => card)
  }
  return []
}

/** What cards stand under, for a search: section, deck, and the questions that they follow. */
function surroundings(cards: readonly Card[]): (card: Card) => string {
  let byId: ReadonlyMap<CardId, Card> | null = null
  return ({ section, deck, parent }) => {
    const names = [deck, ...section]
    if (parent !== null) byId ??= new Map(cards.map((card) => [card.id, card]))
    const asked = parent === null ? undefined : byId?.get(parent)
    if (asked !== undefined) names.push(asked.question)
    return names.join(' ')
  }
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
