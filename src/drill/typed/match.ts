import { disassemble } from 'es-hangul'
import { distance } from 'fastest-levenshtein'
import { bareSyllable, englishSkeleton, koreanSkeleton } from './korean.ts'
import type { Word } from './words.ts'

/** Whether two words are the same to a person: other endings, a slip of the finger, or the other alphabet. */
export function isSameWord(one: Word, other: Word): boolean {
  if (one.stem === other.stem) return true
  if (one.script !== other.script) {
    const korean = one.script === 'hangul' ? one : other
    const latin = one.script === 'latin' ? one : other
    return korean.script === 'hangul' && latin.script === 'latin' && soundsAlike(korean.stem, latin)
  }
  if (one.script === 'hangul') return isSameKorean(one.stem, other.stem)
  if (one.script === 'latin') return isSameLatin(one.stem, other.stem)
  return false
}

function isSameKorean(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length >= 2 && long.startsWith(short)) return true
  if (bareSyllable(one) === bareSyllable(other)) return true
  const [a, b] = [disassemble(one), disassemble(other)]
  // 느리 and 느려, 기다리 and 기다려: what is left of a verb differs in its last vowel.
  if (short.length >= 2 && short.length === long.length && one.slice(0, -1) === other.slice(0, -1))
    return initialOf(one) === initialOf(other)
  return Math.min(a.length, b.length) >= 7 && distance(a, b) <= 1
}

const initialOf = (word: string): string => disassemble(word.at(-1) ?? '')[0] ?? ''

function isSameLatin(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length)
  if (shorter >= 5 && (one.startsWith(other) || other.startsWith(one))) return true
  if (
    shorter >= 4 &&
    one.slice(0, shorter - 1) === other.slice(0, shorter - 1) &&
    Math.abs(one.length - other.length) <= 2
  )
    return true
  return shorter >= 5 && distance(one, other) <= (shorter >= 9 ? 2 : 1)
}

/** 데드락 and deadlock. */
function soundsAlike(korean: string, latin: Word): boolean {
  const sounds = englishSkeleton(latin.shown)
  return korean.length >= 2 && sounds.length >= 3 && koreanSkeleton(korean) === sounds
}
