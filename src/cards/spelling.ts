import { convertHangulToQwerty, convertQwertyToHangul, disassemble } from 'es-hangul'
import { distance } from 'fastest-levenshtein'
import type { Card } from './card.ts'
import { findCards } from './search.ts'

/** Vowels that sound alike today, so that either is written: 트렌젝션 for 트랜잭션. */
const ALIKE: Readonly<Record<string, string>> = { ㅐ: 'ㅔ', ㅒ: 'ㅖ', ㅙ: 'ㅚ', ㅞ: 'ㅚ' }

/** Words are told apart by a quarter of their letters; a shorter one is too short to be meant by another. */
const FEWEST_LETTERS = 4
const LETTERS_A_SLIP = 4

/** The letters of a word as it sounds: syllables of Hangul taken apart, upper case and forms of Unicode made one. */
const lettersOf = (word: string): string => {
  const plain = word.normalize('NFC').toLowerCase()
  return /[가-힣]/.test(plain) ? disassemble(plain).replaceAll(/[ㅐㅒㅙㅞ]/g, (vowel) => ALIKE[vowel] ?? vowel) : plain
}

/** How many letters two words differ in when that is few enough for one to be a misspelling of the other; else null. */
export function slipsBetween(one: string, other: string): number | null {
  const [a, b] = [lettersOf(one), lettersOf(other)]
  const shorter = Math.min(a.length, b.length)
  if (shorter < FEWEST_LETTERS) return null
  const slips = distance(a, b)
  return slips <= Math.floor(shorter / LETTERS_A_SLIP) ? slips : null
}

/**
 * What was probably meant by a search that found nothing: its words that no question, section, deck or tag has are each
 * replaced by the nearest that one has, also when they were typed with the keyboard in the other script. Null where that
 * finds nothing either.
 */
export function queryMeant(cards: readonly Card[], query: string): string | null {
  const words = query.normalize('NFC').split(/\s+/).filter(Boolean)
  const known = knownWords(cards)
  const has = (word: string) => [...known.keys()].some((each) => each.includes(word.toLowerCase()))
  const meant = words.map((word) => {
    if (has(word)) return word
    const typed = [convertQwertyToHangul(word), convertHangulToQwerty(word)].filter((each) => each !== word)
    return typed.find(has) ?? nearest(word, known)
  })
  if (!meant.every((word) => word !== null) || meant.every((word, index) => word === words[index])) return null
  const better = meant.join(' ')
  return findCards(cards, better).length > 0 ? better : null
}

/** The words of all cards, in lower case, with how often each stands there; a particle is apart from a Latin word, not from a Hangul one. */
function knownWords(cards: readonly Card[]): ReadonlyMap<string, number> {
  const known = new Map<string, number>()
  for (const { question, section, deck, tags } of cards)
    for (const text of [question, deck, ...section, ...tags])
      for (const [word] of text
        .normalize('NFC')
        .toLowerCase()
        .matchAll(/[가-힣]+|[\p{Script=Latin}\d+#.-]+|\p{L}+/gu))
        known.set(word, (known.get(word) ?? 0) + 1)
  return known
}

function nearest(word: string, known: ReadonlyMap<string, number>): string | null {
  const syllables = [...word].length
  let best: { readonly word: string; readonly slips: number; readonly times: number } | null = null
  for (const [each, times] of known)
    for (const form of formsOf(each, syllables)) {
      const slips = slipsBetween(word, form)
      if (slips === null || (best !== null && (best.slips < slips || (best.slips === slips && best.times >= times))))
        continue
      best = { word: form, slips, times }
    }
  return best === null ? null : best.word
}

/** A Hangul word as it stands, and without what may be a particle behind it. */
const formsOf = (word: string, syllables: number): readonly string[] =>
  /^[가-힣]/.test(word) && word.length > syllables ? [word.slice(0, syllables), word] : [word]
