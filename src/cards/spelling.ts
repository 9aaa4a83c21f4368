import { convertHangulToQwerty, convertQwertyToHangul } from 'es-hangul'
import { distance } from 'fastest-levenshtein'
import type { Card } from './card.ts'
import { findCards } from './search.ts'

const FIRST_SYLLABLE = 0xac00
const LAST_SYLLABLE = 0xd7a3
const [VOWELS_EACH, FINALS_EACH] = [21, 28]
const CONSONANTS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
/** Vowels that sound alike today are one, so that either may be written: 트렌젝션 for 트랜잭션. */
const VOWELS = 'ㅏ ㅔ ㅑ ㅖ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅣ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅗㅣ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ'.split(' ')
const FINALS =
  ' ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(' ')

/** The consonant with which a syllable of Hangul begins. */
export const firstConsonant = (syllable: number): string =>
  CONSONANTS[Math.floor((syllable - FIRST_SYLLABLE) / (VOWELS_EACH * FINALS_EACH))] ?? ''

const isSyllable = (code: number): boolean => code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE

/** Words are told apart by a quarter of their letters; a shorter one is too short to be meant by another. */
const FEWEST_LETTERS = 4
const LETTERS_A_SLIP = 4

/** The letters of a word as it sounds, in lower case; syllables of Hangul taken apart. A library does the same a hundred times slower. */
function lettersOf(word: string): string {
  let letters = ''
  for (const letter of word.normalize('NFC').toLowerCase()) {
    const code = letter.charCodeAt(0)
    if (!isSyllable(code)) {
      letters += letter
      continue
    }
    const place = code - FIRST_SYLLABLE
    const rest = Math.floor(place / FINALS_EACH)
    letters += firstConsonant(code) + (VOWELS[rest % VOWELS_EACH] ?? '') + (FINALS[place % FINALS_EACH] ?? '')
  }
  return letters
}

/** How many letters two words differ in when that is few enough for one to be a misspelling of the other; else null. */
export const slipsBetween = (one: string, other: string): number | null => slips(lettersOf(one), lettersOf(other))

function slips(one: string, other: string): number | null {
  const shorter = Math.min(one.length, other.length)
  const most = Math.floor(shorter / LETTERS_A_SLIP)
  if (shorter < FEWEST_LETTERS || Math.abs(one.length - other.length) > most) return null
  const found = distance(one, other)
  return found <= most ? found : null
}

/**
 * What was probably meant by a search that found nothing: its words that no question, section, deck or tag has are each
 * replaced by the nearest that one has, also when they were typed with the keyboard in the other script. Null where that
 * `finds` nothing either.
 */
export function queryMeant(
  cards: readonly Card[],
  query: string,
  finds: (query: string) => boolean = (better) => findCards(cards, better).length > 0,
): string | null {
  const words = query.normalize('NFC').split(/\s+/).filter(Boolean)
  const known = knownWords(cards)
  const has = (word: string): boolean => {
    const plain = word.toLowerCase()
    for (const each of known.keys()) if (each.includes(plain)) return true
    return false
  }
  const meant = words.map((word) => {
    if (has(word)) return word
    const typed = [convertQwertyToHangul(word), convertHangulToQwerty(word)].filter((each) => each !== word)
    return typed.find(has) ?? nearest(word, known)
  })
  if (!meant.every((word) => word !== null) || meant.every((word, index) => word === words[index])) return null
  const better = meant.join(' ')
  return finds(better) ? better : null
}

interface Known {
  /** The letters of the word as it sounds. */
  readonly letters: string
  times: number
}

const knownOf = new WeakMap<readonly Card[], ReadonlyMap<string, Known>>()

/** The words of all cards, in lower case, with how often each stands there; a particle is apart from a Latin word, not from a Hangul one. */
function knownWords(cards: readonly Card[]): ReadonlyMap<string, Known> {
  const before = knownOf.get(cards)
  if (before !== undefined) return before
  const known = new Map<string, Known>()
  for (const { question, section, deck, tags } of cards)
    for (const text of [question, deck, ...section, ...tags])
      for (const [word] of text
        .normalize('NFC')
        .toLowerCase()
        .matchAll(/[가-힣]+|[a-z\d+#.-]+|\p{L}+/gu)) {
        const there = known.get(word)
        if (there !== undefined) there.times++
        else known.set(word, { letters: lettersOf(word), times: 1 })
      }
  knownOf.set(cards, known)
  return known
}

function nearest(word: string, known: ReadonlyMap<string, Known>): string | null {
  const syllables = [...word].length
  const letters = lettersOf(word)
  const tried = new Set<string>()
  let best: { readonly word: string; readonly slips: number; readonly times: number } | null = null
  const offer = (form: string, other: string, times: number): void => {
    const found = slips(letters, other)
    if (found === null || (best !== null && (best.slips < found || (best.slips === found && best.times >= times))))
      return
    best = { word: form, slips: found, times }
  }
  for (const [each, { letters: other, times }] of known) {
    offer(each, other, times)
    // What is behind a Hangul word may be a particle.
    if (each.length <= syllables || !isSyllable(each.charCodeAt(0))) continue
    const begin = each.slice(0, syllables)
    if (tried.has(begin)) continue
    tried.add(begin)
    offer(begin, lettersOf(begin), times)
  }
  return (best as { readonly word: string } | null)?.word ?? null
}
