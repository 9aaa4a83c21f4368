import { appendFileSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainScheduler } from '../../../test/support/plain-scheduler.ts'
import { calibrationBins, fitOfAlike } from '../../schedule/calibration.ts'
import { studyDay } from '../../schedule/day.ts'
import { GRADES } from '../../schedule/grade.ts'
import { DEFAULT_PARAMETERS } from '../../schedule/memory/memory.ts'
import { FORMATS } from '../journal/formats.ts'
import { readTail } from '../journal/journals.ts'
import { openStore } from '../open-store.ts'
import { joinsIn } from '../replaying/joins.ts'
import type { Change, Store } from '../store.ts'
import { type JournalTotals, journalTotals, type TotalsAsked } from './journal-totals.ts'

const FIRST = Date.UTC(2026, 9, 20)
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

type Deed =
  | { readonly kind: 'grade'; readonly card: number; readonly grade: number; readonly seconds: number | null }
  | { readonly kind: 'reset' | 'suspended'; readonly card: number }
  | { readonly kind: 'join'; readonly card: number; readonly other: number }
  | { readonly kind: 'promise' | 'write'; readonly card: number }
  | { readonly kind: 'undo'; readonly back: number }
  | { readonly kind: 'copy' | 'tear' | 'reopen' | 'look' }

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('grade' as const),
      card: fc.nat(3),
      grade: fc.nat(3),
      seconds: fc.option(fc.double({ min: 0, max: 90, noNaN: true })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('reset' as const, 'suspended' as const), card: fc.nat(3) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('promise' as const, 'write' as const), card: fc.nat(3) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('join' as const), card: fc.nat(3), other: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), back: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('copy' as const, 'tear' as const, 'reopen' as const) }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('look' as const) }) },
)

const asked = fc.record({
  zone: fc.record({
    timeZone: fc.constantFrom('Asia/Seoul', 'America/New_York'),
    rolloverHour: fc.constantFrom(4, 0),
  }),
  parameters: fc.constantFrom(DEFAULT_PARAMETERS, [0.5, ...DEFAULT_PARAMETERS.slice(1)]),
})

async function changeOf(what: Deed, store: Store, at: Date): Promise<Change | null> {
  if (what.kind === 'undo') {
    const target = (await store.events()).at(-1 - what.back)
    return target === undefined ? null : { type: 'undone', events: [target.id] }
  }
  if (!('card' in what)) return null
  const card = `card${what.card}`
  if (what.kind === 'join') return { type: 'joined', card, other: `card${what.other}` }
  if (what.kind === 'write') return { type: 'written', card, seconds: 30 }
  if (what.kind === 'promise') {
    const day = Math.floor(at.getTime() / DAY_MS) - 3
    const about = [{ decks: [], tags: [] }]
    const promise = { day, until: day + 9, secondsByWeekday: [60, 60, 60, 60, 60, 60, 60], about, ready: null }
    return { type: 'promised', promise: { ...promise, askedAll: false } }
  }
  if (what.kind !== 'grade') return { type: what.kind, card }
  const before = store.records().get(card)?.schedule ?? null
  const grade = GRADES[what.grade] ?? 'good'
  const after = plainScheduler.next(before, grade, at, card)
  return { type: 'reviewed', review: { card, grade, at, seconds: what.seconds, before, after } }
}

/** Everything that totals say, in an order that does not depend on how they were reckoned. */
function told({ totals, promises, written }: JournalTotals, today: number) {
  const { alike, parts } = totals.judgedBetween(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
  return {
    days: [...totals.days.values()].sort((a, b) => a.day - b.day),
    fit: fitOfAlike(alike),
    bins: calibrationBins(parts),
    seconds: totals.times.answerSeconds(),
    histories: [...totals.sample.histories(() => true)].sort(([a], [b]) => (a < b ? -1 : 1)),
    recent: [...totals.recent.days]
      .filter(([day]) => day >= Math.min(today, ...promises.map((promise) => promise.day)))
      .sort(([a], [b]) => a - b)
      .map(([day, cards]) => [day, [...cards].sort(([a], [b]) => (a < b ? -1 : 1))]),
    promises,
    written: written.map(({ card, at, seconds }) => ({ card, at, seconds })),
    cards: Array.from(totals.ids(), (id) => [id, totals.card(id)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  }
}

const DEVICES = ['one', 'two', 'one']

describe('totals that go on from what was kept', () => {
  test('are those of all journals, whatever two devices do, take back, join, copy and tear, and wherever one looks', async () => {
    const turn = fc.record({ who: fc.nat(2), minutes: fc.nat(20_000), deed })
    await fc.assert(
      fc.asyncProperty(
        fc.array(turn, { maxLength: 24 }),
        fc.array(asked, { minLength: 1, maxLength: 2 }),
        async (turns, rules) => {
          const folder = mkdtempSync(join(tmpdir(), 'prep-totals-'))
          const journalDir = join(folder, 'journals')
          const stateDir = (who: number) => join(folder, `state-${DEVICES[who]}`)
          const open = (who: number) => {
            const device = DEVICES[who] ?? ''
            return openStore({ stateDir: stateDir(who), device, scheduler: plainScheduler, journalDir })
          }
          try {
            for (const path of [journalDir, stateDir(0), stateDir(1)]) mkdirSync(path)
            const stores = await Promise.all([open(0), open(1), open(2)])
            let looks = 0
            const look = (who: number) => {
              const rule = rules[looks++ % rules.length] as (typeof rules)[number]
              const all = readTail(journalDir, new Map(), false).events
              const source = { journalDir, joins: joinsIn(all), format: FORMATS.journal }
              const ask: TotalsAsked = { ...rule, today: studyDay(new Date(FIRST), rule.zone), since: 0 }
              const gone = journalTotals(
                { ...source, stateDir: stateDir(who) },
                { ...ask, since: ask.today - 30, ofPlans: true },
                1,
              )
              const fresh = journalTotals({ ...source, stateDir: join(folder, 'nowhere') }, ask, 1)
              expect(told(gone, ask.today)).toEqual(told(fresh, ask.today))
            }
            for (const { who, minutes, deed: what } of turns) {
              const store = stores[who] as Store
              const at = new Date(FIRST + minutes * MINUTE_MS)
              const own = join(journalDir, `${DEVICES[who]}.jsonl`)
              if (what.kind === 'look') look(who)
              else if (what.kind === 'reopen') {
                await store.close()
                stores[who] = await open(who)
              } else if (what.kind === 'copy' && existsSync(own))
                copyFileSync(own, join(journalDir, `copy-${who}.jsonl`))
              else if (what.kind === 'tear' && existsSync(own)) appendFileSync(own, '\n{"id":"torn","at')
              else {
                await store.refresh()
                const change = await changeOf(what, store, at)
                if (change !== null) await store.append([change], at)
              }
            }
            for (const who of [0, 1]) look(who)
          } finally {
            rmSync(folder, { recursive: true, force: true })
          }
        },
      ),
      { numRuns: 60 },
    )
  }, 60_000)
})
