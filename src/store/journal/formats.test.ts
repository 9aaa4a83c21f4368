import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plainScheduler } from '../../../test/support/plain-scheduler.ts'
import { PrepError } from '../../errors.ts'
import { GRADES } from '../../schedule/grade.ts'
import { readBackup } from '../backup.ts'
import { openStore } from '../open-store.ts'
import { readSettings, writeSetting } from '../settings/settings.ts'
import type { Store } from '../store.ts'
import { FORMATS, type Format, type Formats, migrated } from './formats.ts'

/** A version before the first, made up: marks from 1 to 4 instead of grades, `pending` for `awaited`, `perDay`. */
const WITH_OLDER: Formats = {
  journal: {
    version: 1,
    migrations: [
      {
        from: 0,
        change: (event) => {
          const { mark, ...others } = event as Record<string, unknown>
          return mark === undefined ? event : { ...others, grade: GRADES[(mark as number) - 1] }
        },
      },
    ],
  },
  checkpoint: {
    version: 1,
    migrations: [{ from: 0, change: ({ pending, ...others }) => ({ ...others, awaited: pending }) }],
  },
  settings: {
    version: 1,
    migrations: [{ from: 0, change: ({ perDay, ...others }) => ({ ...others, newPerDay: perDay }) }],
  },
}

let stateDir: string
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'prep-formats-'))
})
afterEach(() => rmSync(stateDir, { recursive: true, force: true }))

const open = (formats?: Formats, device = 'laptop') =>
  openStore({ stateDir, scheduler: plainScheduler, device, ...(formats === undefined ? {} : { formats }) })
const journal = (device = 'laptop') => join(stateDir, 'journal', `${device}.jsonl`)
const checkpoint = () => join(stateDir, 'checkpoint.json')
const backup = () => join(stateDir, 'backups', 'before-format-1.1.jsonl.gz')
const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, minutes))

async function review(store: Store, card: string, grade: (typeof GRADES)[number], minutes: number): Promise<void> {
  const before = store.records().get(card)?.schedule ?? null
  const after = plainScheduler.next(before, grade, at(minutes), card)
  await store.append(
    [{ type: 'reviewed', review: { card, grade, at: at(minutes), seconds: 2, before, after } }],
    at(minutes),
  )
}

/** The journal as the made-up older version would have written it. */
function makeOlder(path: string): void {
  const older = readFileSync(path, 'utf8')
    .replace('"version":1', '"version":0')
    .replace(/"grade":"(\w+)"/g, (_, grade) => `"mark":${GRADES.indexOf(grade) + 1}`)
  writeFileSync(path, older)
}

/** Two devices have reviewed, and both journals are of the older version. */
async function reviewedBefore() {
  const laptop = await open()
  await review(laptop, 'a', 'good', 0)
  await review(laptop, 'b', 'again', 1)
  const phone = await open(undefined, 'phone')
  await review(phone, 'a', 'hard', 2)
  const records = new Map(phone.records())
  makeOlder(journal())
  makeOlder(journal('phone'))
  return records
}

describe('a journal of an older format', () => {
  test('is read as what it would be today, and is not rewritten', async () => {
    const records = await reviewedBefore()
    const bytes = readFileSync(journal())
    const store = await open(WITH_OLDER)
    expect(store.problems()).toEqual([])
    expect(new Map(store.records())).toEqual(records)
    expect(await store.events('a')).toHaveLength(2)
    await store.close()
    expect(readFileSync(journal())).toEqual(bytes)
  })

  test('goes on in the format of today, after a backup of what was there', async () => {
    await reviewedBefore()
    const before = { laptop: readFileSync(journal(), 'utf8'), phone: readFileSync(journal('phone'), 'utf8') }
    const store = await open(WITH_OLDER)
    await review(store, 'a', 'easy', 3)
    await review(store, 'b', 'good', 4)
    const [kept, added] = [
      readFileSync(journal(), 'utf8').slice(0, before.laptop.length),
      readFileSync(journal(), 'utf8').slice(before.laptop.length),
    ]
    expect(kept).toBe(before.laptop)
    expect(added.match(/"version":1/g)).toHaveLength(1)
    expect(added.match(/"grade":"(easy|good)"/g)).toHaveLength(2)
    expect(readFileSync(journal('phone'), 'utf8')).toBe(before.phone)
    const put = readBackup(backup(), WITH_OLDER.journal)
    expect({ events: put.events.length, unusable: put.unusable }).toEqual({ events: 3, unusable: 0 })
    for (const again of [await open(WITH_OLDER), store]) {
      expect(new Map(again.records())).toEqual(new Map(store.records()))
      expect(again.problems()).toEqual([])
    }
  })

  test('is remembered for what it is across a checkpoint in the middle of it', async () => {
    await reviewedBefore()
    const first = await open(WITH_OLDER)
    await review(first, 'c', 'good', 3)
    await first.close()
    expect(existsSync(checkpoint())).toBe(true)
    // The phone still runs the older prep, and reviews on.
    const line = readFileSync(journal('phone'), 'utf8').trim().split('\n').at(-1) ?? ''
    writeFileSync(
      journal('phone'),
      `${readFileSync(journal('phone'), 'utf8')}\n${line.replace(/-00000"/, '-00001"').replace('00:02', '00:09')}\n`,
    )
    const second = await open(WITH_OLDER)
    expect(second.problems()).toEqual([])
    rmSync(checkpoint())
    expect(new Map(second.records())).toEqual(new Map((await open(WITH_OLDER)).records()))
    expect(await second.events('a')).toHaveLength(3)
  })

  test('is not touched by a prep that knows only the older format, once it has gone on', async () => {
    await reviewedBefore()
    await review(await open(WITH_OLDER), 'a', 'easy', 3)
    const older = { ...FORMATS, journal: { version: 0, migrations: [] } }
    await expect(open(older)).rejects.toMatchObject({ code: 'newerState' })
  })

  test('is left as it is when no backup can be made', async () => {
    await reviewedBefore()
    const before = readFileSync(journal(), 'utf8')
    writeFileSync(join(stateDir, 'backups'), 'a file where the folder would be')
    const store = await open(WITH_OLDER)
    await expect(review(store, 'a', 'easy', 3)).rejects.toBeInstanceOf(PrepError)
    expect(readFileSync(journal(), 'utf8')).toBe(before)
  })
})

test('a checkpoint of an older format is used, and replaced after a backup', async () => {
  const store = await open()
  await review(store, 'a', 'good', 0)
  await store.close()
  const [head = '', ...cards] = readFileSync(checkpoint(), 'utf8').split('\n')
  const { awaited, ...values } = JSON.parse(head)
  writeFileSync(checkpoint(), [JSON.stringify({ ...values, version: 0, pending: awaited }), ...cards].join('\n'))
  const again = await open(WITH_OLDER)
  expect(again.problems()).toEqual([])
  expect(new Map(again.records())).toEqual(new Map(store.records()))
  await review(again, 'b', 'good', 1)
  await again.close()
  expect(existsSync(backup())).toBe(true)
  expect(JSON.parse(readFileSync(checkpoint(), 'utf8').split('\n')[0] ?? '')).toMatchObject({ version: 1, awaited: [] })
})

test('settings of an older format count, and are kept aside when they are first changed', async () => {
  const path = join(stateDir, 'settings.json')
  const older = JSON.stringify({ version: 0, perDay: 7 })
  writeFileSync(path, older)
  expect(await readSettings(stateDir, WITH_OLDER.settings)).toMatchObject({ settings: { newPerDay: 7 }, problems: [] })
  expect(readFileSync(path, 'utf8')).toBe(older)
  await writeSetting(stateDir, 'rolloverHour', 5, WITH_OLDER.settings)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ version: 1, newPerDay: 7, rolloverHour: 5 })
  expect(readFileSync(join(stateDir, 'backups', 'settings-before-format-1.json'), 'utf8')).toBe(older)
})

test('versions are brought on one after the other, from wherever they stand', () => {
  const add = (from: number) => ({ from, change: (value: readonly number[]) => [...value, from] })
  const format = { version: 4, migrations: [add(3), add(1), add(2)] }
  expect([1, 2, 3, 4].map((version) => migrated([], version, format))).toEqual([[1, 2, 3], [2, 3], [3], []])
})

test('every format of today can be reached from its first version', () => {
  const formats: readonly Format<never>[] = Object.values(FORMATS)
  for (const { version, migrations } of formats)
    expect(migrations.map(({ from }) => from).sort()).toEqual(
      Array.from({ length: version - 1 }, (_, index) => index + 1),
    )
})
