import fc from 'fast-check'
import { expect, it } from 'vitest'
import { safeJson, safeJsonList } from './safe-json.ts'

it('is the same value and shows nothing that drives a terminal', () => {
  const text = fc.string({ unit: 'binary' })
  const nasty = fc.constantFrom('\x1b[2J', '\x9b31m', '\u202e', '\u{e0041}', '\ud83d', '👩‍👩‍👧', '\u2028', '한글')
  fc.assert(
    fc.property(fc.array(fc.oneof(text, nasty)), (values) => {
      const json = safeJson(values, 2)
      expect(json).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/)
      expect(JSON.parse(json)).toEqual(values)
    }),
  )
  expect(safeJson({ a: '질문' })).toBe('{"a":"질문"}')
})

it('writes a list in pieces that together are what it writes at once', () => {
  for (const length of [0, 1, 59, 60, 61, 120, 250]) {
    const rows = Array.from({ length }, (_, index) => index)
    const toValue = (row: number, index: number) => ({ row, text: `질문 ${index}`, none: [], inner: { index } })
    expect([...safeJsonList(rows, toValue)].join('')).toBe(safeJson(rows.map(toValue), 2))
  }
})
