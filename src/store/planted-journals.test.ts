import { execFileSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { appendLine } from './journal/journal.ts'
import { journalNames } from './journal/journals.ts'
import { bringJournals } from './journal/move-journals.ts'

// A sync folder is shared: what lies in it may have been put there by somebody else.
let root: string
let shared: string
let victim: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'prep-planted-'))
  shared = join(root, 'shared')
  victim = join(root, 'victim.txt')
  mkdirSync(shared)
  writeFileSync(victim, 'as it was\n')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

it('reads no journal that is a link, a pipe or a folder', () => {
  writeFileSync(join(shared, 'own.jsonl'), '')
  symlinkSync(victim, join(shared, 'linked.jsonl'))
  symlinkSync('/dev/zero', join(shared, 'endless.jsonl'))
  mkdirSync(join(shared, 'folder.jsonl'))
  if (process.platform !== 'win32') execFileSync('mkfifo', [join(shared, 'pipe.jsonl')])
  expect(journalNames(shared)).toEqual(['own.jsonl'])
})

it('appends to no journal that is a link', async () => {
  symlinkSync(victim, join(shared, 'own.jsonl'))
  await expect(appendLine(join(shared, 'own.jsonl'), '{}')).rejects.toMatchObject({ code: 'cannotSave' })
  symlinkSync(join(root, 'made'), join(shared, 'new.jsonl'))
  await expect(appendLine(join(shared, 'new.jsonl'), '{}')).rejects.toMatchObject({ code: 'cannotSave' })
  expect(readFileSync(victim, 'utf8')).toBe('as it was\n')
  expect(existsSync(join(root, 'made'))).toBe(false)
})

it('brings journals past links, through none', () => {
  const from = join(root, 'from')
  mkdirSync(from)
  writeFileSync(join(from, 'a.jsonl'), 'line\n')
  writeFileSync(join(from, 'b.jsonl'), 'line\n')
  symlinkSync(victim, join(shared, 'a.jsonl'))
  symlinkSync(victim, join(shared, 'b.jsonl.tmp'))
  bringJournals(from, shared)
  expect(readFileSync(victim, 'utf8')).toBe('as it was\n')
  expect(readFileSync(join(shared, 'a-2.jsonl'), 'utf8')).toBe('line\n')
  expect(lstatSync(join(shared, 'b.jsonl')).isFile()).toBe(true)
})
