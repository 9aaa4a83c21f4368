import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
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

it('keeps the file that it is: its hard links, its owner, who may read it', () => {
  const twin = join(folder, 'twin.md')
  linkSync(path, twin)
  chmodSync(path, 0o640)
  if (process.geteuid?.() === 0) chownSync(path, 12345, 54321)
  const before = statSync(path)
  for (const text of ['## 프로세스란?\n실행 중인 프로그램.\n', '## 프로세스란?\n', '', '## 힙이란?\n나무.\n']) {
    replaceNote(readNoteFile(path, 'n.md'), Buffer.from(text), 'x')
    expect(readFileSync(twin, 'utf8')).toBe(text)
  }
  const { ino, uid, gid, mode, nlink } = statSync(path)
  expect({ ino, uid, gid, mode, nlink }).toEqual({
    ino: before.ino,
    uid: before.uid,
    gid: before.gid,
    mode: before.mode,
    nlink: 2,
  })
})

it('keeps extended attributes (where the disk has them)', ({ skip }) => {
  const python = (code: string) => spawnSync('python3', ['-c', `import os,sys\n${code}`, path], { encoding: 'utf8' })
  if (python('os.setxattr(sys.argv[1], "user.tag", b"interview")').status !== 0) skip()
  replaceNote(readNoteFile(path, 'n.md'), bytes, 'x')
  expect(python('print(os.getxattr(sys.argv[1], "user.tag").decode())').stdout).toBe('interview\n')
})

it('writes no note that is read-only', () => {
  const seen = readNoteFile(path, 'n.md')
  chmodSync(path, 0o444)
  const refused = expect.objectContaining({ code: 'noteReadOnly' })
  expect(() => readNoteFile(path, 'n.md')).toThrow(refused)
  expect(() => replaceNote(seen, bytes, 'x')).toThrow(refused)
  expect(readFileSync(path, 'utf8')).toBe('## 프로세스란?\n')
  expect(readdirSync(folder)).toEqual(['n.md'])
})

it('writes a note with a name as long as a name can be', () => {
  const long = join(folder, `${'긴'.repeat(84)}.md`)
  renameSync(path, long)
  replaceNote(readNoteFile(long, 'n.md'), bytes, 'x')
  expect(readFileSync(long)).toEqual(Buffer.from(bytes))
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
