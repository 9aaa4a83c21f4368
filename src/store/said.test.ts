import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { plainScheduler } from '../../test/support/plain-scheduler.ts'
import { openStore } from './open-store.ts'
import { joinedEvent } from './replaying/joins.ts'
import type { Change, Store } from './store.ts'

let stateDir: string
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'prep-said-'))
})
afterEach(() => rmSync(stateDir, { recursive: true, force: true }))

const open = (device = 'laptop') => openStore({ stateDir, scheduler: plainScheduler, device })
const minute = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000)
const journalPath = (device = 'laptop') => join(stateDir, 'journal', `${device}.jsonl`)

async function answer(store: Store, card: string, typed: string, at: Date) {
  const before = store.records().get(card)?.schedule ?? null
  const after = plainScheduler.next(before, 'good', at, card)
  const review = { card, grade: 'good', at, seconds: 4, before, after } as const
  const [event] = await store.append([{ type: 'reviewed', review, said: { typed, recording: null } }], at)
  return event?.id ?? ''
}

const practice = (card: string, at: Date, said: { typed: string | null; recording: string | null }): Change => ({
  type: 'practised',
  practice: { card, grade: null, at, seconds: 9 },
  said,
})

const typed = async (store: Store, card: string) =>
  ((await store.attempts()).get(card) ?? []).map((attempt) => attempt.typed ?? attempt.recording)

test('has what was said with its reviews and practice, oldest first, without what was taken back', async () => {
  const store = await open()
  await answer(store, 'a', '첫 답\n둘째 줄 "said"', minute(0))
  const taken = await answer(store, 'a', '잘못', minute(1))
  await answer(store, 'b', 'other', minute(2))
  await store.append([{ type: 'undone', events: [taken] }], minute(3))
  await store.append([practice('a', minute(4), { typed: null, recording: '/r.wav' })], minute(4))
  for (const each of [store, await open()]) {
    expect(await typed(each, 'a')).toEqual(['첫 답\n둘째 줄 "said"', '/r.wav'])
    expect((await each.attempts()).get('a')?.[0]).toMatchObject({ grade: 'good', seconds: 4, at: minute(0) })
  }
})

test('follows nothing from practice: the record stays what it was, and it can be taken back', async () => {
  const store = await open()
  await answer(store, 'a', 'x', minute(0))
  const before = store.records().get('a')
  const [event] = await store.append([practice('a', minute(5), { typed: 'y', recording: null })], minute(5))
  expect(store.records().get('a')).toEqual(before)
  await store.close()
  const again = await open()
  expect(again.records().get('a')).toEqual(before)
  expect(await again.reviews((review) => review.grade)).toEqual(['good'])
  await again.append([{ type: 'undone', events: [event?.id ?? ''] }], minute(6))
  expect(await typed(again, 'a')).toEqual(['x'])
})

test('has and deletes together what was said under two ids that are one question by now', async () => {
  const store = await open()
  await answer(store, 'b', '저쪽에서', minute(0))
  await answer(store, 'a', '여기서', minute(1))
  await answer(store, 'c', '다른 것', minute(2))
  await store.add([joinedEvent({ card: 'b', other: 'a' }, minute(3))])
  expect(await typed(store, 'a')).toEqual(['저쪽에서', '여기서'])
  expect((await store.forgetSaid('a')).map((said) => said.typed)).toEqual(['저쪽에서', '여기서'])
  expect(await typed(store, 'a')).toEqual([])
  expect(readFileSync(journalPath(), 'utf8')).not.toMatch(/저쪽|여기/)
  expect(await typed(store, 'c')).toEqual(['다른 것'])
})

test('deletes what was said and nothing else, in journals of all devices, leaving every line in its place', async () => {
  const [store, phone] = [await open(), await open('phone')]
  await answer(store, 'a', '비밀 하나', minute(0))
  await answer(store, 'b', '남는 것', minute(1))
  await phone.append([practice('a', minute(2), { typed: '비밀 둘', recording: null })], minute(2))
  await store.close()
  const [size, lines] = [statSync(journalPath()).size, readFileSync(journalPath(), 'utf8').split('\n').length]
  const again = await open()
  const records = new Map(again.records())
  expect((await again.forgetSaid('a')).map((said) => said.typed)).toEqual(['비밀 하나', '비밀 둘'])
  expect(readFileSync(journalPath(), 'utf8') + readFileSync(journalPath('phone'), 'utf8')).not.toContain('비밀')
  expect([statSync(journalPath()).size, readFileSync(journalPath(), 'utf8').split('\n').length]).toEqual([size, lines])
  // Others who had it open go on, and so does whoever opens it next.
  await answer(store, 'c', '뒤에', minute(3))
  for (const each of [await open(), store]) {
    expect(each.problems()).toEqual([])
    expect(await typed(each, 'a')).toEqual([])
    expect(await typed(each, 'b')).toEqual(['남는 것'])
    expect(await typed(each, 'c')).toEqual(['뒤에'])
    for (const [card, record] of records) expect(each.records().get(card)).toEqual(record)
  }
  expect(await again.forgetSaid()).toHaveLength(2)
  expect(readFileSync(journalPath(), 'utf8')).not.toContain('said')
})

test('leaves lines alone that it cannot read, and reviews whole of which what was said cannot be read', async () => {
  const store = await open()
  await answer(store, 'a', 'x', minute(0))
  const line = readFileSync(journalPath(), 'utf8')
  writeFileSync(
    journalPath(),
    `${line}\n{"said": broken\n\n${line
      .trim()
      .split('\n')
      .at(-1)
      ?.replace('{"typed":"x"}', '"x"')
      .replaceAll('"a"', '"b"')
      .replace(/-00000/, '-zzzzz')}\n`,
  )
  const again = await open()
  expect(again.problems()).toHaveLength(1)
  expect(await typed(again, 'b')).toEqual([])
  expect(again.records().get('b')?.schedule?.reps).toBe(1)
  await again.forgetSaid()
  expect(readFileSync(journalPath(), 'utf8')).toContain('{"said": broken')
  expect((await open()).records().get('b')?.schedule?.reps).toBe(1)
})

test('finds what is said first after a time in which nothing was, by this process and by others', async () => {
  const store = await open()
  const graded = (at: Date): Change => ({ type: 'practised', practice: { card: 'a', grade: null, at, seconds: 9 } })
  for (const at of [minute(0), minute(1)]) await store.append([graded(at)], at)
  await store.close()
  expect(readFileSync(join(stateDir, 'checkpoint.json'), 'utf8')).toContain('"silent":true')
  const [here, there] = [await open('here'), await open('there')]
  for (const each of [here, there]) expect(await typed(each, 'a')).toEqual([])
  await here.append([practice('a', minute(10), { typed: 'x', recording: null })], minute(10))
  for (const each of [here, there, await open('third')]) expect(await typed(each, 'a')).toEqual(['x'])
  await here.close()
  for (const each of [here, there, await open('fourth')]) expect(await typed(each, 'a')).toEqual(['x'])
})
