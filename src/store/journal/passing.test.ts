import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainScheduler } from '../../../test/support/plain-scheduler.ts'
import { studyDay } from '../../schedule/day.ts'
import { DEFAULT_PARAMETERS } from '../../schedule/memory/memory.ts'
import { openStore } from '../open-store.ts'
import { undoable } from '../replaying/history.ts'
import { lastActs } from '../replaying/recent-events.ts'
import { cardOf, isOfCard, undoneEvents } from '../replaying/replay.ts'
import type { StoredEvent } from '../store.ts'
import { eventId, JOURNAL_HEADER, writeEvents } from './stored.ts'

const FIRST = Date.UTC(2026, 0, 1)
const DAY_MS = 86_400_000
const NOW = new Date(FIRST + 400 * DAY_MS)
const ASKED = { zone: { timeZone: 'UTC', rolloverHour: 4 }, parameters: DEFAULT_PARAMETERS, today: 0, since: 0 }

const day = fc.double({ min: -50, max: 450, noNaN: true })
const deed = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constantFrom('suspended', 'resumed', 'reset'), card: fc.nat(3) }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constant('reviewed'), card: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('undone'), card: fc.nat(30) }) },
)
/** Some within the same quarter of an hour. */
const close = fc.integer({ min: 0, max: 20 }).map((step) => 100 + step / 192)
const lines = fc.array(fc.array(fc.tuple(fc.oneof(day, close), deed), { minLength: 1, maxLength: 3 }), {
  maxLength: 30,
})

/** Journals of two devices, not in the order of time, as a clock that was set makes them; with a line that is none. */
function write(folder: string, all: readonly (readonly (readonly [number, { type: string; card: number }])[])[]): void {
  const texts = [`${JOURNAL_HEADER}\n`, `${JOURNAL_HEADER}\n`]
  let sequence = 0
  for (const [index, line] of all.entries()) {
    const device = index % 2 === 0 ? 'laptop' : 'phone'
    const events = line.map(([days, { type, card }]) => {
      const id = eventId(device, 'w', sequence++)
      const at = new Date(Math.round(FIRST + days * DAY_MS))
      if (type === 'reviewed') {
        const clock = sequence % 5 === 0 ? new Date(at.getTime() - DAY_MS) : at
        const after = plainScheduler.next(null, 'good', clock, `card${card}`)
        const review = { card: `card${card}`, grade: 'good', at: clock, seconds: 3, before: null, after }
        return { id, at, device, type, review } as StoredEvent
      }
      const what = type === 'undone' ? { events: [eventId('laptop', 'w', card)] } : { card: `card${card}` }
      return { id, at, device, type, ...what } as StoredEvent
    })
    const text = `\n${writeEvents(events)}\n${index === 7 ? '{"id":"torn","at' : ''}`
    texts[index % 2] += text
    // Some stand in both, as after a folder was copied.
    if (index % 6 === 3) texts[0] += text
  }
  for (const [index, name] of ['laptop', 'phone'].entries())
    writeFileSync(join(folder, 'journal', `${name}.jsonl`), texts[index] ?? '')
}

test('what is passed over unread is nothing that was asked for', async () => {
  await fc.assert(
    fc.asyncProperty(lines, day, fc.integer({ min: 1, max: 4 }), async (all, from, steps) => {
      const folder = mkdtempSync(join(tmpdir(), 'prep-passing-'))
      try {
        mkdirSync(join(folder, 'journal'))
        write(folder, all)
        const store = await openStore({ stateDir: folder, device: 'laptop', scheduler: plainScheduler })
        const events = await store.events()
        const since = new Date(Math.round(FIRST + from * DAY_MS))
        const isSince = ({ type, at }: StoredEvent) => type === 'undone' || at >= since
        expect(await store.eventsSince(since)).toEqual(events.filter(isSince))
        for (const card of ['card0', 'card3'])
          expect(await store.events(card)).toEqual(
            events.filter((event) => event.type === 'undone' || (isOfCard(event) && cardOf(event) === card)),
          )
        const undone = undoneEvents(events.filter((event) => event.type === 'undone'))
        const counting = events.flatMap((event) =>
          event.type === 'reviewed' && !undone.has(event.id) ? [event.review.at] : [],
        )
        const { days } = (await store.totals(ASKED)).totals
        expect(new Set(days.keys())).toEqual(new Set(counting.map((at) => studyDay(at, ASKED.zone))))
        expect(await store.reviews(({ at }) => at)).toEqual(counting)
        const isLate = (at: Date) => at.getTime() % 2 === 0
        expect(await store.reviews(({ at }) => (isLate(at) ? at : null))).toEqual(counting.filter(isLate))
        const acts = await lastActs(store, NOW, steps)
        expect(acts).toEqual(undoable(events, steps))
      } finally {
        rmSync(folder, { recursive: true })
      }
    }),
    { numRuns: 100 },
  )
})

test("a torn line at the end of a journal stands in nobody's way", async () => {
  const whole = '{"id":"laptop-w-00000","at":"2026-01-01T00:00:00.000Z","type":"reset","card":"card0"}'
  for (const line of [whole, `[${whole}]`])
    for (let length = 1; length < line.length; length += 1) {
      const folder = mkdtempSync(join(tmpdir(), 'prep-passing-'))
      try {
        mkdirSync(join(folder, 'journal'))
        writeFileSync(join(folder, 'journal', 'laptop.jsonl'), `${JOURNAL_HEADER}\n\n${line.slice(0, length)}\n`)
        const store = await openStore({ stateDir: folder, device: 'laptop', scheduler: plainScheduler })
        expect([await store.eventsSince(NOW), await store.events('card0')]).toEqual([[], []])
        expect((await store.totals(ASKED)).totals.days).toEqual(new Map())
      } finally {
        rmSync(folder, { recursive: true })
      }
    }
})
