import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { execa } from 'execa'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { CodeCache } from '../../src/start/code-cache.ts'
import { longRun } from '../../src/start/compile-late.ts'
import { BINARY, runBinary } from '../support/binary.ts'
import { makeWorld, type World } from '../support/host.ts'

let world: World
beforeEach(() => {
  world = makeWorld({ 'n.md': '## 프로세스란?\n실행 중인 프로그램.\n' })
})
afterEach(() => world.remove())

const list = () => runBinary(world, ['list', 'n.md'])
const cacheFolder = () => join(world.home, '.cache', 'prep')
const compiled = (): string => {
  const code = join(cacheFolder(), 'code')
  return join(code, readdirSync(code)[0] ?? '', 'list')
}

it('keeps compiled code for the next runs of a command, and is done after two', async () => {
  const first = await list()
  expect(first).toMatchObject({ exitCode: 0, stderr: '' })
  const written = readFileSync(compiled())
  expect(await list()).toEqual(first)
  const settled = readFileSync(compiled())
  expect(settled.equals(written)).toBe(false)
  const { ino } = statSync(compiled())
  expect(await list()).toEqual(first)
  expect(statSync(compiled()).ino).toBe(ino)
})

it('goes on without what is damaged', async () => {
  const whole = await list()
  await list()
  const bytes = readFileSync(compiled())
  const head = bytes.indexOf('\n') + 1
  const spoilt = [
    Buffer.alloc(0),
    bytes.subarray(0, head / 2),
    bytes.subarray(0, head + 5000),
    Buffer.from('{"settled":true}\n'),
    ...[head + 3, head + 20, head + 40_000, bytes.length - 9].map((at) => {
      const copy = Buffer.from(bytes)
      copy[at] = (copy[at] ?? 0) ^ 0x5a
      return copy
    }),
  ]
  for (const spoil of spoilt) {
    writeFileSync(compiled(), spoil)
    expect(await list()).toEqual(whole)
    expect(statSync(compiled()).size).toBeGreaterThan(head)
  }
})

it('is safe under several processes', async () => {
  const results = await Promise.all(Array.from({ length: 6 }, list))
  for (const result of results) expect(result).toEqual(results[0])
  expect(readdirSync(join(compiled(), '..'))).toEqual(['list'])
})

it('does without where it cannot be written, and where Node is told to', async () => {
  mkdirSync(cacheFolder(), { recursive: true })
  writeFileSync(join(cacheFolder(), 'code'), 'a file in the way')
  expect(await list()).toMatchObject({ exitCode: 0, stderr: '' })
  const other = makeWorld({ 'n.md': '## 스레드란?\n실행 흐름.\n' })
  const env = { NODE_DISABLE_COMPILE_CACHE: '1' }
  expect(await runBinary(other, ['list', 'n.md'], { env })).toMatchObject({ exitCode: 0, stderr: '' })
  expect(existsSync(join(other.home, '.cache', 'prep', 'code'))).toBe(false)
  other.remove()
})

it('keeps nothing for words that are no command', async () => {
  await runBinary(world, ['nonsense'])
  expect(existsSync(join(cacheFolder(), 'code'))).toBe(false)
})

/** Compiled code that takes over, as it would have to stand in the cache for the build that is tested. */
function crafted(): Buffer {
  const bytes = readFileSync(compiled())
  const head = JSON.parse(bytes.toString('latin1', 0, bytes.indexOf('\n')))
  const source = readFileSync(join(BINARY, '../../dist/core.js'), 'utf8')
  // V8 takes it for the code of any source of that length, from a process with the same flags.
  const hostile = '(process.stderr.write("taken over"), process.exit(3))'
  const make = `process.stdout.write(new vm.Script(process.argv[1].padEnd(${source.length})).createCachedData())`
  const code = execFileSync(process.execPath, ['-e', make, hostile], { maxBuffer: 1e8 })
  const packs = { core: [0, code.length] }
  const once = [Buffer.from(`${JSON.stringify({ ...head, packs })}\n`, 'latin1'), code]
  return Buffer.concat([...once, ...once])
}

it.skipIf(process.platform === 'win32')(
  'runs no code from a state folder, nor what others could have written',
  async () => {
    const whole = await list()
    await list()
    const code = crafted()
    const place = relative(cacheFolder(), compiled())
    // What is crafted is taken in where it is trusted: else this would test nothing.
    writeFileSync(compiled(), code)
    expect(await list()).toMatchObject({ exitCode: 3, stderr: 'taken over' })
    rmSync(cacheFolder(), { recursive: true })
    for (const state of [world.env['PREP_STATE_DIR'] ?? '', join(world.folder, 'given')]) {
      mkdirSync(dirname(join(state, 'cache', place)), { recursive: true })
      writeFileSync(join(state, 'cache', place), code)
    }
    expect(await list()).toEqual(whole)
    expect(await runBinary(world, ['list', 'n.md', '--state-dir', 'given'])).toMatchObject({ exitCode: 0, stderr: '' })
    // Another user's file, and one that others may write, in the user's own folder or not.
    const spoil = [
      () => chmodSync(compiled(), 0o620),
      () => chmodSync(dirname(compiled()), 0o777),
      ...(process.geteuid?.() === 0 ? [() => chownSync(compiled(), 12345, 0)] : []),
    ]
    for (const each of spoil) {
      rmSync(cacheFolder(), { recursive: true })
      await list()
      writeFileSync(compiled(), code)
      each()
      expect(await list()).toEqual(whole)
    }
  },
)

it('is where the system keeps such things, wherever the state folder is', async () => {
  await runBinary(world, ['list', 'n.md', '--state-dir', 'elsewhere'])
  expect(readdirSync(cacheFolder())).toContain('code')
  expect(existsSync(join(world.folder, 'elsewhere', 'cache'))).toBe(false)
})

it('says its version and nothing else', async () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
  for (const args of [['--version'], ['-V'], ['--version', '--lang', 'ko']])
    expect((await execa(process.execPath, [BINARY, ...args])).stdout).toBe(version)
})

it('remembers that V8 is to compile late, without what was compiled before', () => {
  const path = join(world.home, 'code', 'late', 'list')
  const save = (packs: ReadonlyMap<string, Buffer>) => {
    const cache = new CodeCache(path, '1')
    cache.prepare()
    cache.save(packs)
    cache.close()
  }
  const core = Buffer.from('compiled')
  for (const _ of ['first', 'settled']) save(new Map([['core', core]]))
  const before = new CodeCache(path, '1')
  expect([before.settled, before.late, before.find('core')?.toString()]).toEqual([true, false, 'compiled'])
  before.saveLate()
  before.close()
  const late = new CodeCache(path, '1')
  expect([late.settled, late.late, late.find('core')]).toEqual([true, true, undefined])
  late.close()
  save(new Map([['core', core]]))
  const kept = new CodeCache(path, '1')
  expect([kept.settled, kept.late, kept.find('core')?.toString()]).toEqual([true, true, 'compiled'])
  kept.close()
})

it('takes a run for long by what Node itself took', () => {
  let usedMs = 30
  const wasLong = longRun({ cpuUsage: () => ({ user: usedMs * 1000, system: 0 }) })
  usedMs = 140
  expect(wasLong()).toBe(false)
  usedMs = 160
  expect(wasLong()).toBe(true)
})
