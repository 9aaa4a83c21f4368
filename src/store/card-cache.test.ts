import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
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
    keep: (...given: Parameters<CardCache['keep']>) => {
      missed++
      cache.keep(...given)
    },
  }
  const { notes } = await readNotes([note], { cwd: folder, cache: watched })
  cache.save()
  return { questions: notes.flatMap(({ cards }) => cards.map(({ question }) => question)), missed }
}

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

it('does not trust a time that was just now', async () => {
  const justNow = statSync(note).mtimeMs + 500
  await read('one', justNow)
  expect((await read('one', justNow)).missed).toBe(1)
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
  expect(readFileSync(shard(), 'utf8')).not.toContain('프로세스')
})
