import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeWorld, type World } from '../support/host.ts'
import { type Pty, spawnPrep } from '../support/pty.ts'

const NOW = '2026-11-22T20:00:00+09:00'

let world: World
beforeEach(() => {
  world = makeWorld({
    'notes/os.md':
      '# 면접\n\n## 교착 상태란?\n서로 자원을 기다리는 상태다. 순환 대기가 조건이다.\n\n## 아직 답이 없는 질문은?\n',
    'notes/net.md': '# 면접\n\n## 소켓이란?\n프로세스가 통신하는 끝점이다.\n',
  })
})
afterEach(() => world.remove())

const mock = (args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Pty =>
  spawnPrep(world, ['drill', 'notes', '--mock', '30m', '--now', NOW, '--lang', 'ko', ...args], { env })
const journal = () => {
  const folder = join(world.env['PREP_STATE_DIR'] ?? '', 'journal')
  return existsSync(folder)
    ? readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .join('')
    : ''
}

it('asks without answers, then grades each answer once, and reports', async () => {
  const pty = mock(['--report', 'mock.md'])
  const first = await pty.waitFor('질문 1')
  expect(first).toMatch(/남음/)
  expect(first).not.toMatch(/조건이다|끝점이다/)
  pty.send('\r')
  const second = await pty.waitFor('질문 2')
  expect(second).not.toMatch(/조건이다|끝점이다/)
  expect(journal()).not.toContain('reviewed')
  pty.send('\r')
  await pty.waitFor('1 다시')
  expect(pty.screen()).toMatch(/조건이다|끝점이다/)
  pty.send('1')
  await pty.waitFor('2/2')
  pty.send('4')
  expect((await pty.exit).code).toBe(0)
  const kept = pty.kept()
  expect(kept).toContain('모의 면접: 질문 2개')
  expect(kept).toContain('잘한 질문 1')
  expect(kept).toContain('막힌 질문 1')
  const report = readFileSync(join(world.folder, 'mock.md'), 'utf8')
  expect(report).toMatch(/^---\nprep: ignore\n---\n\n# 모의 면접 2026-11-22/)
  expect(report).toContain('## 막힌 질문 (1)')
  expect(journal().match(/"reviewed"/g)).toHaveLength(2)
})

it('shows typed answers beside the note’s afterwards, with what they missed', async () => {
  const pty = mock(['--type', '--deck', 'os'])
  await pty.waitFor('내 답')
  pty.send('서로 자원을 기다리는 것\r')
  const screen = await pty.waitFor('노트의 답')
  expect(screen).toMatch(/✗ .*순환/)
  pty.send('\r')
  expect((await pty.exit).code).toBe(0)
  expect(pty.kept()).toMatch(/빠진 말: .*순환/)
})

it('never writes a report over a file', async () => {
  const pty = mock(['--report', 'notes/net.md', '--deck', 'os'])
  await pty.waitFor('질문 1')
  pty.send('\r')
  await pty.waitFor('1 다시')
  pty.send('4')
  expect((await pty.exit).code).toBe(1)
  expect(pty.kept()).toContain('이미 있어서')
  expect(readFileSync(join(world.folder, 'notes/net.md'), 'utf8')).toContain('소켓이란?')
})

it('goes line by line where nothing can be redrawn', async () => {
  const pty = mock(['--deck', 'os'], { TERM: 'dumb' })
  await pty.waitFor('엔터 다음 질문')
  pty.send('\r')
  await pty.waitFor('채점 (')
  pty.send('3\r')
  expect((await pty.exit).code).toBe(0)
  expect(pty.kept()).toContain('잘한 질문 1')
})
