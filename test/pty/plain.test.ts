import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '../support/host.ts'
import { spawnPrep } from '../support/pty.ts'

/** What nobody who listens should come upon: control bytes, a line written over, boxes, bars, dots. */
const NOT_FOR_THE_EAR = /[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)|[\u2500-\u25ff\u2800-\u28ff]/

let world: World
beforeEach(() => {
  world = makeWorld()
  const note = fileURLToPath(new URL('../fixtures/screens/backend.ko.md', import.meta.url))
  world.write('backend.md', readFileSync(note))
})
afterEach(() => world.remove())

const start = (args: readonly string[], env: Record<string, string> = {}) =>
  spawnPrep(world, [...args, '--now', '2026-11-22T20:00:00+09:00'], {
    columns: 60,
    env: { LANG: 'ko_KR.UTF-8', ...env },
  })

async function output(args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const pty = start(args, env)
  await pty.exit
  return pty.raw()
}

describe.each([
  ['--plain', ['--plain'], {}],
  ['TERM=dumb', [], { TERM: 'dumb' }],
] as const)('%s', (_name, option, env) => {
  it('drills line by line', async () => {
    const pty = start(['drill', 'backend.md', ...option], env)
    await pty.waitFor('질문 1/')
    pty.send('\r')
    await pty.waitFor('4 쉬움')
    await pty.waitFor('채점')
    for (const _ of [1, 2, 3]) pty.send('3\r\r')
    await pty.waitFor(() => pty.kept().includes('질문 4/'))
    pty.send('?\r')
    await pty.waitFor('끝내기 (채점은')
    pty.send('q\r')
    expect((await pty.exit).code).toBe(0)
    expect(pty.kept()).toMatch(/복습했어요/)
    expect(pty.raw()).not.toMatch(NOT_FOR_THE_EAR)
  })

  it('shows the answer for a space and Enter, as its help says', async () => {
    const pty = start(['drill', 'backend.md', ...option], env)
    await pty.waitFor('질문 1/')
    pty.send(' \r')
    await pty.waitFor('4 쉬움')
    pty.send('q\r')
    expect((await pty.exit).code).toBe(0)
  })

  it('compares a typed answer, in words', async () => {
    const pty = start(['drill', 'backend.md', '--type', ...option], env)
    await pty.waitFor('질문 1/')
    pty.send('메일 발송처럼 오래 걸리는 일을 뒤로 미루려고\r')
    await pty.waitFor('채점')
    pty.send('3\r')
    await pty.waitFor('질문 2/')
    pty.send('\rq\r')
    await pty.exit
    expect(pty.raw()).not.toMatch(NOT_FOR_THE_EAR)
    expect(pty.raw()).not.toMatch(/[✓✗]/)
  })

  it('holds a mock interview', async () => {
    const pty = start(['drill', 'backend.md', '--mock', '5m', ...option], env)
    await pty.waitFor('질문 1')
    pty.send('\rq\r')
    await pty.waitFor('채점')
    pty.send('3\r')
    await pty.exit
    expect(pty.kept()).toContain('모의 면접: 질문 1개')
    expect(pty.raw()).not.toMatch(NOT_FOR_THE_EAR)
  })

  it('draws nothing in any other answer', async () => {
    await output(['grade', '--notes', 'backend.md', '1', 'good'])
    await output(['grade', '--notes', 'backend.md', '2', 'again'])
    const commands = [
      ['list', 'backend.md'],
      ['show', '--notes', 'backend.md', '1'],
      ['show', '--notes', 'backend.md', '6'],
      ['queue', 'backend.md'],
      ['stats', 'backend.md'],
      ['plan', 'backend.md', '--by', '2026-12-01'],
      ['check', 'backend.md'],
      ['config'],
      ['--help'],
      ['drill', '--help'],
      ['list', 'no-such-note.md'],
    ]
    for (const command of commands) {
      const said = await output([...command, ...option], env)
      expect(said.trim(), command.join(' ')).not.toBe('')
      expect(said, command.join(' ')).not.toMatch(NOT_FOR_THE_EAR)
    }
  })

  it('lets one of several be chosen by its number', async () => {
    const pty = start(['show', '--notes', 'backend.md', '나요', ...option], env)
    const asked = await pty.waitFor('번호')
    expect(asked).toMatch(/^1 /m)
    pty.send('1\r')
    expect((await pty.exit).code).toBe(0)
    expect(pty.raw()).not.toMatch(NOT_FOR_THE_EAR)
  })
})

it('can be set for good', async () => {
  await output(['config', 'set', 'plain', 'true'])
  const said = await output(['stats', 'backend.md'])
  expect(said).not.toMatch(NOT_FOR_THE_EAR)
  expect(await output(['list', 'backend.md'])).toMatch(/\(답 있음, 새 질문\)/)
})
