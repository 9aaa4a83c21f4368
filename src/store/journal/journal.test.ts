import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLines, START } from './journal.ts'

const MEGABYTE = 1024 * 1024
/** Around the size of the blocks that are read at once, and far beyond. */
const lengths = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 4 * MEGABYTE - 3, max: 4 * MEGABYTE + 3 }),
  fc.integer({ min: 8 * MEGABYTE, max: 9 * MEGABYTE }),
)

test('lines are read whole, however long they are', () => {
  const folder = mkdtempSync(join(tmpdir(), 'prep-journal-'))
  try {
    const path = join(folder, 'laptop.jsonl')
    fc.assert(
      fc.property(fc.array(lengths, { maxLength: 6 }), fc.boolean(), (all, endsWhole) => {
        const lines = all.map((length, index) => String.fromCharCode(97 + index).repeat(length))
        const text = lines.join('\n') + (endsWhole ? '\n' : '')
        writeFileSync(path, text)
        const read = [...readLines(path, START)]
        const expected = lines.map((line, index) => ({ line: index + 1, length: line.length, first: line[0] }))
        expect(read.map(({ text, line }) => ({ line, length: text.length, first: text[0] }))).toEqual(
          expected.filter(({ length }) => length > 0),
        )
        for (const { text } of read) expect(text).toBe((text[0] ?? '').repeat(text.length))
        expect(read.every(({ finished, line }) => finished || line === lines.length)).toBe(true)
        expect(read.at(-1)?.end.offset ?? 0).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 12 },
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})
