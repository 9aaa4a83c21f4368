import { keepCommonLetters } from './common-letters.ts'

/**
 * A text without what does not make it another one: NFKC (so that a Mac's decomposed Hangul equals everyone else's),
 * lower case, letters, marks and digits only.
 */
export function normalise(text: string): string {
  const kept = keepCommonLetters(text)
  if (kept !== null) return /[A-Z]/.test(kept) ? kept.toLowerCase() : kept
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
}
