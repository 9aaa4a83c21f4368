import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plainScheduler } from '../../test/support/plain-scheduler.ts'
import type { Grade } from '../schedule/grade.ts'
import { openStore } from './open-store.ts'
import type { Change, Store } from './store.ts'

let stateDir: string

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'prep-store-'))
})
afterEach(() => rmSync(stateDir, { recursive: true, force: true }))

const open = (device = 'laptop') => openStore({ stateDir, scheduler: plainScheduler, device })
const minute = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000)
const journalPath = (device = 'laptop') => join(stateDir, 'journal', `${device}.jsonl`)
const checkpointPath = () => join(stateDir, 'checkpoint.json')

function review(store: Store, card: string, grade: Grade, at: Date): Change {
  const before = store.records().get(card)?.schedule ?? null
  return {
    type: 'reviewed',
    review: { card, grade, at, seconds: 3.5, before, after: plainScheduler.next(before, grade, at, card) },
  }
}

async function grade(store: Store, card: string, given: Grade, at: Date) {
  const [event] = await store.append([review(store, card, given, at)], at)
  if (event === undefined) throw new Error('no event')
  return event
}

const snapshot = (store: Store) => new Map(store.records())

describe('a store', () => {
  test('creates nothing until something is remembered', async () => {
    const store = await openStore({ stateDir: join(stateDir, 'new'), scheduler: plainScheduler })
    await store.close()
    expect(() => statSync(join(stateDir, 'new'))).toThrow('ENOENT')
  })

  test('has in another process what was appended, before and after the checkpoint', async () => {
    const store = await open()
    await grade(store, 'a', 'good', minute(0))
    await store.append([{ type: 'suspended', card: 'b' }], minute(1))
    expect(snapshot(await open())).toEqual(snapshot(store))
    await store.close()
    const again = await open()
    expect(again.records().get('a')?.schedule?.reps).toBe(1)
    expect(again.records().get('b')?.suspended).toBe(true)
    expect(snapshot(again)).toEqual(snapshot(store))
    await grade(again, 'a', 'easy', minute(2))
    expect(snapshot(await open())).toEqual(snapshot(again))
    expect(again.problems()).toEqual([])
  })

  test('keeps files to the user', async () => {
    const store = await open()
    await grade(store, 'a', 'good', minute(0))
    await store.close()
    expect(statSync(journalPath()).mode & 0o777).toBe(0o600)
    expect(statSync(checkpointPath()).mode & 0o777).toBe(0o600)
    expect(statSync(join(stateDir, 'journal')).mode & 0o777).toBe(0o700)
  })

  test('takes a review back, and back again, in the same process and in another one', async () => {
    const store = await open()
    await grade(store, 'a', 'good', minute(0))
    const once = snapshot(store)
    const event = await grade(store, 'a', 'easy', minute(1))
    const twice = snapshot(store)
    const [undo] = await store.append([{ type: 'undone', events: [event.id] }], minute(2))
    expect(snapshot(store)).toEqual(once)
    await store.close()
    const other = await open()
    expect(snapshot(other)).toEqual(once)
    await other.append([{ type: 'undone', events: [undo?.id ?? ''] }], minute(3))
    expect(snapshot(other)).toEqual(twice)
    await store.refresh()
    expect(snapshot(store)).toEqual(twice)
  })

  test('tells what happened to one card alone, and what was taken back', async () => {
    const store = await open()
    const first = await grade(store, 'a', 'good', minute(0))
    await grade(store, 'b', 'good', minute(1))
    await store.append(
      [
        { type: 'suspended', card: 'a' },
        { type: 'suspended', card: 'ab' },
      ],
      minute(2),
    )
    const [undo] = await store.append([{ type: 'undone', events: [first.id] }], minute(3))
    const events = await store.events('a')
    expect(events.map(({ type }) => type)).toEqual(['reviewed', 'suspended', 'undone'])
    expect(events.at(-1)?.id).toBe(undo?.id)
  })

  test('sees what another process wrote, and reckons a review made apart anew', async () => {
    const [one, two] = [await open(), await open()]
    await grade(one, 'a', 'good', minute(1))
    await grade(two, 'a', 'easy', minute(2))
    await one.refresh()
    await two.refresh()
    expect(one.records().get('a')?.schedule?.reps).toBe(2)
    expect(snapshot(one)).toEqual(snapshot(two))
    expect(await one.events()).toHaveLength(2)
  })

  test('counts what was done later as later when the clock has gone back', async () => {
    const store = await open()
    await grade(store, 'a', 'good', minute(10))
    await grade(store, 'a', 'again', minute(5))
    const state = snapshot(store)
    rmSync(checkpointPath(), { force: true })
    expect(snapshot(await open())).toEqual(state)
    const [, second] = await store.events()
    expect(second?.type === 'reviewed' && second.review.at).toEqual(minute(5))
  })

  test('refuses to remember what could not be read again', async () => {
    const store = await open()
    const change = review(store, 'a', 'good', minute(0))
    if (change.type !== 'reviewed') throw new Error('not a review')
    const broken = { ...change, review: { ...change.review, after: { ...change.review.after, stability: Number.NaN } } }
    await expect(store.append([broken], minute(0))).rejects.toThrow('stability')
    expect(store.records().size).toBe(0)
    expect(await store.events()).toEqual([])
  })
})

describe('a damaged state folder', () => {
  async function filled(): Promise<ReadonlyMap<string, unknown>> {
    const store = await open()
    for (let index = 0; index < 20; index += 1) await grade(store, `card-${index % 7}`, 'good', minute(index))
    await store.close()
    return snapshot(store)
  }

  test.each([
    ['deleted', () => rmSync(checkpointPath()), 0],
    ['truncated', () => truncateSync(checkpointPath(), 200), 1],
    ['zeroed', () => writeFileSync(checkpointPath(), Buffer.alloc(statSync(checkpointPath()).size)), 1],
    ['emptied', () => truncateSync(checkpointPath(), 0), 1],
    [
      'changed by a letter',
      () => {
        writeFileSync(checkpointPath(), readFileSync(checkpointPath(), 'utf8').replace('card-3', 'card-9'))
      },
      1,
    ],
  ])('a checkpoint that was %s is made anew', async (_, damage, problems) => {
    const before = await filled()
    damage()
    const store = await open()
    expect(snapshot(store)).toEqual(before)
    expect(store.problems()).toHaveLength(problems)
    await store.close()
    const next = await open()
    expect(snapshot(next)).toEqual(before)
    expect(next.problems()).toEqual([])
  })

  test('a checkpoint of a newer prep is refused and left alone', async () => {
    await filled()
    const newer = readFileSync(checkpointPath(), 'utf8').replace('"version":1', '"version":9')
    writeFileSync(checkpointPath(), newer)
    await expect(open()).rejects.toMatchObject({ code: 'newerState', values: { version: 9 } })
    expect(readFileSync(checkpointPath(), 'utf8')).toBe(newer)
  })

  test('a journal of a newer prep is refused', async () => {
    await filled()
    writeFileSync(journalPath('desktop'), '{"prep":"journal","version":2}\n')
    await expect(open()).rejects.toMatchObject({ code: 'newerState' })
  })

  test('a torn last line is reported with its place, and the next line is right', async () => {
    const before = await filled()
    appendFileSync(journalPath(), '\n{"id":"laptop-x-1","at":"2026-01')
    const store = await open()
    expect(snapshot(store)).toEqual(before)
    expect(store.problems()).toMatchObject([{ kind: 'tornLine', path: journalPath(), line: 43 }])
    await grade(store, 'card-1', 'good', minute(99))
    rmSync(checkpointPath())
    expect(snapshot(await open())).toEqual(snapshot(store))
  })

  test('garbage in the middle costs its own lines only', async () => {
    const before = await filled()
    const lines = readFileSync(journalPath(), 'utf8').split('\n')
    const garbage = ['\u0000\u0000\u0000', '{"id":"laptop-x-1","type":"reviewed"}', '[1,2', '{"a":1}', 'null', '"text"']
    writeFileSync(journalPath(), [...lines.slice(0, 11), ...garbage, ...lines.slice(11)].join('\n'))
    const store = await open()
    expect(snapshot(store)).toEqual(before)
    const places = store.problems().filter(({ line }) => line !== null)
    expect(places.map(({ line }) => line)).toEqual([12, 13, 14, 15, 16, 17])
  })

  test('a journal that is gone is reported, and all is well when it is back', async () => {
    const before = await filled()
    const content = readFileSync(journalPath())
    rmSync(journalPath())
    const store = await open()
    expect(store.problems()).toMatchObject([{ kind: 'journalGone' }])
    expect(store.records().size).toBe(0)
    await store.close()
    writeFileSync(journalPath(), content)
    expect(snapshot(await open())).toEqual(before)
  })
})
