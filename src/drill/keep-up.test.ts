import { expect, it } from 'vitest'
import { card, reviewSchedule, SETTINGS, seoul } from '../../test/support/drill-cards.ts'
import type { Grade } from '../schedule/grade.ts'
import type { Schedule } from '../schedule/schedule.ts'
import { createScheduler } from '../schedule/scheduler.ts'
import { keptUp, type Present } from './keep-up.ts'
import type { QueueItem } from './queue-item.ts'
import { type Session, startSession, step } from './session.ts'

const scheduler = createScheduler(SETTINGS)
const start = seoul('2026-03-02T20:00')
const due = reviewSchedule(seoul('2026-03-02T04:00'), 10)
const item = (id: string, schedule: Schedule | null = due): QueueItem => ({
  card: card(id),
  schedule,
  reason: schedule === null ? 'new' : 'due',
})
const session = startSession([item('a'), item('b'), item('c', null), item('d')], start)

/** As at the start, but for what is said of some. */
const present = (changed: Partial<Record<string, 'gone' | 'edited' | 'suspended' | Grade | null>>): Present => ({
  cardOf: (id) =>
    changed[id] === 'gone' ? null : changed[id] === 'edited' ? card(id, { prompt: 'edited?' }) : card(id),
  standingOf: (id) => {
    const what = changed[id]
    const before = id === 'c' ? null : due
    if (what === null) return undefined
    if (what === 'suspended') return { schedule: before, suspended: true }
    const isGraded = what === 'again' || what === 'hard' || what === 'good' || what === 'easy'
    return { schedule: isGraded ? scheduler.next(before, what, start, id) : before, suspended: false }
  },
})
const waiting = (of: Session) => [...of.waiting, ...of.learning].map(({ card: { id }, reason }) => `${id} ${reason}`)

it.each([
  ['nothing', {}, ['b due', 'c new', 'd due']],
  ['one that was answered elsewhere', { b: 'good', c: 'easy' }, ['d due']],
  ['one that is in its steps now', { b: 'again', c: 'good' }, ['d due', 'b learning', 'c learning']],
  ['one that was put away', { d: 'suspended' }, ['b due', 'c new']],
  ['one that no note asks any more', { c: 'gone' }, ['b due', 'd due']],
  ['one whose answers were taken back', { b: null }, ['b new', 'c new', 'd due']],
] as const)('takes in %s', (_, changed, left) => {
  const kept = keptUp(session, present(changed), start)
  expect(waiting(kept)).toEqual(left)
  expect(kept.current?.card.id).toBe('a')
})

it('shows what was edited', () => {
  const kept = keptUp(session, present({ a: 'edited', b: 'edited' }), start)
  expect([kept.current, kept.waiting[0]].map((each) => each?.card.prompt)).toEqual(['edited?', 'edited?'])
})

it('leaves the question that is being answered, and grades it after what was given elsewhere', () => {
  const kept = keptUp(session, present({ a: 'again' }), start)
  const graded = step(
    step(kept, { type: 'reveal' }, start, scheduler),
    { type: 'grade', grade: 'good' },
    start,
    scheduler,
  )
  expect(graded.done[0]?.before?.phase).toBe('relearning')
})

it('moves on from a question that was answered elsewhere while its answer did not show', () => {
  expect(keptUp(session, present({ a: 'good' }), start, true).current?.card.id).toBe('b')
  const revealed = step(session, { type: 'reveal' }, start, scheduler)
  expect(keptUp(revealed, present({ a: 'good' }), start, true).current?.card.id).toBe('a')
})
