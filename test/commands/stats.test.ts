import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { width } from '../../src/terminal/text/width.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

const NOTE = `# Backend

## Why is an index fast?
It is a sorted tree, so a look-up halves the range each time.

## What does a transaction promise?
All or nothing, and nobody sees the half.

## What is a deadlock?
`
const EVENING = '2026-11-22T20:00:00+09:00'
const DAY_MS = 86_400_000

let world: World
beforeEach(() => {
  world = makeWorld({ 'note.md': NOTE, 'other.md': '## What is a queue?\nWork waits there.\n' })
})
afterEach(() => world.remove())

const prep = (args: readonly string[], now = EVENING, input = '') => runInProcess(world, args, { now, input })
const grade = (question: string, grade: string, now: string) =>
  prep(['--notes', 'note.md', '--notes', 'other.md', 'grade', question, grade], now)
async function stats(args: readonly string[] = [], now = EVENING) {
  const { stdout, exitCode } = await prep(['stats', 'note.md', 'other.md', '--json', ...args], now)
  expect(exitCode).toBe(0)
  return JSON.parse(stdout)
}
const daysAgo = (days: number) => new Date(Date.parse(EVENING) - days * DAY_MS).toISOString()

describe('prep stats', () => {
  it('says in one line that nothing was reviewed yet, in both languages', async () => {
    expect(await prep(['stats', 'note.md'])).toEqual({
      exitCode: 0,
      stdout: 'No reviews yet. Start with `prep drill`.\n',
      stderr: '',
    })
    expect((await prep(['--lang', 'ko', 'stats', 'note.md'])).stdout).toBe(
      '아직 복습한 기록이 없어요. `prep drill`로 시작하세요.\n',
    )
    expect(await stats()).toMatchObject({ streak: { current: 0, longest: 0 }, hardest: [] })
  })

  it('counts what was reviewed, what is due and what is written; too few to tell more', async () => {
    await grade('index', 'easy', daysAgo(10))
    await grade('index', 'again', daysAgo(1))
    await grade('index', 'good', EVENING)
    const data = await stats(['--days', '14'])
    expect(data.days).toHaveLength(14)
    expect(data.days.at(-1)).toMatchObject({ date: '2026-11-22', reviews: 1, newQuestions: 0 })
    expect(data.days.find(({ date }: { date: string }) => date === '2026-11-12')).toMatchObject({
      reviews: 1,
      newQuestions: 1,
    })
    expect(data.streak).toEqual({ current: 2, longest: 2 })
    expect(data.retention.all).toMatchObject({ answers: 1, recalled: 0 })
    expect(data.decks).toEqual([
      { deck: 'note', answered: 2, partial: 0, unanswered: 1 },
      { deck: 'other', answered: 1, partial: 0, unanswered: 0 },
    ])
    expect(data.hardest).toMatchObject([{ question: 'Why is an index fast?', lapses: 1 }])
    expect(data.forecast.reduce((sum: number, { due }: { due: number }) => sum + due, 0)).toBe(1)
    expect((await prep(['stats', 'note.md'])).stdout).toContain('too few to tell (1)')
  })

  it('counts only the questions chosen and the days asked for', async () => {
    await grade('index', 'good', daysAgo(5))
    await grade('queue', 'good', EVENING)
    const sum = ({ days }: { days: readonly { reviews: number }[] }) =>
      days.reduce((all, { reviews }) => all + reviews, 0)
    expect(sum(await stats())).toBe(2)
    expect(sum(await stats(['--days', '3']))).toBe(1)
    expect(sum(await stats(['--deck', 'note']))).toBe(1)
    expect((await prep(['stats', 'note.md', '--days', '0'])).exitCode).toBe(2)
    expect((await prep(['stats', 'nowhere.md'])).exitCode).toBe(1)
  })

  it('does not count a review that was taken back', async () => {
    await grade('index', 'good', EVENING)
    expect((await stats()).days.at(-1).reviews).toBe(1)
    await prep(['undo'])
    expect((await stats()).days.at(-1).reviews).toBe(0)
    expect((await prep(['stats', 'note.md'])).stdout).toContain('No reviews yet.')
    await prep(['undo', '--redo'])
    expect((await stats()).days.at(-1).reviews).toBe(1)
  })

  it('is no wider than the terminal', async () => {
    const look = async () => {
      for (const lang of ['en', 'ko'])
        for (const columns of [40, 80]) {
          const { stdout } = await runInProcess(world, ['--lang', lang, 'stats', 'note.md'], { now: EVENING, columns })
          for (const line of stdout.split('\n')) expect(width(line), line).toBeLessThanOrEqual(columns)
        }
    }
    await look()
    await grade('index', 'good', EVENING)
    await look()
  })
})
