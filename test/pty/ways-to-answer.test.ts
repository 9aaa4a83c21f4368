import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeWorld, type World } from '../support/host.ts'
import { type Pty, spawnPrep } from '../support/pty.ts'

const NOW = '2026-11-22T20:00:00+09:00'
const NOTE =
  '# 면접\n\n## 교착 상태란?\n둘 이상의 프로세스가 서로 자원을 기다리는 상태. 상호 배제와 순환 대기가 조건이다.\n'

let world: World
beforeEach(() => {
  world = makeWorld({ 'n.md': NOTE })
})
afterEach(() => world.remove())

const drill = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Pty =>
  spawnPrep(world, ['drill', 'n.md', '--now', NOW, '--lang', 'ko', ...args], { env })

/** The reviews that were kept. */
function reviews(): readonly { readonly grade: string; readonly seconds: number | null }[] {
  const folder = join(world.env['PREP_STATE_DIR'] ?? '', 'journal')
  return readdirSync(folder)
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .flatMap((line) => JSON.parse(line))
    .filter(({ type }) => type === 'reviewed')
    .map(({ review, grade, seconds }) => review ?? { grade, seconds })
}

it('compares what was typed with the note, and Enter takes the grade that it suggests', async () => {
  const pty = drill(['--type'])
  await pty.waitFor('내 답')
  pty.send('프로세스들이 서로 자원을 기다림. 상호배제, 순환대기\r')
  const screen = await pty.waitFor('노트의 답')
  expect(screen).toMatch(/✓ .*상호.*배제/)
  expect(screen).toContain('알맞음 (추천)')
  pty.send('\r')
  await pty.waitFor((text) => !text.includes('노트의 답'))
  pty.send('\x1b')
  await pty.waitFor('스페이스')
  pty.send('q')
  expect((await pty.exit).code).toBe(0)
  expect(reviews().map(({ grade }) => grade)).toEqual(['good'])
})

it('names what was missed', async () => {
  const pty = drill(['--type'])
  await pty.waitFor('내 답')
  pty.send('프로세스가 멈춘 것\r')
  expect(await pty.waitFor('노트의 답')).toMatch(/✗ .*자원/)
  pty.send('4')
  expect((await pty.exit).code).toBe(0)
})

it('counts down while the answer is said aloud, and keeps the time', async () => {
  const pty = drill(['--time', '60'])
  await pty.waitFor('1:00 남음')
  await pty.waitFor('0:59 남음')
  pty.send('\r')
  await pty.waitFor('둘 이상의 프로세스가')
  pty.send('4')
  expect((await pty.exit).code).toBe(0)
  const [review] = reviews()
  expect(review?.seconds).toBeGreaterThan(0)
})

it('shows no countdown where nothing can be redrawn', async () => {
  const pty = drill(['--speak'], { TERM: 'dumb' })
  await pty.waitFor('소리 내어 말해 보세요. 90초')
  pty.send('\r')
  await pty.waitFor('둘 이상의 프로세스가')
  pty.send('4\r')
  expect((await pty.exit).code).toBe(0)
  expect(pty.raw()).not.toContain('남음')
})
