import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recall } from '../../src/schedule/memory.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'
import { numbers } from '../support/learner.ts'

const DAYS = 60
const NEW_PER_DAY = 2
const DUE_PER_DAY = 5
const QUESTIONS = 70
const MINUTE_MS = 60_000

interface Asked {
  readonly id: string
  readonly reason: string
  readonly schedule: {
    readonly due: string
    readonly phase: string
    readonly stability: number
    readonly lastReview: string
  } | null
}

const note = Array.from(
  { length: QUESTIONS },
  (_, index) =>
    `## What is law number ${index + 1} of the order?\n\nLaw ${index + 1} says that ${index * 7} comes before ${index * 7 + 3}.\n`,
).join('\n')

/** What `prep queue` says and `prep grade --stdin` is told, every evening of two months. */
async function twoMonths(world: World) {
  const chance = numbers(11)
  const start = Date.parse('2026-01-05T20:00:00+09:00')
  const prep = (args: readonly string[], at: number, input = '') =>
    runInProcess(world, ['--notes', 'laws.md', ...args], { now: new Date(at).toISOString(), input })
  const days = []
  for (let day = 0; day < DAYS; day++) {
    let at = start + day * 1440 * MINUTE_MS
    const asked = { new: 0, due: 0 }
    for (let round = 0; round < 4; round++) {
      const items = JSON.parse((await prep(['queue', '--json'], at)).stdout) as Asked[]
      if (items.length === 0) break
      const lines = items.map(({ id, reason, schedule }) => {
        if (reason === 'new') asked.new++
        if (reason === 'due') asked.due++
        const elapsed = schedule === null ? 0 : Math.round((at - Date.parse(schedule.lastReview)) / (1440 * MINUTE_MS))
        const expected = schedule === null ? 0.7 : recall(elapsed, schedule.stability)
        return JSON.stringify({
          id,
          grade: chance() < expected ? 'good' : 'again',
          at: new Date(at).toISOString(),
          seconds: 9,
        })
      })
      at += 15 * MINUTE_MS
      const graded = await prep(['grade', '--stdin'], at, lines.join('\n'))
      if (graded.exitCode !== 0) throw new Error(graded.stderr)
    }
    days.push(asked)
  }
  const list = JSON.parse((await prep(['list', '--json'], start + DAYS * 1440 * MINUTE_MS)).stdout) as Asked[]
  return { days, list }
}

describe('two months of evenings through the commands', () => {
  let world: World
  let result: Awaited<ReturnType<typeof twoMonths>>
  beforeAll(async () => {
    world = makeWorld({ 'laws.md': note })
    await runInProcess(world, ['config', 'set', 'newPerDay', String(NEW_PER_DAY)])
    await runInProcess(world, ['config', 'set', 'reviewsPerDay', String(DUE_PER_DAY)])
    result = await twoMonths(world)
  }, 120_000)
  afterAll(() => world.remove())

  it('keep the daily limits over several drills', () => {
    for (const day of result.days) {
      expect(day.new).toBeLessThanOrEqual(NEW_PER_DAY)
      expect(day.due).toBeLessThanOrEqual(DUE_PER_DAY)
    }
    expect(result.days[0]).toEqual({ new: NEW_PER_DAY, due: 0 })
    expect(result.days.some((day) => day.due === DUE_PER_DAY)).toBe(true)
  })

  it('lose no card: every question that was begun has a schedule that goes on', () => {
    const begun = result.days.reduce((sum, day) => sum + day.new, 0)
    const scheduled = result.list.filter(({ schedule }) => schedule !== null)
    expect(result.list).toHaveLength(QUESTIONS)
    expect(scheduled).toHaveLength(begun)
    for (const { schedule } of scheduled) {
      expect(schedule?.phase).toBe('review')
      expect(Date.parse(schedule?.due ?? '')).toBeGreaterThan(Date.parse(schedule?.lastReview ?? ''))
    }
  })
})
