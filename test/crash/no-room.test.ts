import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { replay } from '../../src/store/replaying/replay-all.ts'
import { readSettings, writeSetting } from '../../src/store/settings/settings.ts'
import { buildDriver, type Finished, run, runNode } from '../support/driver.ts'
import { plainScheduler } from '../support/plain-scheduler.ts'

let driver: string
let folder: string

beforeAll(async () => {
  driver = await buildDriver()
  folder = mkdtempSync(join(tmpdir(), 'prep-no-room-'))
  chmodSync(folder, 0o755)
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  rmSync(join(driver, '..'), { recursive: true, force: true })
})

const open = (stateDir: string) => openStore({ stateDir, device: 'laptop', scheduler: plainScheduler })
const isRoot = process.getuid?.() === 0
const NOBODY = 65_534

/** A small file system of its own, where this user may make one. */
function mountSmall(path: string, kilobytes: number): boolean {
  mkdirSync(path, { recursive: true })
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'none', path]).status === 0
}

async function expectOnlyAcknowledged(stateDir: string, finished: readonly Finished[]): Promise<void> {
  const store = await open(stateDir)
  const events = await store.events()
  expect(events.map(({ id }) => id).sort()).toEqual(finished.flatMap(({ acknowledged }) => acknowledged).sort())
  expect(new Map(store.records())).toEqual(replay(events, plainScheduler))
}

describe.skipIf(process.platform === 'win32')('a limit on the size of files (ulimit -f)', () => {
  test.each([24, 25, 26, 27, 29, 31, 34])(
    'of %i blocks: what fitted is there, what did not is refused',
    async (blocks) => {
      const stateDir = join(folder, `limit-${blocks}`)
      const command = `ulimit -f ${blocks}; exec "$0" "$@"`
      const limited = await run('sh', ['-c', command, process.execPath, driver, stateDir, 'laptop', '500', '3', '500'])
      expect(limited.errors).toMatch(/^cannotSave .*(file too large|the disk is full)/)
      expect(limited.code).toBe(1)
      expect(limited.acknowledged.length).toBeGreaterThan(10)
      await expectOnlyAcknowledged(stateDir, [limited])
      const unlimited = await runNode([driver, stateDir, 'laptop', '5', '3', '5'])
      expect(unlimited.errors).toBe('')
      await expectOnlyAcknowledged(stateDir, [limited, unlimited])
    },
  )
})

const small = join(tmpdir(), `prep-small-${process.pid}`)
const mounted = isRoot && mountSmall(small, 256)
afterAll(() => {
  if (mounted) spawnSync('umount', [small])
  rmSync(small, { recursive: true, force: true })
})

describe.skipIf(!mounted)('a full disk (a tmpfs of 256 KB; skipped where it cannot be mounted)', () => {
  test('refuses what does not fit, keeps what did, and goes on when there is room', async () => {
    const stateDir = join(small, 'state')
    // Leaves room for some grades, and none for a checkpoint beside them.
    writeFileSync(join(small, 'filler'), Buffer.alloc(120 * 1024))
    const filled = await runNode([driver, stateDir, 'laptop', '3000', '200', '20'])
    expect(filled.errors).toMatch(/^cannotSave .*(no space left on device|the disk is full)/)
    expect(filled.acknowledged.length).toBeGreaterThan(100)
    await expectOnlyAcknowledged(stateDir, [filled])
    rmSync(join(small, 'filler'))
    const later = await runNode([driver, stateDir, 'laptop', '5', '3', '5'])
    expect(later.errors).toBe('')
    await expectOnlyAcknowledged(stateDir, [filled, later])
  })

  test('does not cost the settings that were there', async () => {
    const stateDir = join(small, 'settings')
    await writeSetting(stateDir, 'newPerDay', 7)
    const before = readFileSync(join(stateDir, 'settings.json'))
    const filler = join(small, 'filler')
    for (let size = 1024 * 1024; size >= 512; size /= 2)
      try {
        writeFileSync(filler, Buffer.alloc(size), { flag: 'a' })
      } catch {}
    const folders = Array.from({ length: 4000 }, (_, index) => `/notes/folder-${index}`)
    await expect(writeSetting(stateDir, 'noteFolders', folders)).rejects.toMatchObject({ code: 'cannotSave' })
    rmSync(filler)
    expect(readFileSync(join(stateDir, 'settings.json'))).toEqual(before)
    expect((await readSettings(stateDir)).settings.newPerDay).toBe(7)
  })
})

describe.skipIf(process.platform === 'win32')('a folder that may not be written', () => {
  const asSomebody = isRoot ? { uid: NOBODY, gid: NOBODY } : {}

  test('is named in one clear failure, and what is in it can still be read', async () => {
    const stateDir = join(folder, 'read-only')
    const store = await openStore({ stateDir, device: 'laptop', scheduler: plainScheduler })
    await store.append([{ type: 'suspended', card: 'card' }], new Date(0))
    chmodSync(join(stateDir, 'journal', 'laptop.jsonl'), 0o444)
    for (const path of [join(stateDir, 'journal'), stateDir]) chmodSync(path, 0o555)
    const refused = await runNode([driver, stateDir, 'laptop', '1', '1', '1'], asSomebody)
    expect(refused.errors).toBe(
      `cannotSave {"path":"${join(stateDir, 'journal', 'laptop.jsonl')}","reason":"permission denied"}\n`,
    )
    expect(refused.acknowledged).toEqual([])
    for (const path of [join(stateDir, 'journal'), stateDir]) chmodSync(path, 0o755)
    expect((await open(stateDir)).records().get('card')?.suspended).toBe(true)
  })

  test('or cannot even be made', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const refused = await runNode([driver, join(file, 'state'), 'laptop', '1', '1', '1'], asSomebody)
    expect(refused.errors).toMatch(/^cannotReadState .*not a directory/)
  })
})
