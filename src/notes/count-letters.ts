import { isAsciiLetter, isKana } from '../cards/common-letters.ts'

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
