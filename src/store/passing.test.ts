import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainScheduler } from '../../test/support/plain-scheduler.ts'
import { undoable } from './history.ts'
import { openStore } from './open-store.ts'
import { lastActs } from './recent-events.ts'
import type { StoredEvent } from './store.ts'
import { eventId, JOURNAL_HEADER, writeEvents } from './stored.ts'

const FIRST = Date.UTC(2026, 0, 1)
const DAY_MS = 86_400_000
const NOW = new Date(FIRST + 400 * DAY_MS)

const day = fc.double({ min: -50, max: 450, noNaN: true })
const deed = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constantFrom('suspended', 'resumed', 'reset'), card: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('undone'), card: fc.nat(30) }) },
)
const lines = fc.array(fc.array(fc.tuple(day, deed), { minLength: 1, maxLength: 3 }), { maxLength: 30 })

/** Journals of two devices, not in the order of time, as a clock that was set makes them; with a line that is none. */
function write(folder: string, all: readonly (readonly (readonly [number, { type: string; card: number }])[])[]): void {
  const texts = [`${JOURNAL_HEADER}\n`, `${JOURNAL_HEADER}\n`]
  let sequence = 0
  for (const [index, line] of all.entries()) {
    const device = index % 2 === 0 ? 'laptop' : 'phone'
    const events = line.map(([days, { type, card }]) => {
      const id = eventId(device, 'w', sequence++)
      const what = type === 'undone' ? { events: [eventId('laptop', 'w', card)] } : { card: `card${card}` }
      return { id, at: new Date(Math.round(FIRST + days * DAY_MS)), device, type, ...what } as StoredEvent
    })
    texts[index % 2] += `\n${writeEvents(events)}\n${index === 7 ? '{"id":"torn","at' : ''}`
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
            events.filter((event) => event.type === 'undone' || ('card' in event && event.card === card)),
          )
        const acts = await lastActs(store, NOW, steps)
        expect(acts).toEqual(undoable(events, steps))
      } finally {
        rmSync(folder, { recursive: true })
      }
    }),
    { numRuns: 100 },
  )
})
