import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { plainScheduler } from '../../test/support/plain-scheduler.ts'
import { planRestore, readBackup, writeBackup, writeDailyBackup } from './backup.ts'
import { bringJournals } from './journal/move-journals.ts'
import { eventId, JOURNAL_HEADER, writeEvents } from './journal/stored.ts'
import { openStore } from './open-store.ts'
import { redoable, undoable } from './replaying/history.ts'
import { replay } from './replaying/replay-all.ts'
import type { StoredEvent } from './store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prep-backup-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000)

/** A made-up history: reviews, suspensions, and undos of any of them. */
const history = fc
  .array(fc.record({ kind: fc.constantFrom('review', 'suspend', 'undo'), card: fc.nat(2), target: fc.nat(20) }), {
    maxLength: 20,
  })
  .map((steps) => {
    const events: StoredEvent[] = []
    for (const [index, { kind, card, target }] of steps.entries()) {
      const head = { id: eventId('one', 'w', index), at: at(index), device: 'one' }
      const name = `card${card}`
      const named = events[target % Math.max(1, events.length)]
      if (kind === 'suspend') events.push({ ...head, type: 'suspended', card: name })
      else if (kind === 'undo' && named !== undefined) events.push({ ...head, type: 'undone', events: [named.id] })
      else {
        const before = replay(events, plainScheduler).get(name)?.schedule ?? null
        const after = plainScheduler.next(before, 'good', head.at, name)
        const review = { card: name, grade: 'good', at: head.at, seconds: null, before, after } as const
        events.push({ ...head, type: 'reviewed', review })
      }
    }
    return events
  })

const undoOf = (events: readonly StoredEvent[], names: readonly string[], restored?: string): StoredEvent => ({
  id: eventId('one', 'z', events.length),
  at: at(1000 + events.length),
  device: 'one',
  type: 'undone',
  events: names,
  ...(restored === undefined ? {} : { restored }),
})

test('going back to any backup gives exactly what was remembered then, and taking that back what was now', () => {
  fc.assert(
    fc.property(history, fc.nat(20), (events, cut) => {
      const then = events.slice(0, cut)
      const { missing, later } = planRestore(events, then)
      expect(missing).toEqual([])
      const back = undoOf(
        events,
        later.map(({ id }) => id),
        'then',
      )
      const restored = [...events, back]
      expect(replay(restored, plainScheduler)).toEqual(replay(then, plainScheduler))
      if (later.length === 0) return
      const [act] = undoable(restored, 1)
      const forward = [...restored, undoOf(restored, act?.events ?? [])]
      expect(replay(forward, plainScheduler)).toEqual(replay(events, plainScheduler))
    }),
  )
})

test('undo takes back the last act, again and again until nothing is left, and redo brings each back', () => {
  fc.assert(
    fc.property(history, (start) => {
      let events: readonly StoredEvent[] = start
      const states = [replay(events, plainScheduler)]
      for (let [act] = undoable(events, 1); act !== undefined; [act] = undoable(events, 1)) {
        events = [...events, undoOf(events, act.events)]
        states.push(replay(events, plainScheduler))
      }
      expect(replay(events, plainScheduler).size).toBe(0)
      for (const state of states.reverse().slice(1)) {
        const undone = redoable(events)
        events = [...events, undoOf(events, [undone?.id ?? ''])]
        expect(replay(events, plainScheduler)).toEqual(state)
      }
    }),
  )
})

test('a backup has the events of all journals, and is read with its damage counted', () => {
  const journals = join(folder, 'journal')
  mkdirSync(journals)
  const event = (device: string): StoredEvent => ({
    id: eventId(device, 'w', 1),
    at: at(1),
    device,
    type: 'reset',
    card: 'a',
  })
  writeFileSync(join(journals, 'one.jsonl'), `${JOURNAL_HEADER}\n\n${writeEvents([event('one')])}\n\n{"torn`)
  writeFileSync(join(journals, 'two.jsonl'), `${JOURNAL_HEADER}\n\n${writeEvents([event('two')])}\n`)
  const path = join(folder, 'somewhere', 'backup')
  writeBackup(journals, path)
  expect(readBackup(path)).toEqual({ events: [event('one'), event('two')], unusable: 1 })
  expect(readdirSync(join(folder, 'somewhere'))).toEqual(['backup'])
})

test('the last ten daily copies are kept, and other files in their folder', () => {
  mkdirSync(join(folder, 'backups'))
  writeFileSync(join(folder, 'backups', 'mine.jsonl'), '')
  for (let day = 10; day < 25; day += 1) writeDailyBackup(folder, join(folder, 'journal'), `2026-01-${day}`)
  expect(writeDailyBackup(folder, join(folder, 'journal'), '2026-01-24')).toBeNull()
  const kept = readdirSync(join(folder, 'backups'))
  expect(kept).toHaveLength(11)
  expect(kept).toContain('mine.jsonl')
  expect(kept[0]).toBe('2026-01-15.jsonl.gz')
})

test('journals brought together lose nothing, even where two have one name and differ', async () => {
  const [left, right] = [join(folder, 'left'), join(folder, 'right')]
  const line = (writer: string) =>
    `\n${writeEvents([{ id: eventId('one', writer, 1), at: at(1), device: 'one', type: 'suspended', card: writer }])}\n`
  for (const side of [left, right]) mkdirSync(side)
  writeFileSync(join(left, 'one.jsonl'), `${JOURNAL_HEADER}\n${line('a')}${line('b')}`)
  writeFileSync(join(right, 'one.jsonl'), `${JOURNAL_HEADER}\n${line('a')}${line('c')}`)
  writeFileSync(join(left, 'two.jsonl'), `${JOURNAL_HEADER}\n${line('d')}${line('e')}`)
  writeFileSync(join(right, 'two.jsonl'), `${JOURNAL_HEADER}\n${line('d')}`)
  bringJournals(left, right)
  const store = await openStore({ stateDir: folder, journalDir: right, scheduler: plainScheduler })
  expect([...store.records().keys()].sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(readFileSync(join(left, 'one.jsonl'), 'utf8')).not.toContain('"c"')
  bringJournals(left, right)
  expect(readdirSync(right)).toHaveLength(3)
})
