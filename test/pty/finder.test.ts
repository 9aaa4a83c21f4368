import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeWorld, runInProcess, type World } from '../support/host.ts'
import { type Pty, spawnPrep } from '../support/pty.ts'

const NOTE = 'backend.ko.md'

let world: World
beforeEach(() => {
  world = makeWorld({ [NOTE]: readFileSync(fileURLToPath(new URL(`../fixtures/screens/${NOTE}`, import.meta.url))) })
})
afterEach(() => world.remove())

const open = (command: string, more: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Pty =>
  spawnPrep(world, [command, '--notes', NOTE, '--lang', 'ko', ...more], { env })

it('finds a question as it is typed, shows it beside the list, and leaves it on the screen after Enter', async () => {
  const pty = open('show')
  await pty.waitFor(/› . 왜 Celery.*Esc 나가기/s)
  pty.send('재시도')
  await pty.waitFor(/찾기: 재시도_ .*중 2개.*› . 재시도하는.*│.*백엔드 면접 노트/s)
  pty.send('\r')
  expect((await pty.exit).code).toBe(0)
  expect(pty.kept()).toMatch(/^백엔드 면접 노트\n재시도하는 작업은 어떻게 짰나요\?\n/)
})

it('takes initial consonants, and what prep list narrows down by', async () => {
  const pty = open('show')
  await pty.waitFor(/› . 왜 Celery.*Esc 나가기/s)
  pty.send('ㅌㄹㅈㅅ')
  await pty.waitFor(/중 1개.*› . 트랜잭션 격리/s)
  pty.send('\x15is:unanswered')
  await pty.waitFor(/찾기: is:unanswered_.*› ○ SQL JOIN/s)
  pty.send('\x15')
  await pty.waitFor(/찾기: _.*› . 왜 Celery/s)
  pty.send('\x1b')
  expect((await pty.exit).code).toBe(0)
  expect(pty.kept()).toBe('')
})

it('looks for what was meant after Enter', async () => {
  const pty = open('show')
  await pty.waitFor(/› . 왜 Celery.*Esc 나가기/s)
  pty.send('트렌젝션')
  await pty.waitFor('엔터를 누르면 비슷한 말로 찾아요')
  pty.send('\r')
  await pty.waitFor(/찾기: 트랜잭션_.*› . 트랜잭션 격리.*“트렌젝션”은 없어서 “트랜잭션”으로 찾았어요/s)
  pty.send('\x03')
  expect((await pty.exit).code).toBe(130)
})

it('suspends and resumes with x, typed as ㅌ too, once Tab gives the keys to the list', async () => {
  const pty = open('show')
  await pty.waitFor(/› . 왜 Celery.*Esc 나가기/s)
  pty.send('격리\t')
  await pty.waitFor(/❯ . 트랜잭션 격리.*x 보류/s)
  pty.send('x')
  await pty.waitFor(/트랜잭션.*보류.*x 보류 풀기/s)
  expect((await runInProcess(world, ['list', NOTE, '--suspended'])).stdout).toContain('트랜잭션 격리')
  pty.send('ㅌ')
  await pty.waitFor('이제 다시 나와요')
  expect((await runInProcess(world, ['list', NOTE, '--suspended'])).stdout).toContain('No question matches.')
  pty.send('q')
  expect((await pty.exit).code).toBe(0)
})

it('lets answers be written one after the other by prep answer, those that are missing first', async () => {
  const pty = open('answer')
  await pty.waitFor(/› ○ SQL JOIN.*답 쓰기/s)
  expect(pty.screen()).not.toContain('왜 Celery')
  pty.send('\r')
  await pty.waitFor(/답 쓰기\n/)
  pty.send('INNER와 OUTER가 있다.')
  await pty.waitFor('OUTER가 있다.')
  pty.send('\x13')
  await pty.waitFor((screen) => screen.includes('노트') && screen.includes('행에 적었어요') && screen.includes('찾기:'))
  expect(pty.screen()).not.toContain('SQL JOIN')
  expect(readFileSync(join(world.folder, NOTE), 'utf8')).toContain('INNER와 OUTER가 있다.')
  pty.send('\x1b')
  expect((await pty.exit).code).toBe(0)
})

it('asks a question by itself with t, and its grade counts', async () => {
  const pty = open('show')
  await pty.waitFor(/› . 왜 Celery.*Esc 나가기/s)
  pty.send('격리')
  await pty.waitFor(/중 1개.*› . 트랜잭션/s)
  pty.send('\tt')
  await pty.waitFor('답 보기')
  pty.send(' ')
  await pty.waitFor('쉬움')
  pty.send('4')
  await pty.waitFor((screen) => screen.includes('찾기: 격리') && screen.includes('쉬움, 다음'))
  pty.send('q')
  expect((await pty.exit).code).toBe(0)
  expect((await runInProcess(world, ['history', '--notes', NOTE])).stdout).toContain('easy: 트랜잭션')
})

it('needs words where nothing can be redrawn', async () => {
  const pty = open('show', [], { TERM: 'dumb' })
  expect((await pty.exit).code).toBe(2)
  expect(pty.kept()).toContain('<question> 자리가 비어 있어요')
})
