import { expect, it } from 'vitest'
import { parseNote } from '../../notes/parse-note.ts'
import type { Whole } from '../whole.ts'
import { writeJson } from './write-json.ts'

it.each([0, 1, 59, 60, 61, 125])('writes %i cards as JSON writes them in one piece', async (count) => {
  const text = Array.from({ length: count }, (_, index) => `## What is "lock" ${index}?\n\n- a gate\n- \\u0000\n`).join(
    '\n',
  )
  const { cards } = parseNote({ path: 'note.md', text })
  const whole = { cards, records: new Map(), reviews: [], attempts: new Map(), now: new Date(0) }
  const { bytes } = await writeJson({ ...whole, resolved: (each: string) => each } as unknown as Whole)
  const written = typeof bytes === 'string' ? bytes : [...(bytes as Iterable<string>)].join('')
  expect(JSON.parse(written).cards).toHaveLength(count)
  expect(written).toBe(`${JSON.stringify(JSON.parse(written), null, 2)}\n`)
})
