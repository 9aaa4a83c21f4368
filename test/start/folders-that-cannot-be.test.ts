import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runBinary } from '../support/binary.ts'
import { makeWorld, type World } from '../support/host.ts'

let world: World
beforeEach(() => {
  world = makeWorld({ 'n.md': '## 프로세스란?\n실행 중인 프로그램.\n' })
})
afterEach(() => world.remove())

const isRoot = process.getuid?.() === 0

/** A folder that its user may only read. */
function readOnly(): string {
  const folder = join(world.folder, 'read-only')
  mkdirSync(folder)
  chmodSync(folder, 0o555)
  return join(folder, 'x')
}

function fileInPlace(): string {
  writeFileSync(join(world.folder, 'file'), 'kept')
  return join(world.folder, 'file')
}

const PLACES: readonly (readonly [name: string, place: () => string, isThere: boolean])[] = [
  ['/proc/x', () => '/proc/x', existsSync('/proc')],
  ['/proc/self/x/y', () => '/proc/self/x/y', existsSync('/proc/self')],
  ['/sys/x', () => '/sys/x', existsSync('/sys')],
  ['/dev/null/x', () => '/dev/null/x', existsSync('/dev/null')],
  ['a file', fileInPlace, true],
  ['below a file', () => join(fileInPlace(), 'x'), true],
  ['below a folder that may only be read', readOnly, !isRoot],
]

it.each(PLACES)(
  'ends, with one clear error, where a folder of its own cannot be made: %s',
  async (_, placed, isThere) => {
    if (!isThere) return
    const place = placed()
    const home = { HOME: place, XDG_CACHE_HOME: place }
    const [listed, atHome, added] = await Promise.all([
      runBinary(world, ['list', 'n.md', '--state-dir', 'state'], { env: home }),
      runBinary(world, ['list', 'n.md', '--state-dir', place]),
      runBinary(world, ['notes', 'add', '.', '--state-dir', place], { env: home }),
    ])
    // Compiled code is only a cache.
    expect(listed).toMatchObject({ exitCode: 0, stderr: '' })
    // What is not there cannot be damaged: notes are listed. A file in its place may be what was remembered.
    if (atHome.exitCode === 0) expect(atHome.stdout).toContain('프로세스란?')
    else expect(atHome).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(place) })
    expect(added.exitCode).toBe(1)
    expect(added.stderr.match(/^prep: /gm)).toHaveLength(1)
    expect(added.stderr).toContain(place)
  },
)
