import fc from 'fast-check'
import { expect, it } from 'vitest'
import { card, SETTINGS, seoul } from '../../test/support/drill-cards.ts'
import { createScheduler } from '../schedule/scheduler.ts'
import type { QueueItem } from './queue-item.ts'
import { type Action, leftOf, type Session, startSession, step } from './session.ts'
import { widened } from './widened.ts'

const scheduler = createScheduler(SETTINGS)
const at = seoul('2026-03-02T20:00')
const fresh = (id: string): QueueItem => ({ card: card(id), schedule: null, reason: 'new' })
const queueOf = (...ids: readonly string[]) => ids.map(fresh)
const act = (session: Session, ...actions: readonly Action[]) =>
  actions.reduce((each, action) => step(each, action, at, scheduler), session)
const GOOD: readonly Action[] = [{ type: 'reveal' }, { type: 'grade', grade: 'easy' }]
const waiting = (session: Session) => session.waiting.map((item) => item.card.id)
const whole = (...ids: readonly string[]) => ({ items: queueOf(...ids), isFull: false })

it('keeps the question that is asked, and asks on as all notes say', () => {
  const begun = startSession(queueOf('b', 'c'), at)
  const all = widened(begun, whole('starred', 'b', 'c', 'd'), at)
  expect([all.current?.card.id, ...waiting(all)]).toEqual(['b', 'starred', 'c', 'd'])
})

it('asks no more than the day has room for: what is asked beyond takes the place of the last', () => {
  const begun = startSession(queueOf('b', 'c'), at)
  const all = widened(begun, { items: queueOf('starred', 'also starred'), isFull: true }, at)
  expect([all.current?.card.id, ...waiting(all)]).toEqual(['b', 'starred'])
})

it('asks on where the first notes have come to their end', () => {
  const over = act(startSession(queueOf('a'), at), ...GOOD)
  expect(over.ended).toBe('finished')
  const all = widened(over, whole('b'), at)
  expect(all).toMatchObject({ ended: null, current: { card: { id: 'b' } }, done: [{ card: 'a' }] })
  expect(widened(over, whole(), at).ended).toBe('finished')
  expect(widened(act(startSession(queueOf('a'), at), { type: 'quit' }), whole('b'), at).ended).toBe('quit')
})

it('goes back to what was asked before, and asks all of it again', () => {
  const two = act(startSession(queueOf('a', 'b', 'c'), at), ...GOOD, ...GOOD)
  const back = act(widened(two, whole('starred', 'c'), at), { type: 'undo' }, { type: 'undo' })
  expect([back.current?.card.id, ...waiting(back)]).toEqual(['a', 'b', 'c', 'starred'])
})

it('asks every question once, whatever was done before and after', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const action = fc.constantFrom<readonly Action[]>(GOOD, [{ type: 'skip' }], [{ type: 'suspend' }], [{ type: 'undo' }])
  const steps = fc.array(action, { maxLength: 6 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), steps, steps, (first, before, after) => {
      const begun = act(startSession(queueOf(...ids.slice(0, first)), at), ...before.flat())
      const left = ids.filter((id) => !begun.done.some((each) => each.card === id))
      const session = act(widened(begun, whole(...left), at), ...after.flat())
      const held = [
        ...waiting(session),
        ...session.learning.map((item) => item.card.id),
        ...(session.current === null ? [] : [session.current.card.id]),
        ...session.skipped,
        ...session.suspended,
        ...session.done.map((each) => each.card),
      ]
      expect([...new Set(held)].sort()).toEqual(ids)
      expect(held).toHaveLength(ids.length)
      expect(leftOf(session)).toBe(ids.length - session.suspended.length - session.done.length)
    }),
  )
})
