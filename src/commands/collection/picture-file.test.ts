import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'fast-png'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type PicturePlace, picturePath, readPicture } from './picture-file.ts'

let root: string
let place: PicturePlace
const png = encode({ width: 2, height: 3, data: new Uint8Array(24), channels: 4 })

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'prep-pictures-'))
  mkdirSync(join(root, 'notes/os/images'), { recursive: true })
  mkdirSync(join(root, 'outside'))
  place = { note: join(root, 'notes/os/note.md'), folders: [join(root, 'notes')] }
  for (const path of ['notes/os/images/a b.png', 'notes/shared.png', 'outside/secret.png'])
    writeFileSync(join(root, path), png)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

it('reads pictures in the folder of the notes, beside the note and above it', async () => {
  expect(await readPicture('images/a%20b.png', place)).toMatchObject({ type: 'png', width: 2, height: 3 })
  expect(await readPicture('../shared.png?raw=true', place)).toMatchObject({ width: 2 })
})

it('reads nothing else', async () => {
  symlinkSync(join(root, 'outside/secret.png'), join(root, 'notes/os/link.png'))
  symlinkSync(join(root, 'outside'), join(root, 'notes/os/folder'))
  const others = [
    '../../outside/secret.png',
    '..%2F..%2Foutside/secret.png',
    'link.png',
    'folder/secret.png',
    join(root, 'outside/secret.png'),
    join(root, 'notes/shared.png'),
    `file://${join(root, 'notes/shared.png')}`,
    'https://example.com/a.png',
    '//example.com/a.png',
    'C:\\a.png',
    'missing.png',
    'images',
    '',
    '%E0%A4%A',
    'a\0.png',
  ]
  for (const address of others) expect(await readPicture(address, place), address).toBe(null)
  expect(picturePath('link.png', place)).toBe(null)
})

it('reads nothing that is too large, or no picture', async () => {
  const file = (name: string) => join(root, 'notes/os', name)
  writeFileSync(file('text.png'), 'no picture')
  writeFileSync(file('huge.png'), png)
  truncateSync(file('huge.png'), 9 * 1024 * 1024)
  const wide = Buffer.from(png)
  wide.writeUInt32BE(100_000, 16)
  wide.writeUInt32BE(100_000, 20)
  writeFileSync(file('wide.png'), wide)
  for (const name of ['text.png', 'huge.png', 'wide.png']) expect(await readPicture(name, place), name).toBe(null)
})
