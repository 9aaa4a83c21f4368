import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeWorld, type World } from '../support/host.ts'
import { type Pty, spawnPrep } from '../support/pty.ts'

const NOTE = '# 면접\n\n## 프로세스란?\n\n## 스레드란?\n실행 흐름이다.\n'

let world: World
beforeEach(() => {
  world = makeWorld({ 'n.md': NOTE })
})
afterEach(() => world.remove())

const answer = (args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Pty =>
  spawnPrep(world, ['answer', '프로세스란', '--notes', 'n.md', '--lang', 'ko', ...args], { env })
const note = () => readFileSync(join(world.folder, 'n.md'), 'utf8')
const WRITTEN = NOTE.replace('란?\n\n', '란?\n실행 중인 프로그램.\n\n')

it.each([
  ['Ctrl-S', '\x13'],
  ['Ctrl-D', '\x04'],
  ['a line of nothing but a full stop', '\r.\r'],
])('takes the answer that %s ends, in the box of the drill', async (_, key) => {
  const pty = answer()
  expect(await pty.waitFor('Ctrl-S 저장 (Ctrl-D나 .만 있는 줄도)')).toContain('프로세스란?')
  pty.send(`실행 중인 프로그램.${key}`)
  expect((await pty.exit).code).toBe(0)
  expect(pty.kept()).toContain('답을 적었어요: n.md:4')
  expect(note()).toBe(WRITTEN)
})

it.each([
  ['Ctrl-D', '\x04'],
  ['a line of nothing but a full stop', '.\r'],
])('takes the lines that %s ends where nothing can be redrawn', async (_, key) => {
  const pty = answer([], { TERM: 'dumb' })
  await pty.waitFor('답을 입력하세요')
  pty.send(`실행 중인 프로그램.\r${key}`)
  expect((await pty.exit).code).toBe(0)
  expect(note()).toBe(WRITTEN)
})

/** Types the first half of the answer. */
const writeHalf = async (): Promise<Pty> => {
  const pty = answer()
  await pty.waitFor('Ctrl-S')
  pty.send('실행 중인')
  await pty.waitFor('실행 중인')
  return pty
}
/** Types the other half behind it, which stands in the box again. */
const finishWriting = async (): Promise<void> => {
  const again = answer()
  await again.waitFor('실행 중인')
  again.send(' 프로그램.\x13')
  expect((await again.exit).code).toBe(0)
  expect(note()).toBe(WRITTEN)
}

it.each([
  ['Esc', '\x1b'],
  ['Ctrl-C', '\x03'],
])('keeps a text that %s leaves, and goes on with it the next time', async (_, key) => {
  const pty = await writeHalf()
  pty.send(key)
  expect((await pty.exit).code).toBe(130)
  expect(pty.kept()).toContain('입력한 답은 남겨 두었어요')
  expect(note()).toBe(NOTE)
  await finishWriting()
})

it.each(['SIGTERM', 'SIGHUP'])('keeps a text when %s ends it, and goes on with it the next time', async (signal) => {
  const pty = await writeHalf()
  pty.kill(signal)
  await pty.exit
  expect(note()).toBe(NOTE)
  await finishWriting()
})

it('shows why a text is refused, and lets it be mended', async () => {
  const pty = answer()
  await pty.waitFor('Ctrl-S')
  pty.send('## 힙이란?\x13')
  await pty.waitFor('적지 않았어요')
  expect(note()).toBe(NOTE)
  pty.send('\x15실행 중인 프로그램.\x13')
  expect((await pty.exit).code).toBe(0)
  expect(note()).toBe(WRITTEN)
})
