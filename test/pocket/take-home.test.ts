import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Kept, type Shelf } from '../../src/pocket/browser/kept.ts'
import type { PocketDeck } from '../../src/pocket/deck.ts'
import { GRADES, type Grade } from '../../src/schedule/grade.ts'
import { DEFAULT_SCHEDULER_SETTINGS } from '../../src/schedule/schedule.ts'
import { createScheduler } from '../../src/schedule/scheduler.ts'
import { readJournalLine } from '../../src/store/journal/journal-line.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { StoredEvent } from '../../src/store/store.ts'

const scheduling = { ...DEFAULT_SCHEDULER_SETTINGS, zone: { timeZone: 'Asia/Seoul', rolloverHour: 4 } }
const scheduler = createScheduler(scheduling)
const CARDS = ['one', 'two', 'three']
const deck = { standings: {}, scheduling, cards: [] } as unknown as PocketDeck

const shelfOf = (): Shelf => {
  let kept: string | null = null
  return {
    get: () => kept,
    set: (text) => {
      kept = text
      return true
    },
  }
}

const eventsOf = (journal: string): StoredEvent[] =>
  journal
    .trim()
    .split('\n')
    .flatMap((line) => {
      const read = readJournalLine(line, 1)
      return 'events' in read ? read.events : []
    })

interface Step {
  readonly does: 'phone' | 'phone undo' | 'other window' | 'computer' | 'take home'
  readonly card: string
  readonly grade: Grade
  readonly minutes: number
}

const steps = fc.array(
  fc.record<Step>({
    does: fc.constantFrom('phone', 'phone', 'phone undo', 'other window', 'computer', 'take home'),
    card: fc.constantFrom(...CARDS),
    grade: fc.constantFrom(...GRADES),
    minutes: fc.integer({ min: 0, max: 5000 }),
  }),
  { minLength: 1, maxLength: 20 },
)

it('comes to the same on every device, in whatever order reviews are made and taken home', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const root = mkdtempSync(join(tmpdir(), 'prep-pocket-'))
      try {
        const open = (name: string) => openStore({ stateDir: join(root, name), scheduler: async () => scheduler })
        const home = await open('home')
        const shelf = shelfOf()
        let names = 0
        const window = () => new Kept(deck, shelf, () => `name${names++}`)
        const phone = window()
        const other = window()
        let at = new Date('2026-11-22T20:00:00+09:00')
        let [given, onPhone] = [0, 0]
        for (const { does, card, grade, minutes } of all) {
          at = new Date(at.getTime() + minutes * 60_000)
          if (does === 'take home') await home.add(eventsOf(phone.journal().text))
          else if (does === 'phone undo') {
            if (onPhone > 0) {
              given--
              onPhone--
            }
            phone.takeBack(at)
          } else {
            given++
            if (does === 'phone') onPhone++
            const page = does === 'other window' ? other : phone
            const before = (does === 'computer' ? home.records() : page.standings()).get(card)?.schedule ?? null
            const review = { card, grade, at, seconds: 3, before, after: scheduler.next(before, grade, at, card) }
            if (does === 'computer') await home.append([{ type: 'reviewed', review }], at)
            else page.record(review)
          }
        }
        const journal = eventsOf(window().journal().text)
        await home.add(journal)
        await home.add(journal)
        const elsewhere = await open('elsewhere')
        const others = (await home.events()).filter(({ device }) => !device.startsWith('pocket-'))
        await elsewhere.add(journal)
        await elsewhere.add(others)
        expect(new Map(elsewhere.records())).toEqual(new Map(home.records()))
        expect(await home.reviews((review) => review.at)).toHaveLength(given)
      } finally {
        rmSync(root, { recursive: true, force: true })
      }
    }),
    { numRuns: 30 },
  )
})
