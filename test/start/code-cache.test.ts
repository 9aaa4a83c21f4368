import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { BINARY, runBinary } from '../support/binary.ts'
import { makeWorld, type World } from '../support/host.ts'

let world: World
beforeEach(() => {
  world = makeWorld({ 'n.md': '## 프로세스란?\n실행 중인 프로그램.\n' })
})
afterEach(() => world.remove())

const list = () => runBinary(world, ['list', 'n.md'])
const cacheFolder = () => join(world.env['PREP_STATE_DIR'] ?? '', 'cache')
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
  expect(existsSync(join(other.env['PREP_STATE_DIR'] ?? '', 'cache', 'code'))).toBe(false)
  other.remove()
})

it('keeps nothing for words that are no command', async () => {
  await runBinary(world, ['nonsense'])
  expect(existsSync(join(cacheFolder(), 'code'))).toBe(false)
})

it('follows --state-dir', async () => {
  await runBinary(world, ['list', 'n.md', '--state-dir', 'elsewhere'])
  expect(readdirSync(join(world.folder, 'elsewhere', 'cache')).sort()).toContain('code')
  expect(existsSync(cacheFolder())).toBe(false)
})

it('says its version and nothing else', async () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
  for (const args of [['--version'], ['-V'], ['--version', '--lang', 'ko']])
    expect((await execa(process.execPath, [BINARY, ...args])).stdout).toBe(version)
})
