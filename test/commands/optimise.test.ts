import { afterEach, describe, expect, it } from 'vitest'
import { DEFAULT_PARAMETERS } from '../../src/schedule/memory/memory.ts'
import type { Schedule } from '../../src/schedule/schedule.ts'
import { createScheduler } from '../../src/schedule/scheduler.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Change } from '../../src/store/store.ts'
import { SETTINGS } from '../support/drill-cards.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'
import { historiesOf } from '../support/learner.ts'

const FORGETFUL = DEFAULT_PARAMETERS.map((value, index) =>
  index <= 3 ? value * 0.25 : index === 8 ? value - 0.9 : value,
)

let world: World | null = null
afterEach(() => {
  world?.remove()
  world = null
})

/** A world whose journal holds the reviews of a forgetful person, on so many questions. */
async function open(cards: number): Promise<World> {
  const made = makeWorld()
  world = made
  const scheduler = createScheduler(SETTINGS)
  const histories = historiesOf(FORGETFUL, DEFAULT_PARAMETERS, { cards, days: 150, seed: 3 })
  const changes = histories.flatMap((answers, index): Change[] => {
    const card = `card-${index}`
    let before: Schedule | null = null
    return answers.map(({ grade, atMs }) => {
      const at = new Date(atMs)
      const after: Schedule = scheduler.next(before, grade, at, card)
      const review = { card, grade, at, seconds: 9, before, after }
      before = after
      return { type: 'reviewed', review }
    })
  })
  const store = await openStore({ stateDir: made.env['PREP_STATE_DIR'] ?? '', scheduler })
  const byTime = changes.sort((a, b) => atOf(a) - atOf(b))
  await store.append(byTime, new Date('2026-11-22T20:00:00+09:00'))
  await store.close()
  return made
}
const atOf = (change: Change) => (change.type === 'reviewed' ? change.review.at.getTime() : 0)

const weights = async (made: World) =>
  JSON.parse((await runInProcess(made, ['config', 'get', 'weights', '--json'])).stdout)

/** What is remembered of the first question. */
async function remembered(made: World): Promise<Schedule | null> {
  const store = await openStore({
    stateDir: made.env['PREP_STATE_DIR'] ?? '',
    scheduler: createScheduler(SETTINGS),
  })
  const schedule = store.records().get('card-0')?.schedule ?? null
  await store.close()
  return schedule
}

describe('prep optimise', () => {
  it('says so when there is nothing yet to fit to', async () => {
    const made = await open(1)
    await runInProcess(made, ['undo', '--steps', '99'])
    const { exitCode, stdout } = await runInProcess(made, ['optimise'])
    expect(exitCode).toBe(0)
    expect(stdout).toBe('Not enough reviews yet: 0 of 10 (at least a day apart). Nothing was changed.\n')
    expect(await weights(made)).toBeNull()
  })

  it('takes parameters that are better on reviews held back, works out all memories anew, and takes that back', async () => {
    const made = await open(60)
    const before = await remembered(made)
    const tried = await runInProcess(made, ['optimise', '--dry-run'])
    expect(tried.stdout).toContain('Better. Run it without --dry-run')
    expect(await weights(made)).toBeNull()
    const { stdout } = await runInProcess(made, ['optimise'])
    const [present, fitted] = [...stdout.matchAll(/(?:current|fitted to you) +(\d\.\d+)/g)].map((match) =>
      Number(match[1]),
    )
    expect(fitted).toBeLessThan(present ?? 0)
    expect(stdout).toContain('Better, so they are used from now on.')
    expect(stdout).toMatch(/What you remember of \d+ questions was worked out anew; due dates stay\./)
    expect(await weights(made)).toHaveLength(21)
    const after = await remembered(made)
    expect(after?.stability).not.toBeCloseTo(before?.stability ?? 0, 1)
    expect(after?.due).toEqual(before?.due)

    const undone = await runInProcess(made, ['undo'])
    expect(undone.stdout).toContain('parameters fitted')
    expect(await remembered(made)).toEqual(before)
    expect(await weights(made)).toBeNull()
    await runInProcess(made, ['undo', '--redo'])
    expect(await remembered(made)).toEqual(after)
    expect(await weights(made)).toHaveLength(21)
    await runInProcess(made, ['optimise', '--reset'])
    expect(await weights(made)).toBeNull()
    const back = await remembered(made)
    expect(back?.stability).toBeCloseTo(before?.stability ?? 0, 3)
    expect(back?.difficulty).toBeCloseTo(before?.difficulty ?? 0, 3)
  })

  it('moves due dates when that is asked for', async () => {
    const made = await open(60)
    const before = await remembered(made)
    await runInProcess(made, ['optimise', '--reschedule'])
    expect((await remembered(made))?.due).not.toEqual(before?.due)
  })
})
