import { isCommonLetter, isStable } from './common-letters.ts'

/**
 * A text without what does not make it another one: NFKC (so that a Mac's decomposed Hangul equals everyone else's),
 * lower case, letters, marks and digits only.
 */
export function normalise(text: string): string {
  return (
    normaliseCommon(text) ??
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
  )
}

/** Null where not all of the text is common letters and marks of punctuation. */
function normaliseCommon(text: string): string | null {
  let kept = ''
  let from = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (isCommonLetter(unit)) continue
    if (unit >= 0x80 && !isStable(unit) && !isPunctuation(unit)) return null
    if (index > from) kept += text.slice(from, index)
    from = index + 1
  }
  return (from === 0 ? text : kept + text.slice(from)).toLowerCase()
}

/** A number for a normalised text (FNV-1a, 32 bits): what differs in it is not the same. */
export function questionHash(normalised: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < normalised.length; index += 1)
    hash = Math.imul(hash ^ normalised.charCodeAt(index), 0x01000193)
  return hash | 0
}

/** Of general punctuation what holds no mark of a letter, nor becomes one. */
const isPunctuation = (unit: number): boolean => unit >= 0x2010 && unit <= 0x203d && unit !== 0x2017
