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
import type { Schedule } from '../../schedule/schedule.ts'
import type { TotalsRules } from '../../schedule/totals/past-totals.ts'
import { FORMATS } from '../journal/formats.ts'
import { readTail } from '../journal/journals.ts'
import { eventId, JOURNAL_HEADER, writeEvents } from '../journal/stored.ts'
import { joinsIn } from '../replaying/joins.ts'
import type { Change, EventId } from '../store.ts'
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
  | { readonly kind: 'copy' | 'tear' | 'look' }

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
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), back: fc.nat(3) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('copy' as const, 'tear' as const) }),
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

/** Two devices that write into journals of one folder. */
class Devices {
  readonly #folder: string
  readonly #schedules = new Map<string, Schedule | null>()
  readonly #ids: EventId[] = []
  #sequence = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  journal(device: string): string {
    return join(this.#folder, `${device}.jsonl`)
  }

  /** What a device does, as its journal has it. */
  write(device: string, what: Deed, at: Date): void {
    const change = this.#changeFor(what, at)
    if (change === null) return
    const id = eventId(device, 'w', this.#sequence++)
    this.#ids.push(id)
    const path = this.journal(device)
    const header = existsSync(path) ? '' : `${JOURNAL_HEADER}\n`
    appendFileSync(path, `${header}\n${writeEvents([{ ...change, id, at, device }])}\n`)
  }

  #changeFor(what: Deed, at: Date): Change | null {
    if (what.kind === 'undo') {
      const target = this.#ids.at(-1 - what.back)
      return target === undefined ? null : { type: 'undone', events: [target] }
    }
    if (!('card' in what)) return null
    const card = `card${what.card}`
    switch (what.kind) {
      case 'join':
        return { type: 'joined', card, other: `card${what.other}` }
      case 'write':
        return { type: 'written', card, seconds: 30 }
      case 'promise': {
        const day = Math.floor(at.getTime() / DAY_MS) - 3
        const about = [{ decks: [], tags: [] }]
        const promise = { day, until: day + 9, secondsByWeekday: [60, 60, 60, 60, 60, 60, 60], about, ready: null }
        return { type: 'promised', promise: { ...promise, askedAll: false } }
      }
      case 'grade': {
        const before = this.#schedules.get(card) ?? null
        const grade = GRADES[what.grade] ?? 'good'
        const after = plainScheduler.next(before, grade, at, card)
        this.#schedules.set(card, after)
        return { type: 'reviewed', review: { card, grade, at, seconds: what.seconds, before, after } }
      }
      default:
        if (what.kind === 'reset') this.#schedules.set(card, null)
        return { type: what.kind, card }
    }
  }
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

const DEVICES = ['one', 'two'] as const

describe('totals that go on from what was kept', () => {
  test('are those of all journals, whatever two devices do, take back, join, copy and tear, and wherever one looks', () => {
    const turn = fc.record({ who: fc.nat(1), minutes: fc.nat(1500), deed })
    const rules = fc.array(asked, { minLength: 1, maxLength: 2 })
    fc.assert(
      fc.property(fc.array(turn, { minLength: 12, maxLength: 40 }), rules, (turns, [usual, other = usual]) => {
        const folder = mkdtempSync(join(tmpdir(), 'prep-totals-'))
        const journalDir = join(folder, 'journals')
        const stateDir = (who: number) => join(folder, `state-${DEVICES[who]}`)
        const devices = new Devices(journalDir)
        try {
          for (const path of [journalDir, stateDir(0), stateDir(1)]) mkdirSync(path)
          let looks = 0
          let clock = FIRST
          const look = (who: number) => {
            // Mostly by the same rules, so that there is something to go on from.
            const rule = (looks++ % 5 === 4 ? other : usual) as TotalsRules
            const all = readTail(journalDir, new Map(), false).events
            const source = { journalDir, joins: joinsIn(all), format: FORMATS.journal }
            const ask: TotalsAsked = { ...rule, today: studyDay(new Date(FIRST), rule.zone), since: 0 }
            const since = ask.today - 30
            const gone = journalTotals({ ...source, stateDir: stateDir(who) }, { ...ask, since, ofPlans: true }, 1)
            const fresh = journalTotals({ ...source, stateDir: join(folder, 'nowhere') }, ask)
            expect(told(gone, ask.today)).toEqual(told(fresh, ask.today))
          }
          for (const { who, minutes, deed: what } of turns) {
            const device = DEVICES[who] ?? 'one'
            const own = devices.journal(device)
            // Now and then a clock goes back.
            clock += (minutes % 9 === 0 ? -minutes : minutes) * MINUTE_MS
            if (what.kind === 'look') look(who)
            else if (what.kind === 'copy') {
              if (existsSync(own)) copyFileSync(own, join(journalDir, `copy-${device}.jsonl`))
            } else if (what.kind === 'tear') {
              if (existsSync(own)) appendFileSync(own, '\n{"id":"torn","at')
            } else devices.write(device, what, new Date(clock))
          }
          for (const who of [0, 1]) look(who)
        } finally {
          rmSync(folder, { recursive: true, force: true })
        }
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})
