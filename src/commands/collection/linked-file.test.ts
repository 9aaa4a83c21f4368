import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { linkedFile, linkedFileUrl } from './linked-file.ts'
import type { PicturePlace } from './picture-file.ts'

let root: string
let place: PicturePlace

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'prep-linked-')))
  for (const folder of ['notes/os/img', 'notes/net', 'notes/.git', 'outside'])
    mkdirSync(join(root, folder), { recursive: true })
  place = { note: join(root, 'notes/os/note.md'), folders: [join(root, 'notes/os'), join(root, 'notes')] }
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const put = (path: string) => writeFileSync(join(root, path), 'x', { mode: 0o644 })

it('finds notes and pictures in the folder of the notes', () => {
  for (const path of ['notes/os/img/그림 1.png', 'notes/net/tcp.md']) put(path)
  expect(linkedFile('./img/%EA%B7%B8%EB%A6%BC%201.png', place)).toBe(join(root, 'notes/os/img/그림 1.png'))
  expect(linkedFile('../net/tcp.md#handshake', place)).toBe(join(root, 'notes/net/tcp.md'))
})

it('names the file and this computer in an address of printable ASCII', () => {
  const name = 'a\x1b]8;;x\x07 \u202e%;?#b.md'
  put(`notes/os/${name}`)
  const url = linkedFileUrl(encodeURIComponent(name), place) ?? ''
  expect(url).toMatch(/^file:\/\/[\x21-\x7e]+$/)
  expect(new URL(url).host).toBe(hostname().toLowerCase())
  expect(fileURLToPath(url.replace(/^file:\/\/[^/]*/, 'file://'))).toBe(join(root, 'notes/os', name))
})

it('finds nothing outside, hidden, executable, or of a kind that a program might run', () => {
  for (const path of [
    'outside/a.md',
    'notes/.git/a.md',
    'notes/os/run.md',
    'notes/os/a.sh',
    'notes/os/a.desktop',
    'notes/os/a.html',
  ])
    put(path)
  chmodSync(join(root, 'notes/os/run.md'), 0o755)
  mkdirSync(join(root, 'notes/os/folder.md'))
  symlinkSync(join(root, 'outside/a.md'), join(root, 'notes/os/linked.md'))
  symlinkSync(join(root, 'outside'), join(root, 'notes/os/away'))
  const refused = [
    '../../outside/a.md',
    '..%2F..%2Foutside%2Fa.md',
    'linked.md',
    'away/a.md',
    '../.git/a.md',
    'run.md',
    'a.sh',
    'a.desktop',
    'a.html',
    'folder.md',
    'missing.md',
    '.',
    '',
    '#here',
    '--help.md',
    join(root, 'notes/os/note.md'),
    `file://${root}/notes/os/note.md`,
    'javascript:alert(1).md',
    '\\\\host\\share\\a.md',
    '//host/a.md',
    'a\0.md',
  ]
  put('notes/os/note.md')
  for (const address of refused) expect(linkedFile(address, place), address).toBeNull()
  expect(linkedFile('note.md', place)).not.toBeNull()
})
