import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readNoteFile, replaceNote } from './note-file.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prep-note-'))
  path = join(folder, 'n.md')
  writeFileSync(path, '## 프로세스란?\n')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const bytes = new TextEncoder().encode('## 프로세스란?\n답\n')

it('replaces a note whole, with the mode it has, and leaves no draft', () => {
  chmodSync(path, 0o664)
  replaceNote(readNoteFile(path, 'n.md'), bytes, 'x')
  expect(readFileSync(path)).toEqual(Buffer.from(bytes))
  expect(statSync(path).mode & 0o777).toBe(0o664)
  expect(readdirSync(folder)).toEqual(['n.md'])
})

it('writes what a link leads to, and keeps the link', () => {
  const link = join(folder, 'link.md')
  symlinkSync('n.md', link)
  replaceNote(readNoteFile(link, 'link.md'), bytes, 'x')
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
  expect(readFileSync(path)).toEqual(Buffer.from(bytes))
})

it('leaves a note that changed meanwhile alone', () => {
  const seen = readNoteFile(path, 'n.md')
  writeFileSync(path, '## 힙이란?\n')
  expect(() => replaceNote(seen, bytes, 'x')).toThrow(expect.objectContaining({ code: 'noteChanged' }))
  expect(readFileSync(path, 'utf8')).toBe('## 힙이란?\n')
  expect(readdirSync(folder)).toEqual(['n.md'])
})

it('says that a note is not there', () =>
  expect(() => readNoteFile(join(folder, 'gone.md'), 'gone.md')).toThrow(
    expect.objectContaining({ code: 'cannotWriteNote' }),
  ))
