import fc from 'fast-check'
import { expect, it } from 'vitest'
import { EMPTY_ENTRY, entryOf, type TextEntry, typeKey } from './text-entry.ts'

const type = (entry: TextEntry, ...names: string[]): TextEntry =>
  names.reduce(
    (now, name) => (name.startsWith('^') ? typeKey(now, { ctrl: true, name: name.slice(1) }) : typeKey(now, { name })),
    entry,
  )
const typed = (text: string) => [...text].reduce((now, sequence) => typeKey(now, { sequence }), EMPTY_ENTRY)

it('takes Hangul, lines and emoji, and takes them back whole', () => {
  const entry = type(typed('트랜잭션'), 'return')
  expect(entry.text).toBe('트랜잭션\n')
  expect(type(entryOf('격리 👨‍👩‍👧'), 'backspace').text).toBe('격리 ')
  expect(type(entryOf('각'), 'backspace').text).toBe('')
})

it.each<[string, string[], string]>([
  ['home', ['home'], '첫 줄\n|둘째 줄'],
  ['up', ['up'], '첫 줄|\n둘째 줄'],
  ['word back', ['^w'], '첫 줄\n둘째 |'],
  ['line back', ['^u'], '첫 줄\n|'],
  ['to the end', ['up', 'home', '^k'], '|\n둘째 줄'],
  ['joined', ['home', 'backspace'], '첫 줄|둘째 줄'],
  ['left and right', ['left', 'left', 'right'], '첫 줄\n둘째 |줄'],
])('%s', (_, keys, shown) => {
  const { text, cursor } = type(entryOf('첫 줄\n둘째 줄'), ...keys)
  expect(`${text.slice(0, cursor)}|${text.slice(cursor)}`).toBe(shown)
})

it('keeps the cursor inside the text, whatever is pressed', () => {
  const key = fc.oneof(
    fc
      .constantFrom('left', 'right', 'up', 'down', 'home', 'end', 'backspace', 'delete', 'return', 'f5')
      .map((name) => ({ name })),
    fc.constantFrom(...'abefhjkuwz').map((name) => ({ name, ctrl: true })),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2 }).map((sequence) => ({ sequence })),
  )
  fc.assert(
    fc.property(fc.array(key, { maxLength: 40 }), (keys) => {
      let entry = EMPTY_ENTRY
      for (const each of keys) {
        entry = typeKey(entry, each)
        expect(entry.cursor).toBeGreaterThanOrEqual(0)
        expect(entry.cursor).toBeLessThanOrEqual(entry.text.length)
      }
    }),
  )
})
