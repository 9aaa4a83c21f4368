import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainRecords } from '../../../test/support/plain-records.ts'
import { plainScheduler } from '../../../test/support/plain-scheduler.ts'
import { GRADES } from '../../schedule/grade.ts'
import { packCheckpoint, unpackCheckpoint } from '../checkpoint/checkpoint.ts'
import { eventId, readEvents, writeEvents } from '../journal/stored.ts'
import type { Change, StoredEvent } from '../store.ts'
import { Ledger } from './ledger.ts'
import { inOrder, undoneEvents } from './replay.ts'
import { replay } from './replay-all.ts'

const locator = {
  wording: '프로세스와 스레드?',
  question: '프로세스와스레드',
  answer: 'abc',
  path: '/notes/os.md',
  deck: 'os',
  parent: null,
  parentQuestion: null,
  section: null,
  before: null,
  after: 'xyz',
  position: 3,
}

type Act =
  | { kind: 'grade'; grade: number; card: number }
  | { kind: 'mark'; type: 'minted' | 'relinked' | 'unlinked' | 'suspended' | 'resumed' | 'reset'; card: number }
  | { kind: 'correct'; note: number; form: number; is: 'question' | 'nothing'; forgets: boolean }
  | { kind: 'plan'; interview: number; day: number }
  | { kind: 'join'; card: number; other: number }
  | { kind: 'undo'; back: number }
  | { kind: 'sync' }

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('grade' as const), grade: fc.nat(3), card: fc.nat(2) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('mark' as const),
      type: fc.constantFrom('minted', 'relinked', 'unlinked', 'suspended', 'resumed', 'reset'),
      card: fc.nat(2),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('correct' as const),
      note: fc.nat(1),
      form: fc.nat(2),
      is: fc.constantFrom('question', 'nothing'),
      forgets: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('plan' as const), interview: fc.nat(1), day: fc.nat(3) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('join' as const), card: fc.nat(2), other: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), back: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sync' as const) }) },
)

/** What two devices write when they do these things, each seeing the other's only when they sync. */
function written(steps: readonly { device: number; minutes: number; act: Act }[]): StoredEvent[] {
  const seen: StoredEvent[][] = [[], []]
  const all: StoredEvent[] = []
  for (const [sequence, { device, minutes, act: what }] of steps.entries()) {
    const own = seen[device] as StoredEvent[]
    if (what.kind === 'sync') {
      const union = [...new Set([...(seen[0] ?? []), ...(seen[1] ?? [])])]
      seen[0] = union
      seen[1] = [...union]
      continue
    }
    const at = new Date(Date.UTC(2026, 0, 1) + minutes * 60_000)
    const change = changeFor(what, own, at)
    if (change === null) continue
    const event = {
      ...change,
      id: eventId(['one', 'two'][device] ?? '', 'w', sequence),
      at,
      device: ['one', 'two'][device] ?? '',
    }
    own.push(event)
    all.push(event)
  }
  return all
}

function changeFor(what: Exclude<Act, { kind: 'sync' }>, seen: readonly StoredEvent[], at: Date): Change | null {
  if (what.kind === 'undo') {
    const target = seen.at(-1 - what.back)
    return target === undefined ? null : { type: 'undone', events: [target.id] }
  }
  if (what.kind === 'correct') {
    const { note, form, is, forgets } = what
    const corrections = form === 0 ? [] : [{ form: `h${form}`, is }]
    return { type: 'corrected', note: `/notes/${note}.md`, corrections, ...(forgets ? { forgets } : {}) }
  }
  if (what.kind === 'plan') {
    const value = what.day === 0 ? null : { name: 'Kakao', date: `2026-12-0${what.day}`, decks: [], tags: ['backend'] }
    return { type: 'interview', interview: `one-${what.interview}`, value }
  }
  const card = `card${what.card}`
  if (what.kind === 'join') return { type: 'joined', card, other: `card${what.other}` }
  if (what.kind === 'grade') {
    const before = replay(seen, plainScheduler).get(card)?.schedule ?? null
    const grade = GRADES[what.grade] ?? 'good'
    const after = plainScheduler.next(before, grade, at, card)
    return { type: 'reviewed', review: { card, grade, at, seconds: null, before, after } }
  }
  if (what.type === 'minted' || what.type === 'relinked') return { type: what.type, card, locator }
  return { type: what.type, card }
}

const history = fc
  .array(fc.record({ device: fc.nat(1), minutes: fc.nat(30), act }), { maxLength: 25 })
  .map((steps) => written(steps))

test('events replay to the same records in any order, and doubled', () => {
  fc.assert(
    fc.property(
      history.chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 })),
      ),
      ([events, shuffled]) => {
        expect(replay(shuffled, plainScheduler)).toEqual(replay(events, plainScheduler))
      },
    ),
  )
})

const valuesIn = ({ corrected, interviews }: Ledger) =>
  [corrected, interviews].map((held) => Object.fromEntries([...held].map(([key, { value }]) => [key, value])))

test('taking events in any pieces, with a checkpoint anywhere, gives what replaying all of them gives', () => {
  fc.assert(
    fc.property(
      history.chain((events) =>
        fc.tuple(
          fc.shuffledSubarray(events, { minLength: events.length }),
          fc.array(fc.tuple(fc.nat(events.length), fc.boolean()), { maxLength: 5 }),
        ),
      ),
      ([events, cuts]) => {
        const places = [...cuts].sort((left, right) => left[0] - right[0])
        let ledger = Ledger.fromHistory([], plainScheduler)
        let start = 0
        for (const [end, viaCheckpoint] of [...places, [events.length, false] as const]) {
          if (viaCheckpoint) {
            const packed = packCheckpoint({
              journals: {},
              awaited: ledger.awaited,
              held: ledger.held,
              corrected: ledger.corrected,
              interviews: ledger.interviews,
              joins: ledger.joins,
            })
            const read = unpackCheckpoint(JSON.parse(JSON.stringify(packed)))
            if (typeof read === 'string' || 'newer' in read) throw new Error('not read')
            ledger = Ledger.fromCheckpoint(read, plainScheduler)
          }
          if (!ledger.take(events.slice(start, end))) ledger = Ledger.fromHistory(events.slice(0, end), plainScheduler)
          start = end
        }
        expect(plainRecords(ledger.records)).toEqual(replay(events, plainScheduler))
        expect(valuesIn(ledger)).toEqual(valuesIn(Ledger.fromHistory(inOrder(events), plainScheduler)))
      },
    ),
    { numRuns: 500 },
  )
})

test('what is written of any events is read as the same events', () => {
  fc.assert(
    fc.property(history, (events) => {
      fc.pre(events.length > 0)
      expect(readEvents(JSON.parse(writeEvents(events)))).toEqual(events)
    }),
  )
})

test('any JSON on a line is either events or said to be wrong, and never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const read = readEvents(value)
      expect(Array.isArray(read) || 'wrong' in read || 'newer' in read).toBe(true)
    }),
  )
})

test('undoing an undo brings back what it took, and so on', () => {
  const undo = (id: string, target: string): Extract<StoredEvent, { type: 'undone' }> => ({
    id,
    at: new Date(0),
    device: 'one',
    type: 'undone',
    events: [target],
  })
  const chain = [undo('u1', 'review'), undo('u2', 'u1'), undo('u3', 'u2')]
  expect([...undoneEvents(chain.slice(0, 1))]).toEqual(['review'])
  expect([...undoneEvents(chain.slice(0, 2))]).toEqual(['u1'])
  expect([...undoneEvents(chain)].sort()).toEqual(['review', 'u2'])
})
