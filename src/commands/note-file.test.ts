import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
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

it('writes through no link that leads out of the folder of the notes, of the note or of a folder above it', () => {
  const outside = join(folder, 'outside')
  const notes = join(folder, 'notes')
  for (const name of [outside, notes, join(notes, 'inside')]) mkdirSync(name)
  writeFileSync(join(outside, 'o.md'), '## 힙이란?\n')
  writeFileSync(join(notes, 'inside', 'i.md'), '## 힙이란?\n')
  symlinkSync(outside, join(notes, 'away'))
  symlinkSync(join(outside, 'o.md'), join(notes, 'linked.md'))
  symlinkSync('inside', join(notes, 'near'))
  symlinkSync(notes, join(folder, 'chosen'))
  const read = (path: string, top = 'notes') => readNoteFile(join(folder, top, path), path, [join(folder, top)])
  const refused = expect.objectContaining({ code: 'cannotWriteNote' })
  expect(() => read('away/o.md')).toThrow(refused)
  expect(() => read('linked.md')).toThrow(refused)
  expect(() => readNoteFile(join(notes, 'linked.md'), 'linked.md', [join(notes, 'linked.md')])).toThrow(refused)
  expect(read('near/i.md').path).toBe(join(realpathSync(notes), 'inside', 'i.md'))
  expect(read('inside/i.md', 'chosen').path).toBe(join(realpathSync(notes), 'inside', 'i.md'))
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
