import { convertHangulToQwerty, convertQwertyToHangul } from 'es-hangul'
import { distance } from 'fastest-levenshtein'
import { otherWordFor } from './other-words.ts'

/** What to type for a word that is no command: as a command line, or null. */
export const commandMeant = (word: string, known: readonly string[]): string | null => {
  const line = otherWordFor(word) ?? didYouMean(word, known)
  return line === null ? null : `\`prep ${line}\``
}

/**
 * The word of `known` that a person most likely meant, or null. A slip of the finger is forgiven, two in a short word, one in three
 * letters of a long one, and a keyboard left in Hangul or in Latin letters (ㅇ갸ㅣㅣ for drill).
 */
export function didYouMean(word: string, known: readonly string[]): string | null {
  const typed = [word, convertHangulToQwerty(word), convertQwertyToHangul(word)].map(folded)
  const rated = known.map((each) => ({
    each,
    slips: Math.min(...typed.map((one) => distance(one, folded(each)))),
  }))
  const [best] = rated
    .filter(({ each, slips }) => slips <= mostSlips(Math.min(each.length, word.length)))
    .sort((a, b) => a.slips - b.slips)
  if (best !== undefined) return best.each
  const [begun, ...others] = known.filter((each) => word.length >= 3 && folded(each).startsWith(folded(word)))
  return others.length === 0 ? (begun ?? null) : null
}

const folded = (text: string): string => text.normalize('NFC').toLowerCase()

const mostSlips = (letters: number): number => (letters < 4 ? 1 : Math.max(2, Math.floor(letters / 3)))
