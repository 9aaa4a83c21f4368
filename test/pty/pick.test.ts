import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeWorld, type World } from '../support/host.ts'
import { type Pty, spawnPrep } from '../support/pty.ts'

const NOTE = 'backend.ko.md'

let world: World
beforeEach(() => {
  world = makeWorld({ [NOTE]: readFileSync(fileURLToPath(new URL(`../fixtures/screens/${NOTE}`, import.meta.url))) })
})
afterEach(() => world.remove())

/** `prep show` with words that several questions share. */
function show(env: Readonly<Record<string, string>> = {}): Pty {
  return spawnPrep(world, ['show', '--notes', NOTE, '--lang', 'ko', '나요'], { env })
}

it('takes the question that the arrows lead to, and leaves nothing of the choosing', async () => {
  const pty = show()
  await pty.waitFor(/❯ 왜 Celery.*엔터 선택/s)
  pty.send('\x1b[B')
  await pty.waitFor('❯ 재시도하는')
  pty.send('\r')
  expect((await pty.exit).code).toBe(0)
  expect(pty.kept()).toMatch(/^백엔드 면접 노트\n재시도하는 작업은 어떻게 짰나요\?\n/)
})

it('narrows the questions down to what is typed', async () => {
  const pty = show()
  await pty.waitFor(/❯ 왜 Celery.*엔터 선택/s)
  pty.send('어떤')
  await pty.waitFor('❯ 어떤 데이터베이스를')
  pty.send('\r')
  expect((await pty.exit).code).toBe(0)
  expect(pty.kept()).toMatch(/^백엔드 면접 노트\n어떤 데이터베이스를 썼나요\?\n/)
})

it('gives up with Ctrl-C', async () => {
  const pty = show()
  await pty.waitFor(/❯ 왜 Celery.*엔터 선택/s)
  pty.send('\x03')
  expect((await pty.exit).code).toBe(130)
})

it('is left with Esc', async () => {
  const pty = show()
  await pty.waitFor(/❯ 왜 Celery.*엔터 선택/s)
  pty.send('\x1b')
  expect((await pty.exit).code).toBe(130)
  expect(pty.kept()).not.toContain('Celery')
})

it('asks for a number where the terminal cannot redraw', async () => {
  const pty = show({ TERM: 'dumb' })
  await pty.waitFor('번호 (엔터: 취소):')
  pty.send('2\r')
  expect((await pty.exit).code).toBe(0)
  expect(pty.kept()).toContain('2 재시도하는 작업은 어떻게 짰나요?')
  expect(pty.kept()).toContain('작업에는 아이디만 넘기고')
  expect(pty.raw()).not.toContain('\x1b')

  const left = show({ TERM: 'dumb' })
  await left.waitFor('번호 (엔터: 취소):')
  left.send('\r')
  expect((await left.exit).code).toBe(130)
})
