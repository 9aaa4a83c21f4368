import { describe, expect, it } from 'vitest'
import { buildQueue, type Standing } from '../src/drill/queue.ts'
import { type Session, startSession, step } from '../src/drill/session.ts'
import { askedOn } from '../src/drill/summary.ts'
import { startOfStudyDay, studyDay } from '../src/schedule/day.ts'
import type { Grade } from '../src/schedule/grade.ts'
import { createLoad } from '../src/schedule/load.ts'
import type { Schedule } from '../src/schedule/schedule.ts'
import { createScheduler } from '../src/schedule/scheduler.ts'
import { card, SEOUL, SETTINGS, seoul } from './support/drill-cards.ts'
import { numbers, offFlat } from './support/learner.ts'

const LIMITS = { new: 20, due: 150 }
const DAYS = 60

interface Remembered extends Standing {
  readonly firstReview: Date | null
}

/** A person who drills every evening, in two sittings, for two months, and remembers as FSRS expects. */
function twoMonths(seed: number) {
  const chance = numbers(seed)
  const cards = Array.from({ length: 1100 }, (_, index) => card(`c${index}`))
  const standings = new Map<string, Remembered>()
  const load = createLoad([], SEOUL)
  const scheduler = createScheduler(SETTINGS, load.on)
  const firstDay = studyDay(seoul('2026-01-05T20:00'), SEOUL)
  const days = []
  let lost = 0
  for (let day = firstDay; day < firstDay + DAYS; day++) {
    let at = startOfStudyDay(day, SEOUL).getTime() + 16 * 3_600_000
    let dueToday = 0
    let asked = { new: 0, due: 0 }
    for (const limit of [40, null]) {
      const now = new Date(at)
      const askedToday = askedOn(day, standings.values(), SEOUL)
      const queue = buildQueue(cards, standings, { now, zone: SEOUL, perDay: LIMITS, askedToday, limit }, chance)
      if (limit !== null) dueToday = queue.counts.due + queue.counts.dueBeyond
      let session: Session = startSession(queue.items, now)
      while (session.ended === null && session.current !== null) {
        at += 9_000
        const grade = answer(session.current.schedule, new Date(at))
        session = step(session, { type: 'reveal' }, new Date(at), scheduler)
        session = step(session, { type: 'grade', grade }, new Date(at), scheduler)
        const review = session.done.at(-1)
        if (review === undefined) throw new Error('a grade that was not counted')
        load.move(review.before, review.after)
        const firstReview = standings.get(review.card)?.firstReview ?? review.at
        standings.set(review.card, { schedule: review.after, suspended: false, firstReview })
      }
      const answered = new Set(session.done.map((review) => review.card))
      const open = new Set([...session.waiting, ...session.learning].map((item) => item.card.id))
      lost += queue.items.filter(({ card: { id } }) => !answered.has(id) && !open.has(id)).length
      asked = askedOn(day, standings.values(), SEOUL)
    }
    days.push({ dueToday, ...asked })
  }
  return { days, standings, lost }

  function answer(schedule: Schedule | null, now: Date): Grade {
    const roll = chance()
    if (schedule?.phase !== 'review') return roll < 0.2 ? 'again' : roll < 0.9 ? 'good' : 'easy'
    const recall = scheduler.retrievability(schedule, now) ?? 0
    return roll > recall ? 'again' : chance() < 0.2 ? 'hard' : 'good'
  }
}

describe('two months of drills every evening', () => {
  const { days, standings, lost } = twoMonths(7)

  it('keep the daily limits over several drills a day', () => {
    for (const day of days) {
      expect(day.new).toBeLessThanOrEqual(LIMITS.new)
      expect(day.due).toBeLessThanOrEqual(LIMITS.due)
    }
    expect(days.filter((day) => day.new === LIMITS.new).length).toBeGreaterThan(DAYS / 2)
  })

  it('lose no card: each one that was begun is scheduled, and the queue held all that it asked for', () => {
    expect(lost).toBe(0)
    const begun = days.reduce((sum, day) => sum + day.new, 0)
    expect(standings.size).toBe(begun)
    for (const { schedule } of standings.values()) {
      expect(schedule?.due.getTime()).not.toBeNaN()
      expect((schedule?.due ?? new Date(0)) > (schedule?.lastReview ?? new Date(0))).toBe(true)
    }
  })

  it('keep the load even: on no day a fifth off the mean of the week around it', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const due = twoMonths(seed).days.map(({ dueToday }) => dueToday)
      expect(Math.max(...offFlat(due)), `seed ${seed}`).toBeLessThanOrEqual(0.2)
    }
  })
})
