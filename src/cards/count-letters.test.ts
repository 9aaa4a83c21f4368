import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countCommonLetters } from './common-letters.ts'

const LETTER = /[\p{L}\p{N}]/gu
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu
const HANGUL = /[\p{Script=Hangul}]/gu
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

const RANGES = [
  [0, 0x7f],
  [0x2000, 0x206f],
  [0x3041, 0x3096],
  [0x30a1, 0x30fa],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
] as const

it('counts each character that it knows as Unicode does', () => {
  for (const [first, last] of RANGES)
    for (let unit = first; unit <= last; unit += 1) {
      const text = String.fromCharCode(unit)
      const letters = count(text, LETTER)
      expect([unit, countCommonLetters(text, { hangul: 1, han: 1 })]).toEqual([unit, letters])
      expect(countCommonLetters(text, { hangul: 1, han: 2 })).toBe(letters + count(text, HAN))
      expect(countCommonLetters(text, { hangul: 2, han: 2 })).toBe(letters + count(text, HAN) + count(text, HANGUL))
    }
})

it('leaves every other text alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const counted = countCommonLetters(text, { hangul: 1, han: 1 })
      if (counted !== null) expect(counted).toBe(count(text, LETTER))
    }),
  )
  expect(countCommonLetters('é', { hangul: 1, han: 1 })).toBeNull()
})
