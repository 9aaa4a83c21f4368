import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { SentTexts } from './sent-texts.ts'

let stateDir: string
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'prep-sent-'))
})
afterEach(() => rmSync(stateDir, { recursive: true, force: true }))

const file = () => join(stateDir, 'sent.json')
const asIs = (text: string) => text
const card = (id: string, prompt: string, answer: string | null = null, tags: readonly string[] = []) =>
  ({ id, prompt, answer, tags, source: { path: 'n.md', line: 1, endLine: 1 } }) as unknown as Card
const send = (...cards: readonly Card[]) => new SentTexts({ stateDir }).keep(cards, asIs)
const sent = (id: string) => new SentTexts({ stateDir }).of(id).map(({ prompt }) => prompt)

it('knows the last texts of each card, also of one that did not go out again', () => {
  for (const text of ['one', 'two', 'two', 'three', 'four'])
    send(card('a', text), ...(text === 'one' ? [card('b', text)] : []))
  expect(sent('a')).toEqual(['two', 'three', 'four'])
  expect(sent('b')).toEqual(['one'])
  expect(sent('c')).toEqual([])
})

it('goes on from a file in one line, as it was written before', () => {
  const text = { prompt: 'one', answer: null, tags: [] }
  writeFileSync(file(), `${JSON.stringify({ version: 1, cards: { a: [text], b: [text], c: 3 } })}\n`)
  expect(sent('a')).toEqual(['one'])
  send(card('a', 'two'))
  expect([sent('a'), sent('b'), sent('c')]).toEqual([['one', 'two'], ['one'], []])
})

it('gives back any texts under any ids, and is JSON as before', () => {
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom('"', ':', '[', '\\', '\n'), fc.string({ unit: 'binary', maxLength: 1 })),
  })
  const cards = fc.uniqueArray(fc.tuple(text, text, fc.option(text), fc.array(text)), { selector: ([id]) => id })
  fc.assert(
    fc.property(cards, (all) => {
      rmSync(file(), { force: true })
      send(...all.map((each) => card(...each)))
      send(...all.slice(1).map((each) => card(...each)))
      const { cards: known } = JSON.parse(readFileSync(file(), 'utf8')) as { cards: Record<string, unknown> }
      const kept = new SentTexts({ stateDir })
      for (const [id, prompt, answer, tags] of all) {
        expect(kept.of(id)).toEqual([{ prompt, answer, tags }])
        if (id !== '__proto__') expect(known[id]).toHaveLength(1)
      }
    }),
    { numRuns: 15 },
  )
})

it.each(['', '{', '{"version":1,"cards":{\n"a":[', 'null', '[]'])('knows nothing where the file holds %j', (text) => {
  writeFileSync(file(), text)
  expect(sent('a')).toEqual([])
  send(card('a', 'one'))
  expect(sent('a')).toEqual(['one'])
})
