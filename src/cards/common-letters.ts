/**
 * What most lines of notes are made of. Regular expressions over Unicode's classes, and its normal forms, take twenty times
 * as long as looking at each unit, and for these units their outcome is known.
 */

/** ASCII letters and digits, Hangul syllables, the common Chinese characters, kana. */
export const isCommonLetter = (unit: number): boolean =>
  unit < 0x80
    ? isAsciiLetter(unit)
    : (unit >= 0xac00 && unit <= 0xd7a3) || (unit >= 0x4e00 && unit <= 0x9fff) || isKana(unit)

/** What Unicode's normal forms leave as it is, whatever of these stands beside it: ASCII, common letters, dashes and quotes. */
export const isStable = (unit: number): boolean =>
  unit < 0x80 ||
  isCommonLetter(unit) ||
  unit === 0xb7 ||
  unit === 0x2013 ||
  unit === 0x2014 ||
  (unit >= 0x2018 && unit <= 0x201f)

/** Whether all of a text is stable. */
export const isAllStable = (text: string): boolean => !UNSTABLE.test(text)
const UNSTABLE = /[^\0-\x7f\xb7\u2013\u2014\u2018-\u201f\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]/

const isAsciiLetter = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39)

const isKana = (unit: number): boolean => (unit >= 0x3041 && unit <= 0x3096) || (unit >= 0x30a1 && unit <= 0x30fa)

/** A text without its punctuation and spaces; null where it holds anything but these, ASCII and common letters. */
export function keepCommonLetters(text: string): string | null {
  let kept = ''
  let from = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (isCommonLetter(unit)) continue
    if (!isStable(unit) && !isPunctuation(unit)) return null
    if (index > from) kept += text.slice(from, index)
    from = index + 1
  }
  return from === 0 ? text : kept + text.slice(from)
}

/** Of general punctuation what holds no mark of a letter, nor becomes one. */
const isPunctuation = (unit: number): boolean => unit >= 0x2010 && unit <= 0x203d && unit !== 0x2017

/** What a letter counts where Korean, or Chinese and kana, say more in one than Latin script does. */
export interface LetterWeights {
  readonly hangul: 1 | 2
  /** Chinese characters and kana. */
  readonly han: 1 | 2
}

/**
 * Letters and digits of a text by their weights; null where it holds anything but ASCII, Hangul syllables, the common Chinese
 * characters, kana and general punctuation. Regular expressions over Unicode's classes take twenty times as long, and most
 * lines are of these alone.
 */
export function countCommonLetters(text: string, { hangul, han }: LetterWeights): number | null {
  let count = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) count += isAsciiLetter(unit) ? 1 : 0
    else if (unit >= 0xac00 && unit <= 0xd7a3) count += hangul
    else if ((unit >= 0x4e00 && unit <= 0x9fff) || isKana(unit)) count += han
    else if (unit < 0x2000 || unit > 0x206f) return null
  }
  return count
}

/** Letters and digits of any text by their weights. */
export const countLetters = (text: string, weights: LetterWeights): number =>
  countCommonLetters(text, weights) ??
  matches(text, /[\p{L}\p{N}]/gu) +
    (weights.han - 1) * matches(text, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu) +
    (weights.hangul - 1) * matches(text, /\p{Script=Hangul}/gu)

const matches = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
