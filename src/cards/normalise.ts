import { keepCommonLetters } from './common-letters.ts'

/**
 * A text without what does not make it another one: NFKC (so that a Mac's decomposed Hangul equals everyone else's),
 * lower case, letters, marks and digits only.
 */
export function normalise(text: string): string {
  return (
    keepCommonLetters(text)?.toLowerCase() ??
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
  )
}

/** A number for a normalised text (FNV-1a, 32 bits): what differs in it is not the same. */
export function questionHash(normalised: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < normalised.length; index += 1)
    hash = Math.imul(hash ^ normalised.charCodeAt(index), 0x01000193)
  return hash | 0
}
