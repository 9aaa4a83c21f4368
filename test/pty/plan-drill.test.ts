import { afterEach, describe, expect, it } from 'vitest'
import { createScheduler } from '../../src/schedule/scheduler.ts'
import { openStore } from '../../src/store/open-store.ts'
import { runBinary } from '../support/binary.ts'
import { SETTINGS } from '../support/drill-cards.ts'
import { makeWorld, type World } from '../support/host.ts'
import { spawnPrep } from '../support/pty.ts'

const NOTE = Array.from({ length: 4 }, (_, index) => `## What is thing ${index}?\nIt is number ${index}.\n`).join('\n')
const on = (day: number) => `2026-11-0${day}T20:00:00+09:00`

let world: World
afterEach(() => world.remove())

async function drill(day: number, keys: string, columns: number): Promise<string> {
  const pty = spawnPrep(world, ['drill', '--notes', 'n.md', '--now', on(day)], { columns })
  await pty.waitFor(/thing \d/)
  pty.send(keys)
  await pty.exit
  return pty.kept()
}

describe('a drill by a plan', () => {
  it('is remembered with what it promised, and whether all was asked', async () => {
    world = makeWorld({ 'n.md': NOTE })
    const prep = async (args: readonly string[], day: number) =>
      (await runBinary(world, ['--notes', 'n.md', ...args], { now: on(day) })).stdout
    await prep(['plan', '--by', '2026-11-09', '--minutes', '2'], 1)
    await drill(2, ' 4q', 80)
    expect(await drill(4, ' 4'.repeat(4), 40)).toMatch(/share of the plan for 2026-11-09\s+is done/)
    const { kept } = JSON.parse(await prep(['plan', '--json'], 5))
    expect(kept).toMatchObject({ days: 4, daysDone: 2, minutes: 8 })
    expect(kept.foretold.map(({ date }: { date: string }) => date)).toEqual(['2026-11-01', '2026-11-02', '2026-11-04'])
    const store = await openStore({
      stateDir: world.env['PREP_STATE_DIR'] ?? '',
      scheduler: createScheduler(SETTINGS),
    })
    const promises = (await store.events()).flatMap((event) => (event.type === 'promised' ? [event.promise] : []))
    await store.close()
    expect(promises.map(({ askedAll }) => askedAll)).toEqual([false, false, false, true])
  })
})
