import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { card, reviewSchedule, SEOUL, SETTINGS, seoul } from '../../test/support/drill-cards.ts'
import type { Card } from '../cards/card.ts'
import type { Schedule } from '../schedule/schedule.ts'
import { createScheduler } from '../schedule/scheduler.ts'
import { buildQueue, type QueueOptions, type Standing } from './queue.ts'

const now = seoul('2026-03-02T20:00')
const never = () => 0.5
const due = (days: number, stability: number) => reviewSchedule(seoul('2026-03-02T04:00'), days, { stability })

function queue(
  cards: readonly Card[],
  schedules: Readonly<Record<string, Schedule>> = {},
  options: Partial<QueueOptions> = {},
  suspended: readonly string[] = [],
) {
  const standings = new Map<string, Standing>(
    cards.map(({ id }) => [id, { schedule: schedules[id] ?? null, suspended: suspended.includes(id) }]),
  )
  const built = buildQueue(cards, standings, { now, zone: SEOUL, ...options }, never)
  // A store tells of most cards by a number alone.
  const told = { size: standings.size, get: (id: string) => standings.get(id), restsUntil: restsAmong(standings) }
  expect(buildQueue(cards, told, { now, zone: SEOUL, ...options }, never)).toEqual(built)
  return built
}

const restsAmong =
  (standings: ReadonlyMap<string, Standing>) =>
  (id: string, reviewedBeforeMs: number, dueFromMs: number): number => {
    const { schedule, suspended } = standings.get(id) ?? { schedule: null, suspended: false }
    const rests =
      schedule?.phase === 'review' &&
      !suspended &&
      schedule.lastReview.getTime() < reviewedBeforeMs &&
      schedule.due.getTime() >= dueFromMs
    return rests ? schedule.due.getTime() : Number.NaN
  }

const ids = ({ items }: ReturnType<typeof queue>) => items.map((item) => item.card.id)
const cards = (...names: string[]) => names.map((name) => card(name))

describe('buildQueue', () => {
  it('asks steps by their minute, then what is due by how much is forgotten, then new ones in order', () => {
    const step = (at: string) => reviewSchedule(seoul(at), 0, { phase: 'learning', step: 1, intervalDays: 0 })
    const built = queue(cards('new-1', 'firm', 'later', 'sooner', 'shaky', 'new-2'), {
      later: step('2026-03-02T19:30'),
      sooner: step('2026-03-02T19:20'),
      firm: due(10, 30),
      shaky: due(10, 3),
    })
    expect(ids(built)).toEqual(['sooner', 'later', 'shaky', 'firm', 'new-1', 'new-2'])
    expect(built.items.map(({ reason }) => reason)).toEqual(['learning', 'learning', 'due', 'due', 'new', 'new'])
    expect(built.counts).toMatchObject({ learning: 2, due: 2, new: 2, dueBeyond: 0, newBeyond: 0, nextDue: null })
  })

  it('keeps a step that comes within 20 minutes, and leaves a later one', () => {
    const step = (at: string) => reviewSchedule(seoul(at), 0, { phase: 'learning', intervalDays: 0 })
    const built = queue(cards('soon', 'late'), { soon: step('2026-03-02T20:20'), late: step('2026-03-02T20:21') })
    expect(ids(built)).toEqual(['soon'])
    expect(built.counts.nextDue).toEqual(seoul('2026-03-02T20:21'))
  })

  it('takes what is due any time on this study day, and says when the next is', () => {
    const built = queue(cards('today', 'tomorrow', 'in-a-week'), {
      today: reviewSchedule(seoul('2026-03-02T04:00'), 5),
      tomorrow: reviewSchedule(seoul('2026-03-03T04:00'), 5),
      'in-a-week': reviewSchedule(seoul('2026-03-09T04:00'), 9),
    })
    expect(ids(built)).toEqual(['today'])
    expect(built.counts.nextDue).toEqual(seoul('2026-03-03T04:00'))
    // At 3:00 the next study day has not begun.
    expect(
      ids(
        queue(
          cards('tomorrow'),
          { tomorrow: reviewSchedule(seoul('2026-03-03T04:00'), 5) },
          { now: seoul('2026-03-03T03:00') },
        ),
      ),
    ).toEqual([])
  })

  it('never asks what is suspended, nor blindly what has no answer', () => {
    const empty = card('empty', { status: 'unanswered', answer: null })
    const half = card('half', { status: 'partial' })
    const all = [card('a'), empty, half]
    const built = queue(all, {}, {}, ['a'])
    expect(ids(built)).toEqual(['half'])
    expect(built.counts).toMatchObject({ suspended: 1, unanswered: 1 })
    const asked = queue(all, {}, { unanswered: 'ask' })
    expect(ids(asked)).toEqual(['a', 'empty', 'half'])
    expect(asked.items[1]?.reason).toBe('unanswered')
    expect(ids(queue(all, {}, { unanswered: 'only', newLimit: 0 }))).toEqual(['empty'])
  })

  it('puts follow-ups right after their question, and theirs after them', () => {
    const family = [
      card('p'),
      card('q'),
      card('p-1', { parent: 'p' }),
      card('p-2', { parent: 'p' }),
      card('p-1-1', { parent: 'p-1' }),
    ]
    expect(ids(queue(family))).toEqual(['p', 'p-1', 'p-1-1', 'p-2', 'q'])
    const built = queue(family, { q: due(10, 9), p: due(10, 30) })
    expect(ids(built)).toEqual(['q', 'p', 'p-1', 'p-1-1', 'p-2'])
    expect(built.items[2]?.reason).toBe('follow-up')
    // A family comes as early as its most forgotten member.
    expect(ids(queue(family, { q: due(10, 9), p: due(10, 30), 'p-2': due(10, 2) }))).toEqual([
      'p',
      'p-1',
      'p-1-1',
      'p-2',
      'q',
    ])
  })

  it('does not let a new parent hold back a follow-up that is due', () => {
    const family = [card('p'), card('f', { parent: 'p' })]
    expect(ids(queue(family, { f: due(10, 9) }))).toEqual(['f', 'p'])
  })

  it('holds new follow-ups back while their parent is beyond a limit or not passed yet', () => {
    const family = [card('a'), card('p'), card('f', { parent: 'p' })]
    const limited = queue(family, {}, { newLimit: 1 })
    expect(ids(limited)).toEqual(['a'])
    expect(limited.counts.newBeyond).toBe(2)
    const scheduler = createScheduler({ ...SETTINGS, learningStepsMinutes: [60, 90] })
    const failed = scheduler.next(null, 'again', seoul('2026-03-02T19:50'), 'p')
    expect(ids(queue(family, { p: failed }))).toEqual(['a'])
    const passed = scheduler.next(null, 'good', seoul('2026-03-02T19:50'), 'p')
    expect(ids(queue(family, { p: passed }))).toEqual(['a', 'f'])
  })

  it('does not wait for a parent that is not asked at all', () => {
    const empty = card('p', { status: 'unanswered', answer: null })
    expect(ids(queue([empty, card('f', { parent: 'p' })]))).toEqual(['f'])
    expect(ids(queue([card('p'), card('f', { parent: 'p' })], {}, {}, ['p']))).toEqual(['f'])
    expect(ids(queue([card('f', { parent: 'gone' })]))).toEqual(['f'])
  })

  it('keeps the limits of the drill and of the day', () => {
    const all = cards('a', 'b', 'c', 'd', 'e', 'f')
    const schedules = { a: due(10, 9), b: due(10, 8), c: due(10, 7) }
    expect(ids(queue(all, schedules, { limit: 4 }))).toEqual(['c', 'b', 'a', 'd'])
    expect(ids(queue(all, schedules, { newLimit: 1 }))).toEqual(['c', 'b', 'a', 'd'])
    const perDay = { due: 2, new: 2 }
    const first = queue(all, schedules, { perDay })
    expect(ids(first)).toEqual(['c', 'b', 'd', 'e'])
    expect(first.counts).toMatchObject({ due: 2, new: 2, dueBeyond: 1, newBeyond: 1 })
    expect(ids(queue(all, schedules, { perDay, askedToday: { due: 1, new: 2 } }))).toEqual(['c'])
    expect(ids(queue(all, schedules, { perDay, askedToday: { due: 5, new: 5 }, newLimit: 3 }))).toEqual(['d', 'e', 'f'])
  })

  it('goes ahead of what was not answered today, and crams everything', () => {
    const all = cards('tomorrow', 'in-3-days', 'answered-today', 'new')
    const schedules = {
      tomorrow: reviewSchedule(seoul('2026-03-03T04:00'), 5),
      'in-3-days': reviewSchedule(seoul('2026-03-05T04:00'), 3, { lastReview: seoul('2026-03-01T20:00') }),
      'answered-today': reviewSchedule(seoul('2026-03-03T04:00'), 1, { lastReview: seoul('2026-03-02T10:00') }),
    }
    const ahead = queue(all, schedules, { mode: 'ahead' })
    expect(ids(ahead)).toEqual(['new', 'tomorrow'])
    expect(ahead.counts.early).toBe(1)
    expect(ids(queue(all, schedules, { mode: 'ahead', aheadDays: 3 }))).toEqual(['new', 'tomorrow', 'in-3-days'])
    const cram = queue(all, schedules, { mode: 'cram', perDay: { new: 0, due: 0 } })
    expect(ids(cram)).toEqual(['tomorrow', 'in-3-days', 'answered-today', 'new'])
    expect(cram.items.map(({ reason }) => reason)).toEqual(['cram', 'cram', 'cram', 'cram'])
  })

  it('takes only what the filter means', () => {
    const all = [
      card('a', { deck: 'cs/네트워크', tags: ['tcp'], section: ['네트워크', '4계층 전송'] }),
      card('b', { deck: 'cs', status: 'partial' }),
      card('c', { deck: 'css', source: { path: 'notes/css.md', line: 3, endLine: 4 } }),
    ]
    expect(ids(queue(all, {}, { filter: { decks: ['CS'] } }))).toEqual(['a', 'b'])
    expect(ids(queue(all, {}, { filter: { decks: ['cs/네트워크'.normalize('NFD')] } }))).toEqual(['a'])
    expect(ids(queue(all, {}, { filter: { tags: ['#TCP'] } }))).toEqual(['a'])
    expect(ids(queue(all, {}, { filter: { statuses: ['partial'] } }))).toEqual(['b'])
    expect(ids(queue(all, {}, { filter: { paths: ['notes/'] } }))).toEqual(['c'])
    expect(ids(queue(all, {}, { filter: { decks: ['css', 'cs'], tags: ['tcp'] } }))).toEqual(['a'])
    expect(ids(queue(all, {}, { filter: { sections: ['4계층'.normalize('NFD')] } }))).toEqual(['a'])
  })

  it('holds every card once, whatever the parents, and mixes new ones by the numbers given', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.constantFrom(...names)), { minLength: 7, maxLength: 7 }),
        fc.subarray(names),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (parents, dueNames, numbers) => {
          const all = names.map((name, index) => card(name, { parent: parents[index] ?? null }))
          const standings = new Map(dueNames.map((name) => [name, { schedule: due(10, 9), suspended: false }]))
          const built = buildQueue(
            all,
            standings,
            { now, zone: SEOUL, newOrder: 'mixed' },
            () => numbers.next().value ?? 0,
          )
          expect(built.items.map((item) => item.card.id).sort()).toEqual(names)
        },
      ),
    )
    const mixed = (numbers: number[]) =>
      buildQueue(cards('a', 'b', 'c'), new Map(), { now, zone: SEOUL, newOrder: 'mixed' }, () => numbers.shift() ?? 0)
    expect(mixed([0.9, 0.1, 0.5]).items.map((item) => item.card.id)).toEqual(['b', 'c', 'a'])
  })
})
