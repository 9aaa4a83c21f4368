import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkNotes } from '../notes/checking/check-notes.ts'
import type { LineCorrection } from '../notes/correction.ts'
import { readNotes } from '../notes/read-notes.ts'
import { CardCache } from './card-cache.ts'

let top: string
let kept: string
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'prep-checks-'))
  kept = mkdtempSync(join(tmpdir(), 'prep-kept-'))
  mkdirSync(join(top, 'sub'))
})
afterEach(() => {
  for (const folder of [top, kept]) rmSync(folder, { recursive: true, force: true })
})

/** What is wrong, each time by another process: with what was kept, and without. `looked`: notes that were looked over. */
async function check({ said = [], reader = 'one' }: { said?: readonly LineCorrection[]; reader?: string } = {}) {
  const cache = new CardCache(kept, reader, () => Date.parse('2030-01-01'))
  const options = { cwd: top, corrections: () => said }
  let looked = 0
  const watched = {
    lookedOver: cache.lookedOver.bind(cache),
    keepLookedOver: (...given: Parameters<CardCache['keepLookedOver']>) => {
      looked += 1
      cache.keepLookedOver(...given)
    },
  }
  const warm = await readNotes([top], { ...options, cache })
  cache.save()
  const problems = await checkNotes(warm.notes, { cwd: top, paths: [top], cache: watched })
  cache.save()
  const cold = await readNotes([top], options)
  return { problems, cold: await checkNotes(cold.notes, { cwd: top, paths: [top] }), looked }
}

const NOTES = ['a.md', 'b.md', 'sub/c.md']
const PIECES = [
  '## What is a lock?\n\nA gate.\n',
  '## What is a  LOCK?\n\nAnother.\n\n## What is a lock?\n\nOnce more.\n',
  '## 장단점\n\n- 왜 쓰나요?\n',
  'See [p](p.png), [c](sub/c.md), ![[p.png]], [x][nowhere] and []().\n\n[y]: q.txt\n',
  '[[b]] [[c#What is a lock?]] [[a#Nothing]] [[#What is a lock?]] [[1, 2]] [[^x]]\n',
  'Text\n---\n',
  '<!-- prep: ingore -->\n',
  '```js\n## Swallowed\n',
]
const edit = fc.oneof(
  fc.record({
    is: fc.constant('write' as const),
    name: fc.constantFrom(...NOTES),
    pieces: fc.uniqueArray(fc.constantFrom(...PIECES), { maxLength: 4 }),
    stray: fc.boolean(),
  }),
  fc.record({ is: fc.constant('remove' as const), name: fc.constantFrom(...NOTES, 'p.png', 'q.txt') }),
  fc.record({ is: fc.constant('put' as const), name: fc.constantFrom('p.png', 'q.txt', 'sub/q.txt') }),
  fc.record({ is: fc.constant('rename' as const), from: fc.constantFrom(...NOTES), to: fc.constantFrom(...NOTES) }),
  fc.record({ is: fc.constant('touch' as const), name: fc.constantFrom(...NOTES) }),
  fc.record({ is: fc.constant('spoil' as const), at: fc.nat(4000) }),
  fc.record({ is: fc.constant('say' as const), asks: fc.boolean() }),
)

let seconds = 1_700_000_000
function make(each: typeof edit extends fc.Arbitrary<infer Edit> ? Edit : never): void {
  const date = (name: string) => {
    seconds += 1
    utimesSync(join(top, name), seconds, seconds)
  }
  const anyway = (change: () => void) => {
    try {
      change()
    } catch {}
  }
  if (each.is === 'write') {
    const stray = each.stray ? [Buffer.from('한국어 글\n'), Buffer.from([0xff, 0x0a])] : []
    writeFileSync(join(top, each.name), Buffer.concat([Buffer.from(each.pieces.join('\n')), ...stray]))
    date(each.name)
  } else if (each.is === 'remove') rmSync(join(top, each.name), { force: true })
  else if (each.is === 'put') writeFileSync(join(top, each.name), 'x')
  else if (each.is === 'rename') anyway(() => renameSync(join(top, each.from), join(top, each.to)))
  else if (each.is === 'touch') anyway(() => date(each.name))
  else if (each.is === 'spoil')
    for (const file of readdirSync(kept)) {
      const bytes = readFileSync(join(kept, file))
      bytes[each.at % bytes.length] = (bytes[each.at % bytes.length] ?? 0) ^ 0xff
      writeFileSync(join(kept, file), bytes)
    }
}

const NO_QUESTION: LineCorrection = { is: 'nothing', form: 'heading 2', text: 'What is a lock?' }

it('says what looking over everything anew says, whatever is done to the notes, to what they name, and to what was kept', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 2, maxLength: 8 }), async (edits) => {
      for (const name of readdirSync(top, { recursive: true, encoding: 'utf8' }))
        if (name !== 'sub') rmSync(join(top, name), { force: true })
      let said: readonly LineCorrection[] = []
      for (const each of edits) {
        make(each)
        if (each.is === 'say') said = each.asks ? [] : [NO_QUESTION]
        const { problems, cold } = await check({ said })
        expect(JSON.stringify(problems)).toBe(JSON.stringify(cold))
      }
      const again = await check({ said })
      expect(again.looked).toBe(0)
      expect(JSON.stringify(again.problems)).toBe(JSON.stringify(again.cold))
    }),
    { numRuns: 60 },
  )
})

it('looks each time for what notes name, and for what other notes ask, without looking over a note again', async () => {
  const rules = async () => {
    const { problems, looked } = await check()
    return [looked, ...problems.map(({ path, line, rule }) => `${path}:${line} ${rule}`)]
  }
  make({ is: 'write', name: 'a.md', pieces: ['## What is a lock?\n\n![p](p.png)\n[[c#Parts]]\n'], stray: false })
  expect(await rules()).toEqual([1, 'a.md:3 missing-file', 'a.md:4 missing-file'])
  make({ is: 'put', name: 'p.png' })
  expect(await rules()).toEqual([0, 'a.md:4 missing-file'])
  make({ is: 'write', name: 'sub/c.md', pieces: ['# Locks\n\n## What is a lock?\n\nA gate.\n'], stray: false })
  expect(await rules()).toEqual([1, 'a.md:4 missing-heading', 'sub/c.md:3 asked-elsewhere'])
  make({ is: 'write', name: 'sub/c.md', pieces: ['# Locks\n\n## Parts\n\n- What is a key?\n'], stray: false })
  expect(await rules()).toEqual([1])
  expect(await rules()).toEqual([0])
  expect((await check({ reader: 'two' })).looked).toBe(2)
})
