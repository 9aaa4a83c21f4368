import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recall } from '../../src/schedule/memory/memory.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'
import { numbers, offFlat } from '../support/learner.ts'

const DAYS = 60
const FEW = { new: 2, due: 5, questions: 70 }
const MANY = { new: 20, due: 300, questions: 1210 }
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

const noteOf = (questions: number) =>
  Array.from(
    { length: questions },
    (_, index) =>
      `## What is law number ${index + 1} of the order?\n\nLaw ${index + 1} says that ${index * 7} comes before ${index * 7 + 3}.\n`,
  ).join('\n')

async function worldOf(limits: typeof FEW): Promise<World> {
  const world = makeWorld({ 'laws.md': noteOf(limits.questions) })
  await runInProcess(world, ['config', 'set', 'newPerDay', String(limits.new)])
  await runInProcess(world, ['config', 'set', 'reviewsPerDay', String(limits.due)])
  return world
}

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
    world = await worldOf(FEW)
    result = await twoMonths(world)
  }, 120_000)
  afterAll(() => world.remove())

  it('keep the daily limits over several drills', () => {
    for (const day of result.days) {
      expect(day.new).toBeLessThanOrEqual(FEW.new)
      expect(day.due).toBeLessThanOrEqual(FEW.due)
    }
    expect(result.days[0]).toEqual({ new: FEW.new, due: 0 })
    expect(result.days.some((day) => day.due === FEW.due)).toBe(true)
  })

  it('lose no card: every question that was begun has a schedule that goes on', () => {
    const begun = result.days.reduce((sum, day) => sum + day.new, 0)
    const scheduled = result.list.filter(({ schedule }) => schedule !== null)
    expect(result.list).toHaveLength(FEW.questions)
    expect(scheduled).toHaveLength(begun)
    for (const { schedule } of scheduled) {
      expect(schedule?.phase).toBe('review')
      expect(Date.parse(schedule?.due ?? '')).toBeGreaterThan(Date.parse(schedule?.lastReview ?? ''))
    }
  })
})

// Some hundred commands over a thousand questions take minutes: PREP_LONG_TESTS=1 runs them.
describe.skipIf(process.env['PREP_LONG_TESTS'] === undefined)('two months of evenings with much to do', () => {
  it('keep the load even: on no day a fifth off the mean of the week around it', async () => {
    const world = await worldOf(MANY)
    try {
      const { days, list } = await twoMonths(world)
      expect(days.every((day) => day.new === MANY.new && day.due < MANY.due)).toBe(true)
      expect(list.filter(({ schedule }) => schedule !== null)).toHaveLength(DAYS * MANY.new)
      expect(Math.max(...offFlat(days.map(({ due }) => due)))).toBeLessThanOrEqual(0.2)
    } finally {
      world.remove()
    }
  }, 900_000)
})
