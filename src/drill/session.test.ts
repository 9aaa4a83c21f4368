import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { card, reviewSchedule, SEOUL, SETTINGS, seoul } from '../../test/support/drill-cards.ts'
import { studyDay } from '../schedule/day.ts'
import { GRADES, type Grade } from '../schedule/grade.ts'
import { createScheduler } from '../schedule/scheduler.ts'
import type { QueueItem } from './queue-item.ts'
import { type Action, leftOf, type Session, startSession, step, undoable } from './session.ts'
import { askedOn, summarise } from './summary.ts'

const scheduler = createScheduler(SETTINGS)
const start = seoul('2026-03-02T20:00')
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)

const fresh = (id: string, parent: string | null = null): QueueItem => ({
  card: card(id, { parent }),
  schedule: null,
  reason: parent === null ? 'new' : 'follow-up',
})
const dueItem = (id: string): QueueItem => ({
  card: card(id),
  schedule: reviewSchedule(seoul('2026-03-02T04:00'), 10),
  reason: 'due',
})

const act = (session: Session, action: Action, seconds: number) => step(session, action, later(seconds), scheduler)
const answer = (session: Session, grade: Grade, seconds: number) =>
  act(act(session, { type: 'reveal' }, seconds), { type: 'grade', grade }, seconds)
const asked = (session: Session) => session.current?.card.id ?? null

describe('a session', () => {
  it('asks, reveals, grades and ends', () => {
    const first = startSession([dueItem('a'), dueItem('b')], start)
    expect(asked(first)).toBe('a')
    expect(leftOf(first)).toBe(2)
    expect(act(first, { type: 'grade', grade: 'good' }, 3)).toBe(first)
    const second = answer(first, 'good', 7)
    expect(second.done).toMatchObject([{ card: 'a', grade: 'good', seconds: 7, at: later(7) }])
    expect(asked(second)).toBe('b')
    const end = answer(second, 'good', 9)
    expect(end).toMatchObject({ current: null, ended: 'finished' })
    expect(leftOf(end)).toBe(0)
  })

  it('is finished at once when there is nothing to ask', () => {
    expect(startSession([], start).ended).toBe('finished')
  })

  it('does not time an answer during which the person went away', () => {
    expect(answer(startSession([dueItem('a')], start), 'good', 901).done[0]?.seconds).toBeNull()
    expect(answer(startSession([dueItem('a')], start), 'good', -5).done[0]?.seconds).toBeNull()
  })

  it('brings a card in its steps back by its minute: before others once it has come, and early when nothing else is left', () => {
    let session = startSession([fresh('a'), dueItem('b'), dueItem('c')], start)
    session = answer(session, 'again', 10)
    expect(asked(session)).toBe('b')
    session = answer(session, 'good', 70)
    expect(asked(session)).toBe('a')
    session = answer(session, 'good', 75)
    expect(asked(session)).toBe('c')
    session = answer(session, 'good', 80)
    // Ten minutes early, for nothing else is left.
    expect(asked(session)).toBe('a')
    session = answer(session, 'good', 85)
    expect(session.ended).toBe('finished')
    expect(session.done.map(({ card, grade }) => `${card} ${grade}`)).toEqual([
      'a again',
      'b good',
      'a good',
      'c good',
      'a good',
    ])
  })

  it('waits for the steps that the queue brings along', () => {
    const early: QueueItem = {
      card: card('step'),
      schedule: reviewSchedule(later(60), 0, { phase: 'learning', intervalDays: 0 }),
      reason: 'learning',
    }
    let session = startSession([early, dueItem('a'), dueItem('b')], start)
    expect(asked(session)).toBe('a')
    session = answer(session, 'good', 61)
    expect(asked(session)).toBe('step')
  })

  it('asks a follow-up right after its parent was passed, and not before', () => {
    let session = startSession([fresh('p'), fresh('f', 'p'), fresh('q')], start)
    session = answer(session, 'again', 5)
    expect(asked(session)).toBe('q')
    session = answer(session, 'easy', 10)
    expect(asked(session)).toBe('p')
    session = answer(session, 'good', 70)
    expect(asked(session)).toBe('f')
    const hard = answer(startSession([fresh('p'), fresh('f', 'p'), fresh('q')], start), 'hard', 5)
    expect(asked(hard)).toBe('f')
  })

  it('takes the new follow-ups along when their parent is skipped or suspended without having been passed', () => {
    const queue = [fresh('p'), fresh('f', 'p'), fresh('g', 'f'), fresh('q')]
    const skipped = act(startSession(queue, start), { type: 'skip' }, 5)
    expect(asked(skipped)).toBe('q')
    expect(skipped.skipped).toEqual(['p', 'f', 'g'])
    const suspended = act(startSession(queue, start), { type: 'suspend' }, 5)
    expect(suspended).toMatchObject({ suspended: ['p'], skipped: ['f', 'g'] })
    expect(asked(act(skipped, { type: 'undo' }, 9))).toBe('p')
    expect(leftOf(act(skipped, { type: 'undo' }, 9))).toBe(4)
  })

  it('leaves schedules alone when cramming, and brings back what was forgotten', () => {
    const crammed: QueueItem = { ...dueItem('a'), reason: 'cram' }
    let session = startSession([crammed, { ...crammed, card: card('b') }], start)
    session = answer(session, 'again', 5)
    expect(undoable(session)).toBe('practise')
    session = answer(answer(session, 'good', 9), 'good', 12)
    expect(session).toMatchObject({ ended: 'finished', done: [] })
    expect(session.practised.map(({ card, grade }) => `${card} ${grade}`)).toEqual(['a again', 'b good', 'a good'])
  })

  it('keeps an edited text, also when the answer before the edit is taken back', () => {
    let session = answer(startSession([dueItem('a'), dueItem('b')], start), 'good', 5)
    session = act(session, { type: 'replace', card: card('b', { answer: 'rewritten' }) }, 6)
    expect(session.current?.card.answer).toBe('rewritten')
    session = act(session, { type: 'undo' }, 7)
    expect(asked(session)).toBe('a')
    expect(answer(session, 'good', 8).current?.card.answer).toBe('rewritten')
    expect(act(session, { type: 'replace', card: card('z') }, 9)).toBe(session)
  })

  it('does nothing after quitting', () => {
    const session = act(answer(startSession([dueItem('a'), dueItem('b')], start), 'good', 5), { type: 'quit' }, 6)
    expect(session.ended).toBe('quit')
    expect(undoable(session)).toBeNull()
    for (const type of ['undo', 'reveal', 'skip', 'suspend', 'quit'] as const)
      expect(act(session, { type }, 7)).toBe(session)
  })

  it('takes back the last answer after the end', () => {
    const end = answer(startSession([dueItem('a')], start), 'good', 5)
    expect(undoable(end)).toBe('grade')
    const back = act(end, { type: 'undo' }, 9)
    expect(back).toMatchObject({ ended: null, revealed: true, done: [] })
    expect(asked(back)).toBe('a')
    expect(act(startSession([dueItem('a')], start), { type: 'undo' }, 9)).toMatchObject({ ended: null })
  })
})

const queueOf = fc
  .array(fc.record({ kind: fc.constantFrom('due', 'new', 'cram', 'follow-up'), parent: fc.nat() }), { maxLength: 8 })
  .map((drafts) =>
    drafts.map(({ kind, parent }, index): QueueItem => {
      const id = `c${index}`
      if (kind === 'due') return dueItem(id)
      if (kind === 'cram') return { ...dueItem(id), reason: 'cram' }
      return fresh(id, kind === 'follow-up' ? `c${parent % drafts.length}` : null)
    }),
  )
const act1: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ type: fc.constant('grade' as const), grade: fc.constantFrom(...GRADES) }),
  fc.record({ type: fc.constantFrom('skip', 'suspend', 'undo', 'reveal') }),
)
const walk = fc.array(fc.record({ action: act1, seconds: fc.integer({ min: 0, max: 900 }) }), { maxLength: 40 })

/** The sessions of a walk, from the first; answers are revealed before they are graded. */
function sessions(queue: readonly QueueItem[], steps: readonly { action: Action; seconds: number }[]): Session[] {
  const all = [startSession(queue, start)]
  let at = 0
  for (const { action, seconds } of steps) {
    at += seconds
    const last = all.at(-1) as Session
    const shown = action.type === 'grade' ? act(last, { type: 'reveal' }, at) : last
    if (shown !== last) all.push(shown)
    all.push(act(shown, action, at))
  }
  return all
}

describe('every session', () => {
  it('loses no card: each one waits, is asked, was put aside, or was answered for today', () => {
    fc.assert(
      fc.property(queueOf, walk, (queue, steps) => {
        for (const session of sessions(queue, steps)) {
          const open = [
            ...session.waiting,
            ...session.learning,
            ...(session.current === null ? [] : [session.current]),
          ].map((item) => item.card.id)
          const put = [...session.skipped, ...session.suspended]
          expect(new Set([...open, ...put]).size).toBe(open.length + put.length)
          for (const {
            card: { id },
          } of queue) {
            const last = session.done.findLast((review) => review.card === id)
            const isAnswered =
              last === undefined ? session.practised.some((each) => each.card === id) : last.after.phase === 'review'
            expect(open.includes(id) || put.includes(id) || isAnswered).toBe(true)
          }
          if (session.ended === 'finished') expect(session.current).toBeNull()
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is by undo exactly what it was, but for the time when the question appeared', () => {
    fc.assert(
      fc.property(queueOf, walk, (queue, steps) => {
        const all = sessions(queue, steps)
        for (const [index, session] of all.entries()) {
          const next = all[index + 1]
          if (next === undefined || next.past.length <= session.past.length) continue
          const back = act(next, { type: 'undo' }, 100_000)
          expect({ ...back, shownAt: session.shownAt }).toEqual(session)
        }
        // And all the way back to the first question.
        let session = all.at(-1) as Session
        while (undoable(session) !== null) session = act(session, { type: 'undo' }, 100_000)
        expect({ ...session, shownAt: start, revealed: false }).toEqual(startSession(queue, start))
      }),
      { numRuns: 500 },
    )
  })

  it('never asks a new follow-up before its parent was passed, while the parent is here', () => {
    fc.assert(
      fc.property(queueOf, walk, (queue, steps) => {
        for (const session of sessions(queue, steps)) {
          const { current } = session
          if (current === null || current.schedule !== null || current.card.parent === null) continue
          const parent = [...session.waiting, ...session.learning].find((item) => item.card.id === current.card.parent)
          if (parent === undefined || session.learning.length === 0) continue
          const isPassed =
            parent.schedule?.phase === 'review' ||
            parent.schedule?.phase === 'relearning' ||
            session.done.some(({ card, grade }) => card === parent.card.id && grade !== 'again')
          expect(isPassed).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('summarise', () => {
  it('tells what was done, how it went and when the next is due', () => {
    let session = startSession([dueItem('a'), dueItem('b'), fresh('n')], start)
    session = answer(session, 'good', 10)
    session = answer(session, 'again', 30)
    session = act(session, { type: 'skip' }, 40)
    const soon = session.done[1]?.after.due as Date
    expect(
      summarise(
        session,
        session.done.map((review) => review.after),
      ),
    ).toEqual({
      answers: 2,
      practised: 0,
      questions: 2,
      newQuestions: 0,
      grades: { again: 1, hard: 0, good: 1, easy: 0 },
      seconds: 30,
      retention: 0.5,
      skipped: 1,
      suspended: 0,
      leeches: [],
      nextDue: soon,
    })
    expect(summarise(startSession([], start), [null]).nextDue).toBeNull()
    expect(summarise(startSession([], start), []).retention).toBeNull()
  })

  it('names the questions that became leeches', () => {
    const item: QueueItem = { ...dueItem('a'), schedule: reviewSchedule(seoul('2026-03-02T04:00'), 10, { lapses: 7 }) }
    expect(summarise(answer(startSession([item], start), 'again', 5), []).leeches).toEqual(['a'])
    expect(summarise(answer(startSession([dueItem('a')], start), 'again', 5), []).leeches).toEqual([])
  })
})

describe('askedOn', () => {
  it('counts what was new and what was not on a study day, each question once', () => {
    const today = studyDay(start, SEOUL)
    const yesterday = new Date(start.getTime() - 86_400_000)
    const reviewedAt = (lastReview: Date) => reviewSchedule(seoul('2026-03-09T04:00'), 5, { lastReview, reps: 4 })
    const standings = [
      { schedule: reviewedAt(start), firstReview: start },
      { schedule: reviewedAt(start), firstReview: yesterday },
      { schedule: reviewedAt(yesterday), firstReview: yesterday },
      { schedule: null, firstReview: null },
    ]
    expect(askedOn(today, standings, SEOUL)).toEqual({ new: 1, due: 1 })
    expect(askedOn(today - 1, standings, SEOUL)).toEqual({ new: 1, due: 0 })
    expect(askedOn(today - 2, standings, SEOUL)).toEqual({ new: 0, due: 0 })
  })
})
