import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainRecords } from '../../../test/support/plain-records.ts'
import { cardsOf, type Written, type WrittenNote } from '../../../test/support/written-notes.ts'
import type { Card } from '../../cards/card.ts'
import { pairCards } from '../../cards/pairing/pair-cards.ts'
import { NO_COUNTS } from '../../notes/note.ts'
import { packNote, unpackWhole } from '../../notes/packed-note.ts'
import type { Held } from '../replaying/held.ts'
import { NO_JOINS } from '../replaying/joins.ts'
import type { CardRecord } from '../store.ts'
import { packCheckpoint, unpackCheckpoint } from './checkpoint.ts'
import { KeptRecords } from './kept-records.ts'
import { Overlay, RecordsView, recordsReviewedSince, schedulesToCome } from './views.ts'

const question = fc.constantFrom(
  '왜 그런가요?',
  '장점은?',
  'TCP와 UDP의 차이는 무엇인가요?',
  'DNS란?',
  '스레드란?',
  '힙이란?',
)
const answer = fc.constantFrom(null, '연결을 맺느냐의 차이.', '이름을 주소로 바꾼다.', '나눠 쓴다.')
const note = (path: string) =>
  fc.array(fc.tuple(question, answer, fc.option(fc.nat(3))), { maxLength: 6 }).map((rows): WrittenNote => {
    const questions = rows.map(([asked, said, back], index): Written => {
      const isUnder = back !== null && back < index && rows[back]?.[2] === null
      return { is: String(index), question: asked, answer: said, under: isUnder ? String(back) : null }
    })
    return { path, questions }
  })
const notes = fc.tuple(note('/a/os.md'), note('/a/network.md'), note('/b/os.md'))

/** As cards come out of the cache. */
const lateCards = (written: readonly WrittenNote[]): readonly Card[] =>
  written.flatMap((each) => {
    const { cards } = cardsOf([each])
    const packed = packNote({
      path: each.path,
      cards,
      problems: [],
      explanations: [],
      confidence: 1,
      counts: NO_COUNTS,
      lost: [],
      offered: null,
    })
    return unpackWhole(each.path, packed).cards
  })

const at = new Date('2026-11-22T09:00:00Z')
const schedule = {
  due: at,
  stability: 2.5,
  difficulty: 5,
  phase: 'review',
  step: 0,
  intervalDays: 3,
  reps: 2,
  lapses: 1,
} as const

/** The records of these cards, each `every`th one without a locator, as they come out of a checkpoint; `later` as changed since. */
function kept(cards: readonly Card[], every: number, later: number) {
  const { cards: named, locators } = pairCards(cards, new Map())
  const records = named.map(({ id }, index): [string, Held] => {
    const locator = index % every === every - 1 ? null : (locators.get(id) ?? null)
    const reviewed = { schedule: { ...schedule, lastReview: new Date(at.getTime() - index) }, firstReview: at }
    const record: CardRecord = { suspended: index % 2 === 1, locator, ...(index % 3 === 0 ? NEVER : reviewed) }
    return [id, { record, at: at.getTime() + index, id: `mine-w-0000${index}` }]
  })
  const packed = packCheckpoint({
    journals: {},
    awaited: [],
    held: new Map(records),
    corrected: new Map(),
    interviews: new Map(),
    joins: NO_JOINS,
  })
  const read = unpackCheckpoint(JSON.parse(JSON.stringify(packed)))
  if (typeof read === 'string' || 'newer' in read) throw new Error('not read')
  if (!(read.held instanceof KeptRecords)) throw new Error('without columns')
  const changed = new Map(records.slice(0, later).map(([id, held]) => [id, held]))
  return { plain: new Map(records.map(([id, { record }]) => [id, record])), held: read.held, changed, records }
}

const NEVER = { schedule: null, firstReview: null }

test('records come out of a checkpoint as they went in', () => {
  fc.assert(
    fc.property(notes, fc.integer({ min: 2, max: 4 }), (written, every) => {
      const { plain, held, records } = kept(lateCards(written), every, 0)
      expect(plainRecords(new RecordsView(held))).toEqual(plain)
      expect([...held.keys()]).toEqual([...plain.keys()])
      expect(Array.from(held.values(), ({ id, at: instant }) => [instant, id])).toEqual(
        records.map(([, each]) => [each.at, each.id]),
      )
      expect(held.get('nobody')).toBeUndefined()
      for (const card of plain.keys()) expect(held.has(card)).toBe(true)
    }),
  )
})

test('cards are paired by numbers as they are by words', () => {
  fc.assert(
    fc.property(
      notes,
      notes,
      fc.boolean(),
      fc.integer({ min: 2, max: 9 }),
      fc.nat(3),
      (before, other, isEdited, every, later) => {
        const { plain, held, changed } = kept(lateCards(before), every, later)
        const now = isEdited ? ([before[0], other[1], before[2]] as const) : before
        const cards = lateCards(now)
        const options = { exists: (path: string) => path === '/a/network.md' }
        const view = new RecordsView(new Overlay(held, changed))
        expect(view.kept).not.toBeNull()
        const [fast, slow] = [pairCards(cards, view, options), pairCards(cards, plain, options)]
        expect(fast.cards.map(({ id, parent }) => [id, parent])).toEqual(
          slow.cards.map(({ id, parent }) => [id, parent]),
        )
        const byCard = (pairing: typeof fast) =>
          JSON.parse(JSON.stringify(pairing.relinked.toSorted((a, b) => (a.card < b.card ? -1 : 1))))
        expect(byCard(fast)).toEqual(byCard(slow))
        expect([...fast.orphaned].sort()).toEqual([...slow.orphaned].sort())
        expect(fast.ambiguous).toEqual(slow.ambiguous)
        for (const { id } of fast.cards) expect(fast.locators.get(id)).toEqual(slow.locators.get(id))
      },
    ),
    { numRuns: 1000 },
  )
})

test('records reviewed since an instant are those of all of them, changed ones as they are now', () => {
  fc.assert(
    fc.property(notes, fc.nat(3), fc.integer({ min: -8, max: 1 }), (written, later, sinceMs) => {
      const { plain, held, changed } = kept(lateCards(written), 3, later)
      const since = at.getTime() + sinceMs
      const wanted = [...plain.values()].filter(({ schedule: own }) => (own?.lastReview.getTime() ?? 0) >= since)
      const found = [...recordsReviewedSince(new RecordsView(new Overlay(held, changed)), since)]
      const texts = (records: readonly CardRecord[]) =>
        records
          .map(({ locator, schedule: own, ...rest }) =>
            JSON.stringify([own, rest.suspended, rest.firstReview, locator]),
          )
          .sort()
      expect(texts(found)).toEqual(texts(wanted))
    }),
  )
})

test('a card rests as its record says, and is looked up where that was changed since', () => {
  const day = 86_400_000
  const instant = fc.integer({ min: -3, max: 3 }).map((days) => at.getTime() + days * day)
  fc.assert(
    fc.property(notes, fc.nat(3), instant, instant, (written, later, reviewedBeforeMs, dueFromMs) => {
      const { plain, held, changed } = kept(lateCards(written), 3, later)
      const view = new RecordsView(new Overlay(held, changed))
      for (const [id, { schedule: own, suspended }] of plain) {
        const rests =
          own?.phase === 'review' &&
          !suspended &&
          !changed.has(id) &&
          own.lastReview.getTime() < reviewedBeforeMs &&
          own.due.getTime() >= dueFromMs
        expect(view.restsUntil(id, reviewedBeforeMs, dueFromMs)).toBe(rests ? own.due.getTime() : Number.NaN)
      }
      expect(view.restsUntil('nobody', reviewedBeforeMs, dueFromMs)).toBe(Number.NaN)
    }),
  )
})

test('schedules to come are those of all records that are not suspended', () => {
  fc.assert(
    fc.property(notes, fc.nat(3), (written, later) => {
      const { plain, held, changed } = kept(lateCards(written), 3, later)
      const text = ({ phase, due }: { phase: string; due: Date }) => `${phase} ${due.getTime()}`
      const wanted = [...plain.values()].flatMap(({ schedule: own, suspended }) => (suspended ? [] : (own ?? [])))
      const found = [...schedulesToCome(new RecordsView(new Overlay(held, changed)))]
      expect(found.map(text).sort()).toEqual(wanted.map(text).sort())
      expect([...schedulesToCome(plain)].map(text)).toEqual(wanted.map(text))
    }),
  )
})
