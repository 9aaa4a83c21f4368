import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isAllStable, isCommonLetter, isStable } from './common-letters.ts'
import { normalise } from './normalise.ts'

const units = Array.from({ length: 0x10000 }, (_, unit) => unit)
/** As `normalise` is defined. */
const defined = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')

it('calls letters only what Unicode does', () => {
  expect(units.filter((unit) => isCommonLetter(unit) && !/^[\p{L}\p{N}]$/u.test(String.fromCharCode(unit)))).toEqual([])
})

it('calls stable only what normal forms leave alone', () => {
  const changed = units.filter((unit) => {
    const text = String.fromCharCode(unit)
    return isStable(unit) && (text.normalize('NFKC') !== text || text.normalize('NFC') !== text)
  })
  expect(changed).toEqual([])
  const stable = units.filter(isStable)
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...stable)), (some) => {
      const text = String.fromCharCode(...some)
      expect(isAllStable(text)).toBe(true)
      expect(text.normalize('NFKC')).toBe(text)
    }),
  )
  expect(isAllStable('한글 é')).toBe(false)
  expect(units.filter((unit) => isAllStable(String.fromCharCode(unit)) !== isStable(unit))).toEqual([])
})

it('normalises each unit, and texts of any, as the definition says', () => {
  expect(
    units.filter((unit) => normalise(`a${String.fromCharCode(unit)}가`) !== defined(`a${String.fromCharCode(unit)}가`)),
  ).toEqual([])
  const piece = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('A_b', '가나 다', 'か\u3099', '각\u11a8', 'é', 'Ⅳ', '…', '·', 'ﬁ', '１２', '々', 'İ', 'ς'),
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(normalise(pieces.join(''))).toBe(defined(pieces.join('')))
    }),
  )
})
