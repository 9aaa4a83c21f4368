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
export function isAllStable(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (!isStable(text.charCodeAt(index))) return false
  return true
}

export const isAsciiLetter = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39)

export const isKana = (unit: number): boolean =>
  (unit >= 0x3041 && unit <= 0x3096) || (unit >= 0x30a1 && unit <= 0x30fa)
