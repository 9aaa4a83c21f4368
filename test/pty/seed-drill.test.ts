import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { width } from '../../src/terminal/text/width.ts'
import { runBinary } from '../support/binary.ts'
import { makeWorld, type World } from '../support/host.ts'
import { type Pty, spawnPrep } from '../support/pty.ts'

const seed = fileURLToPath(new URL('../../seeds/backend-interview.md', import.meta.url))
const NOW = '2026-11-22T20:00:00+09:00'
const MINUTE_MS = 60_000

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.remove())

function drill(args: readonly string[], options: { columns?: number; rows?: number; lang?: string } = {}): Pty {
  const { columns = 80, rows = 24, lang = 'ko' } = options
  return spawnPrep(world, ['drill', seed, '--now', NOW, '--lang', lang, ...args], { columns, rows })
}

interface Listed {
  readonly question: string
  readonly schedule: { due: string; lastReview: string; phase: string; intervalDays: number; reps: number } | null
}

async function schedules() {
  const { stdout } = await runBinary(world, ['list', seed, '--json'], { now: NOW })
  return (JSON.parse(stdout) as Listed[]).flatMap(({ schedule }) => (schedule === null ? [] : [schedule]))
}

const widest = (screen: string) => Math.max(...screen.split('\n').map(width))

describe.each([
  [80, 24],
  [40, 20],
])('the Korean seed at %i columns', (columns, rows) => {
  it('is drilled in one burst of keys, and every schedule is there', async () => {
    const pty = drill(['--limit', '10'], { columns, rows })
    expect(widest(await pty.waitFor('1/10'))).toBeLessThanOrEqual(columns)
    pty.send(`${' 4'.repeat(7)} 1 2 3`)
    await pty.waitFor(/다시 볼 질문|다시 보기|11\//)
    pty.send('q')
    expect((await pty.exit).code).toBe(0)
    expect(pty.kept()).toContain('10개')
    expect(widest(pty.kept())).toBeLessThanOrEqual(columns)

    const all = await schedules()
    expect(all).toHaveLength(10)
    const inSteps = all.filter(({ phase }) => phase === 'learning')
    const minutes = inSteps.map(({ due, lastReview }) => (Date.parse(due) - Date.parse(lastReview)) / MINUTE_MS)
    expect(minutes.sort((a, b) => a - b)).toEqual([1, 6, 10])
    for (const { due, intervalDays } of all.filter(({ phase }) => phase === 'review')) {
      const days = (Date.parse(due) - Date.parse('2026-11-22T04:00:00+09:00')) / (24 * 60 * MINUTE_MS)
      expect(days).toBe(intervalDays)
      expect(intervalDays).toBeGreaterThanOrEqual(1)
    }
  })
})

it('keeps what was graded when Ctrl-C ends it', async () => {
  const pty = drill([])
  await pty.waitFor('1/20')
  pty.send(' 4 4 4')
  await pty.waitFor('4/20')
  pty.send('\x03')
  expect((await pty.exit).code).toBe(130)
  expect(pty.kept()).toContain('복습 3개를 저장했어요')
  expect(await schedules()).toHaveLength(3)
})

it('takes a grade back, in the store too', async () => {
  const pty = drill([])
  await pty.waitFor('1/20')
  pty.send(' 4 4u')
  await pty.waitFor('되돌렸어요')
  pty.send('q')
  expect((await pty.exit).code).toBe(0)
  expect(await schedules()).toHaveLength(1)
})

it('goes on tomorrow with what is due', async () => {
  const first = drill(['--limit', '2'])
  await first.waitFor('1/2')
  first.send(' 4 4')
  expect((await first.exit).code).toBe(0)
  const next = drill(['--new', '0'])
  expect((await next.exit).code).toBe(0)
  expect(next.kept()).toMatch(/지금 복습할 질문이 없어요. 다음: /)
})

it('works in a window 20 columns wide', async () => {
  const pty = drill([], { columns: 20, rows: 12, lang: 'en' })
  expect(widest(await pty.waitFor('1/20'))).toBeLessThanOrEqual(20)
  pty.send(' ')
  expect(widest(await pty.waitFor('1 1m'))).toBeLessThanOrEqual(20)
  pty.send('q')
  expect((await pty.exit).code).toBe(0)
})

it('goes through the questions without an answer', async () => {
  const pty = drill(['--unanswered', '--limit', '1'], { lang: 'en' })
  pty.send(' ')
  await pty.waitFor('no answer yet')
  pty.send('4')
  expect((await pty.exit).code).toBe(0)
})
