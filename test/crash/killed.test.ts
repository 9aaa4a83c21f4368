import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { replay } from '../../src/store/replaying/replay-all.ts'
import type { Store } from '../../src/store/store.ts'
import { buildDriver, runNode } from '../support/driver.ts'
import { plainScheduler } from '../support/plain-scheduler.ts'
import { sampleOf, times } from '../support/sample.ts'

let driver: string
let folder: string

beforeAll(async () => {
  driver = await buildDriver()
  folder = mkdtempSync(join(tmpdir(), 'prep-crash-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  rmSync(join(driver, '..'), { recursive: true, force: true })
})

const open = (stateDir: string) => openStore({ stateDir, device: 'laptop', scheduler: plainScheduler })

async function grade(store: Store, card: string, at: Date): Promise<string> {
  const before = store.records().get(card)?.schedule ?? null
  const after = plainScheduler.next(before, 'good', at, card)
  const change = { type: 'reviewed', review: { card, grade: 'good', at, seconds: null, before, after } } as const
  const [event] = await store.append([change], at)
  return event?.id ?? ''
}

/** The same numbers every time: a failure can be looked at again. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647
    yield state
  }
}

const KILLS = Number(process.env['PREP_KILLS'] ?? times(60, 3))

test(`${KILLS} kills at random moments lose no acknowledged review, and every start after one is clean`, async () => {
  const stateDir = join(folder, 'killed')
  const acknowledged: string[] = []
  const random = numbers(20_261_122)
  const next = (below: number) => (random.next().value ?? 0) % below
  let killed = 0
  for (let round = 0; round < KILLS; round += 1) {
    const after = 1 + next(12)
    const extraMs = next(8)
    const args = [driver, stateDir, `device${next(2)}`, '400', '7', String(1 + next(6))]
    let armed = false
    const finished = await runNode(args, {}, (count, kill) => {
      if (count < after || armed) return
      armed = true
      setTimeout(kill, extraMs)
    })
    expect(finished.errors).toBe('')
    if (finished.signal === 'SIGKILL') killed += 1
    acknowledged.push(...finished.acknowledged)
    const store = await open(stateDir)
    const ids = new Set((await store.events()).map(({ id }) => id))
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
    expect(store.problems().filter(({ kind }) => kind !== 'tornLine')).toEqual([])
    expect(new Map(store.records())).toEqual(replay(await store.events(), plainScheduler))
  }
  expect(killed).toBeGreaterThan(KILLS * 0.9)

  // Drafts of the checkpoint that a kill left behind go with the next one, once nobody can be writing them any more.
  const longAgo = new Date(Date.now() - 120_000)
  for (const name of readdirSync(stateDir))
    if (name.includes('.tmp-')) utimesSync(join(stateDir, name), longAgo, longAgo)
  const store = await open(stateDir)
  await grade(store, 'card0', new Date())
  await store.close()
  expect(readdirSync(stateDir).sort()).toEqual(['backups', 'checkpoint.json', 'journal'])
}, 600_000)

describe('a journal cut off', () => {
  test('at its last 2,000 bytes, all around the ends of lines, has every whole line, and takes the next one', async () => {
    const made = join(folder, 'cut-from')
    const store = await open(made)
    const start = Date.UTC(2026, 0, 1)
    for (let index = 0; index < 12; index += 1) await grade(store, `card${index % 3}`, new Date(start + index * 60_000))
    const whole = readFileSync(join(made, 'journal', 'laptop.jsonl'))
    const lineEnds = [...whole.entries()].filter(([, byte]) => byte === 0x0a).map(([index]) => index)
    const ids = (await store.events()).map(({ id }) => id)
    const text = whole.toString('utf8')
    const cuts = Array.from({ length: 2000 }, (_, index) => whole.length - 2000 + index)
    const atLineEnds = cuts.filter((cut) => lineEnds.some((end) => Math.abs(cut - end) < 3))
    for (const cut of new Set([...atLineEnds, ...sampleOf(cuts, 8)])) {
      const stateDir = join(folder, 'cut')
      mkdirSync(join(stateDir, 'journal'), { recursive: true })
      writeFileSync(join(stateDir, 'journal', 'laptop.jsonl'), whole.subarray(0, cut))
      const cutStore = await open(stateDir)
      const next = await grade(cutStore, 'card1', new Date(start + 3_600_000))
      const expected = ids.filter((id) => {
        const lineEnd = lineEnds.find((end) => end > text.indexOf(`"id":"${id}"`)) ?? 0
        return lineEnd <= cut
      })
      const found = (await cutStore.events()).map(({ id }) => id)
      expect(found).toEqual([...expected, next])
      const again = await open(stateDir)
      expect(new Map(again.records())).toEqual(new Map(cutStore.records()))
      rmSync(stateDir, { recursive: true })
    }
  })

  test('in the middle by another line loses that line only', async () => {
    const stateDir = join(folder, 'torn-between')
    const store = await open(stateDir)
    const first = await grade(store, 'card', new Date(0))
    appendFileSync(join(stateDir, 'journal', 'laptop.jsonl'), '\n{"id":"other-w-00001","at":"20')
    const second = await grade(store, 'card', new Date(60_000))
    expect((await (await open(stateDir)).events()).map(({ id }) => id)).toEqual([first, second])
  })
})

test('eight processes with 250 grades each, on the same cards, all at once: 2,000 of 2,000 are there', async () => {
  const stateDir = join(folder, 'crowd')
  const devices = Array.from({ length: 8 }, (_, index) => `device${index % 2}`)
  const finished = await Promise.all(devices.map((device) => runNode([driver, stateDir, device, '250', '10', '50'])))
  expect(finished.map(({ errors }) => errors).join('')).toBe('')
  const acknowledged = finished.flatMap((each) => each.acknowledged)
  expect(new Set(acknowledged).size).toBe(2000)
  const store = await open(stateDir)
  const events = await store.events()
  expect(new Set(events.map(({ id }) => id))).toEqual(new Set(acknowledged))
  expect(new Map(store.records())).toEqual(replay(events, plainScheduler))
  expect([...store.records().values()].map(({ schedule }) => schedule?.reps)).toEqual(Array(10).fill(200))
  expect(store.problems()).toEqual([])
  expect(readdirSync(stateDir).sort()).toEqual(['backups', 'checkpoint.json', 'journal'])
})
