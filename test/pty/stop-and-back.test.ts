import process from 'node:process'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { BINARY } from '../support/binary.ts'
import { makeWorld, type World } from '../support/host.ts'
import { type Pty, spawnPty } from '../support/pty.ts'

const NOW = '2026-11-22T20:00:00+09:00'

let world: World
beforeEach(() => {
  world = makeWorld({
    'notes/os.md':
      '# 면접\n\n## 교착 상태란?\n서로 자원을 기다리는 상태다.\n\n## 기아란?\n자원을 얻지 못하는 상태다.\n',
  })
})
afterEach(() => world.remove())

/** A drill in a shell with job control; the greeting of a first run is told before. */
async function inShell(args: readonly string[]): Promise<Pty> {
  const words = [process.execPath, BINARY, 'drill', 'notes', '--now', NOW, '--lang', 'ko', ...args]
  const pty = spawnPty({
    file: '/bin/sh',
    args: ['-i'],
    cwd: world.folder,
    env: { ...world.env, PS1: 'shell> ', ENV: undefined },
  })
  await pty.waitFor('shell>')
  pty.send(`${words.map((word) => `'${word}'`).join(' ')}\r`)
  return pty
}

const stop = async (pty: Pty) => {
  pty.send('\x1a')
  await pty.waitFor(/Stopped|Suspended/)
}

it.skipIf(process.platform === 'win32')('leaves nothing of its picture among the lines of the shell', async () => {
  const pty = await inShell([])
  await pty.waitFor('답 보기')
  await stop(pty)
  pty.resize(60, 20)
  pty.send('fg\r')
  await pty.waitFor('답 보기')
  pty.resize(80, 24)
  await pty.waitFor('답 보기')
  await stop(pty)
  expect(pty.screen()).not.toContain('답 보기')
  pty.send('fg\r')
  await pty.waitFor('답 보기')
  pty.send(' 3')
  await pty.waitFor('기아란?')
  pty.send('q')
  await pty.waitFor('질문 1개를 복습했어요')
  pty.send('exit\r')
  await pty.exit
  expect(pty.kept()).not.toMatch(/답 보기|교착 상태란|기아란|──/)
})

it.skipIf(process.platform === 'win32')('takes what is pasted as text also after it was stopped', async () => {
  const pty = await inShell(['--type'])
  await pty.waitFor('내 답')
  pty.send('서로 ')
  await pty.waitFor(/서로\s/)
  await stop(pty)
  pty.send('fg\r')
  await pty.waitFor('서로')
  // The terminal marks what is pasted only where it was asked to.
  const raw = pty.raw()
  expect(raw.lastIndexOf('\x1b[?2004h')).toBeGreaterThan(raw.lastIndexOf('\x1b[?2004l'))
  expect(raw.lastIndexOf('\x1b[?25h')).toBeGreaterThan(raw.lastIndexOf('\x1b[?25l'))
  pty.send('\x1b[200~자원을\n기다림\x1b[201~')
  await pty.waitFor(/서로 자원을\s*\n\s*기다림/)
  pty.send('\r')
  await pty.waitFor('노트의 답')
  expect(pty.screen()).toMatch(/서로 자원을\s*\n\s*기다림/)
  pty.send('3')
  await pty.waitFor('기아란?')
  pty.send('\x1b')
  await pty.waitFor('답 보기')
  pty.send('q')
  await pty.waitFor('질문 1개를 복습했어요')
  pty.send('exit\r')
  await pty.exit
})
