/** How many letters of each kind a text has. */
export interface Letters {
  all: number
  hangul: number
  han: number
  kana: number
  latin: number
  cyrillic: number
}

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0

/** Counts the letters of a text of lines. Expressions over Unicode's classes are asked only of lines with rare letters. */
export function lettersOf(lines: readonly string[]): Letters {
  const letters = { all: 0, hangul: 0, han: 0, kana: 0, latin: 0, cyrillic: 0 }
  for (const line of lines) if (!addCommon(line, letters)) addAny(line, letters)
  return letters
}

/** How many letters a text has. */
export function countAllLetters(text: string): number {
  let letters = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (isAsciiLetter(unit) || isCommonAsianLetter(unit)) letters++
    else if (!hasNoLetter(unit)) return count(text, /\p{L}/gu)
  }
  return letters
}

/** Adds the letters of a line; false, and nothing added, where it has any but ASCII's and the common ones of East Asia. */
function addCommon(line: string, letters: Letters): boolean {
  let latin = 0
  let hangul = 0
  let han = 0
  let kana = 0
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at)
    if (isAsciiLetter(unit)) latin++
    else if (unit >= 0xac00 && unit <= 0xd7a3) hangul++
    else if (unit >= 0x4e00 && unit <= 0x9fff) han++
    else if (isCommonAsianLetter(unit)) kana++
    else if (!hasNoLetter(unit)) return false
  }
  letters.all += latin + hangul + han + kana
  letters.latin += latin
  letters.hangul += hangul
  letters.han += han
  letters.kana += kana
  return true
}

function addAny(line: string, letters: Letters): void {
  letters.all += count(line, /\p{L}/gu)
  letters.hangul += count(line, /\p{Script=Hangul}/gu)
  letters.han += count(line, /\p{Script=Han}/gu)
  letters.kana += count(line, /[\u3040-\u30ff]/g)
  letters.latin += count(line, /[A-Za-z]/g)
  letters.cyrillic += count(line, /\p{Script=Cyrillic}/gu)
}

const isAsciiLetter = (unit: number): boolean => (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)

/** Hangul syllables, the common Chinese characters, kana. */
const isCommonAsianLetter = (unit: number): boolean =>
  (unit >= 0xac00 && unit <= 0xd7a3) ||
  (unit >= 0x4e00 && unit <= 0x9fff) ||
  (unit >= 0x3041 && unit <= 0x3096) ||
  (unit >= 0x30a1 && unit <= 0x30fa)

/** Other ASCII, and general punctuation. */
const hasNoLetter = (unit: number): boolean => unit < 0x80 || (unit >= 0x2000 && unit <= 0x206f)
