import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readMochiData } from '../../src/exchange/decks/mochi-data.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.remove())

const prep = (...args: string[]) => runInProcess(world, args)
const bytes = (text: string) => new TextEncoder().encode(text)

const EDN = `{:version 2
 :decks [{:id :cs :name "CS"}
         {:id :os :name "OS" :parent-id :cs
          :cards [{:id :k1 :name "Kernel" :content "What is a kernel?\\n\\n![](@media/ring.png)\\n---\\nThe core.\\n\\n---\\nMore." :tags #{"os" "core"}
                   :reviews [{:date #inst "2026-11-01T03:00:00.000-00:00" :due #inst "2026-11-01T03:00:00.000-00:00" :interval 1 :remembered? true}
                             {:date #inst "2026-11-04T03:00:00.000-00:00" :interval 0 :remembered? false}
                             {:date #inst "2026-11-10T03:00:00.000-00:00" :due #inst "2026-11-30T03:00:00.000-00:00" :interval 20 :remembered? true}]}
                  {:id :k2 :content "A {{1::page}} and a {{2::frame}} are one {{1::size}}." :archived? true}
                  {:id :k3 :content "" :template-id :t1 :fields {:name {:id :name :value "Mutex"} :back {:id :back :value "A lock."}}}]}]
 :templates [{:id :t1 :name "Basic" :content "# << Name >>?\\n---\\n<< Answer >>"
              :fields {:name {:id :name :name "Name"} :back {:id :back :name "Answer"}}}]}`

const JSON_DATA = JSON.stringify({
  '~:version': 2,
  '~:decks': [
    {
      '~:id': '~:d1',
      '~:name': 'DB',
      '~:cards': [
        {
          '~:id': '~:c1',
          '~:content': 'What is an index?\n---\nA sorted copy.',
          '~:tags': { '~#set': ['db'] },
          '~:reviews': [{ '~:date': { '~#dt': 1793502000000 }, '~:interval': 3, '~:remembered?': true }],
        },
      ],
    },
  ],
})

it('reads EDN and JSON into the same plain objects', () => {
  expect(readMochiData('{:a-b [:x #{1} (2) nil true] "c" #inst "2026-01-01T00:00:00Z"}', 'edn')).toEqual({
    'a-b': ['x', [1], [2], null, true].map((each) => (each === 'x' ? expect.stringMatching(/^:?x$/) : each)),
    c: new Date('2026-01-01T00:00:00Z'),
  })
  expect(readMochiData('["^ ", "~:a", ["~:x", {"~#set": [1]}], "~:t", "~m5"]', 'json')).toEqual({
    a: ['x', [1]],
    t: new Date(5),
  })
})

it('imports decks, sides, deletions, templates, pictures and reviews, and twice adds nothing', async () => {
  world.write('deck.mochi', zipSync({ 'data.edn': bytes(EDN), 'ring.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47]) }))
  const done = await prep('import', 'deck.mochi', '--into', 'in', '--json')
  expect(done, done.stderr).toMatchObject({ exitCode: 0 })
  expect(JSON.parse(done.stdout)).toMatchObject({ cards: 4, notes: ['CS/OS.md'], reviews: 3, media: 1, problems: [] })
  const cards = JSON.parse((await prep('list', 'in', '--json')).stdout)
  expect(cards).toMatchObject([
    {
      answer: 'The core.\n\nMore.',
      deck: 'CS/OS',
      tags: expect.arrayContaining(['os', 'core']),
      schedule: { due: '2026-11-29T19:00:00.000Z', intervalDays: 20, reps: 3, lapses: 1, phase: 'review' },
    },
    { question: 'A […] and a frame are one […].', answer: 'page, size', suspended: true },
    { question: 'A page and a […] are one size.', answer: 'frame', suspended: true },
    { question: 'Mutex?', answer: 'A lock.', suspended: false, schedule: null },
  ])
  expect(cards[0].question).toContain('What is a kernel?')
  expect((await prep('check', 'in')).exitCode).toBe(0)
  expect((await prep('import', 'deck.mochi', '--into', 'in')).stdout).toContain('Nothing new')
})

it('imports what is written as JSON', async () => {
  world.write('deck.mochi', zipSync({ 'data.json': bytes(JSON_DATA) }))
  expect(await prep('import', 'deck.mochi', '--into', 'in')).toMatchObject({ exitCode: 0 })
  expect(JSON.parse((await prep('list', 'in', '--json')).stdout)).toMatchObject([
    {
      question: 'What is an index?',
      answer: 'A sorted copy.',
      tags: ['db'],
      deck: 'DB',
      schedule: { intervalDays: 3 },
    },
  ])
})

describe('what is refused in one line', () => {
  it.each([
    ['no archive', bytes('PK but no zip')],
    ['cut off', zipSync({ 'data.edn': bytes(EDN) }).subarray(0, 200)],
    ['no data', zipSync({ 'readme.txt': bytes('hi') })],
    ['broken EDN', zipSync({ 'data.edn': bytes('{:decks [') })],
    ['broken JSON', zipSync({ 'data.json': bytes('{"decks": [') })],
    ['a name that leads elsewhere', zipSync({ 'data.edn': bytes(EDN), '../../x.png': bytes('x') })],
    ['nested far too deep', zipSync({ 'data.json': bytes(`{"decks": ${'['.repeat(5000)}${']'.repeat(5000)}}`) })],
  ])('%s', async (_, content) => {
    world.write('deck.mochi', content)
    const done = await prep('import', 'deck.mochi', '--into', 'in')
    expect(done).toMatchObject({ exitCode: 1, stdout: '' })
    expect(done.stderr).toContain('deck.mochi was not imported')
    expect((await prep('list', 'in')).stderr).toContain('no such file or folder')
  })
})
