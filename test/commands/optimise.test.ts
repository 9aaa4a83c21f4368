import { afterEach, describe, expect, it } from 'vitest'
import { loadFitParameters } from '../../src/schedule/fit-parameters.ts'
import { DEFAULT_PARAMETERS } from '../../src/schedule/memory.ts'
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
const isInstalled = (await loadFitParameters(1)) !== null

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

describe('prep optimise', () => {
  it('is honest when there are too few reviews, with or without the package', async () => {
    const made = await open(20)
    const { exitCode, stdout } = await runInProcess(made, ['optimise'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^Not enough reviews yet: \d+ of \d+ \(at least a day apart\)/)
    expect(await weights(made)).toBeNull()
  })

  it('takes parameters that are better on reviews held back, and goes back', async () => {
    const made = await open(300)
    const tried = await runInProcess(made, ['optimise', '--dry-run'])
    if (!isInstalled) {
      expect(tried).toMatchObject({ exitCode: 1, stdout: '' })
      expect(tried.stderr).toContain('npm install -g @open-spaced-repetition/binding@0.5.0')
      return
    }
    expect(tried.stdout).toContain('Better. Without --dry-run')
    expect(await weights(made)).toBeNull()
    const { stdout } = await runInProcess(made, ['optimise'])
    const [present, fitted] = [...stdout.matchAll(/(?:as now|fitted to you) +(\d\.\d+)/g)].map((match) =>
      Number(match[1]),
    )
    expect(fitted).toBeLessThan(present ?? 0)
    expect(stdout).toContain('Better, so they are used from now on.')
    expect(await weights(made)).toHaveLength(21)
    await runInProcess(made, ['optimise', '--reset'])
    expect(await weights(made)).toBeNull()
  })
})
