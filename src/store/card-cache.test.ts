import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { locateCards, plainLocator } from '../cards/pairing/identity.ts'
import { plainCard } from '../cards/pairing/late-card.ts'
import type { Note } from '../notes/note.ts'
import { readNotes } from '../notes/read-notes.ts'
import { CardCache } from './card-cache.ts'

let folder: string
let cacheFolder: string
let note: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prep-cache-'))
  cacheFolder = join(folder, 'cache')
  note = join(folder, 'n.md')
  write('## 프로세스란?\n실행 중인 프로그램.\n')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Writes the note as if it had been modified at a time long past, a moment later each time. */
let modifiedSeconds = 1_700_000_000
function write(text: string): void {
  writeFileSync(note, text)
  modifiedSeconds += 0.01
  utimesSync(note, modifiedSeconds, modifiedSeconds)
}

async function read(reader = 'one', nowMs = Date.parse('2026-11-22')) {
  const cache = new CardCache(cacheFolder, reader, () => nowMs)
  let missed = 0
  const watched = {
    find: cache.find.bind(cache),
    hasSize: cache.hasSize.bind(cache),
    findSame: cache.findSame.bind(cache),
    lookedOver: cache.lookedOver.bind(cache),
    keepLookedOver: cache.keepLookedOver.bind(cache),
    keep: (...given: Parameters<CardCache['keep']>) => {
      missed++
      cache.keep(...given)
    },
  }
  const { notes } = await readNotes([note], { cwd: folder, cache: watched })
  cache.save()
  return { questions: notes.flatMap(({ cards }) => cards.map(({ question }) => question)), missed }
}

const plainNote = ({ path, cards, problems }: Note) => ({ path, cards: cards.map(plainCard), problems })

const shard = () => join(cacheFolder, readdirSync(cacheFolder)[0] ?? '')

it('reads each version of a note once', async () => {
  expect(await read()).toEqual({ questions: ['프로세스란?'], missed: 1 })
  expect(await read()).toEqual({ questions: ['프로세스란?'], missed: 0 })
  write('## 스레드란?\n실행 흐름이다.\n')
  expect(await read()).toEqual({ questions: ['스레드란?'], missed: 1 })
  expect(await read()).toEqual({ questions: ['스레드란?'], missed: 0 })
})

it('sees a change of the same length', async () => {
  await read()
  write('## 프로세서란?\n실행 중인 프로그램.\n')
  expect((await read()).questions).toEqual(['프로세서란?'])
})

it('looks at the bytes where times tell nothing', async () => {
  await read()
  const { atimeMs, mtimeMs, size } = statSync(note)
  writeFileSync(note, '## 프로세서란?\n실행 중인 프로그램.\n')
  utimesSync(note, atimeMs / 1000, mtimeMs / 1000)
  expect(statSync(note).size).toBe(size)
  // The file was written within a step of the clock, and its time was put back.
  const result = await read('one', statSync(note).mtimeMs + 500)
  expect(result).toEqual({ questions: ['프로세서란?'], missed: 1 })
})

it('reads a file no more that was only touched', async () => {
  await read()
  utimesSync(note, 1_600_000_000, 1_600_000_000)
  expect(await read()).toEqual({ questions: ['프로세스란?'], missed: 0 })
})

it('keeps every field of every card', async () => {
  const fixtures = join(import.meta.dirname, '../../test/fixtures/notes')
  const cold = new CardCache(cacheFolder, 'one', () => Date.parse('2030-01-01'))
  const fresh = await readNotes([fixtures], { cwd: folder })
  const first = await readNotes([fixtures], { cwd: folder, cache: cold })
  cold.save()
  const warm = new CardCache(cacheFolder, 'one', () => Date.parse('2030-01-01'))
  const second = await readNotes([fixtures], { cwd: folder, cache: warm })
  expect(fresh.notes.flatMap(({ cards }) => cards).length).toBeGreaterThan(300)
  for (const read of [first, second]) {
    expect(read.problems).toEqual(fresh.problems)
    expect(read.notes.map(plainNote)).toEqual(fresh.notes.map(plainNote))
  }
  const prints = ({ notes }: typeof fresh) =>
    locateCards(
      notes.flatMap(({ cards }) => cards),
      (path) => path,
    ).map((locator) => plainLocator(locator, null))
  expect(prints(second)).toEqual(prints(fresh))
})

it('gives what reading anew gives, whatever is done to the notes and to the cache', async () => {
  const texts = [
    '## 프로세스란?\n답.\n',
    '## 스레드란?\n답.\n',
    '## 큐란?\n',
    '',
    'no question',
    '# 목차\n- 하나?\n- 둘?\n',
  ]
  const names = ['a.md', 'b.md', 'sub/c.md']
  const step = fc.record({
    name: fc.constantFrom(...names),
    text: fc.constantFrom(...texts),
    touch: fc.boolean(),
    spoil: fc.option(fc.nat(2000), { freq: 4 }),
    other: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const top = mkdtempSync(join(folder, 'run-'))
      const cacheOf = mkdtempSync(join(folder, 'kept-'))
      mkdirSync(join(top, 'sub'))
      for (const { name, text, touch, spoil, other } of steps) {
        writeFileSync(join(top, name), text)
        if (touch) utimesSync(join(top, name), 1_700_000_000, 1_700_000_000)
        if (spoil !== null)
          for (const file of readdirSync(cacheOf)) {
            const bytes = readFileSync(join(cacheOf, file))
            bytes[spoil % bytes.length] = (bytes[spoil % bytes.length] ?? 0) ^ 0xff
            writeFileSync(join(cacheOf, file), bytes)
          }
        // Another process reads and writes the same cache in between.
        const caches = [0, ...(other ? [1] : [])].map(() => new CardCache(cacheOf, 'one', Date.now))
        for (const cache of caches) {
          const fresh = await readNotes([top], { cwd: top })
          const kept = await readNotes([top], { cwd: top, cache })
          expect(kept.notes.map(plainNote)).toEqual(fresh.notes.map(plainNote))
        }
        for (const cache of caches) cache.save()
      }
    }),
    { numRuns: 60 },
  )
})

it('reads anew with another reader', async () => {
  await read()
  expect((await read('two')).missed).toBe(1)
})

it.each([
  ['cut off', (text: string) => text.slice(0, text.length / 2)],
  ['emptied', () => ''],
  ['of another shape', () => '{"reader":"one","files":null}'],
])('reads anew when its file is %s', async (_, spoil) => {
  await read()
  writeFileSync(shard(), spoil(readFileSync(shard(), 'utf8')))
  expect(await read()).toEqual({ questions: ['프로세스란?'], missed: 1 })
  expect((await read()).missed).toBe(0)
})

it('goes on where it cannot be written', async () => {
  writeFileSync(cacheFolder, 'a file in the way')
  expect((await read()).questions).toEqual(['프로세스란?'])
})

it('forgets notes that are gone', async () => {
  await read()
  rmSync(note)
  note = join(folder, 'm.md')
  write('## 스레드란?\n실행 흐름이다.\n')
  await read()
  expect(readFileSync(shard(), 'utf16le')).not.toContain('프로세스')
})
