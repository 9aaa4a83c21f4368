import fc from 'fast-check'
import stringWidth from 'string-width'
import { expect, it } from 'vitest'
import { glyphsOf } from './glyphs.ts'
import { width } from './width.ts'

const common = fc.constantFrom(...'aZ~ é“…—›→↳│○◐✓한글ㄱ漢字、「」カな？Ａ', '\x1b[1m', '\x1b[38;5;4m', '\x1b[39m')
const other = fc.constantFrom('👍', '🇰🇷', '❤️', 'é'.normalize('NFD'), '한'.normalize('NFD'), '\u200b', '①', '☕', '\t')

const family = '👨‍👩‍👧'

it('is what string-width says, for common characters and others', () => {
  const text = fc
    .array(fc.oneof({ weight: 9, arbitrary: common }, { weight: 1, arbitrary: other }))
    .map((all) => all.join(''))
  fc.assert(
    fc.property(text, (each) => {
      expect(width(each)).toBe(stringWidth(each))
    }),
    { numRuns: 2000 },
  )
})

it('is what string-width says, for every common character', () => {
  for (let code = 0x20; code <= 0xffff; code++) {
    const character = String.fromCharCode(code)
    if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(character))
      expect(width(character), code.toString(16)).toBe(stringWidth(character))
  }
})

it('keeps room for each part of an emoji, since not every terminal joins them', () => {
  expect(width(`가${family}`)).toBe(2 + 3 * 2)
  expect(width('👍🏽!')).toBe(2 + 2 + 1)
  const glyphs = glyphsOf(`${family}a👍🏽`).map(({ columns }) => columns)
  expect(glyphs).toEqual([6, 1, 4])
})
