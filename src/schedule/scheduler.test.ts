import fc from 'fast-check'
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs'
import { describe, expect, it } from 'vitest'
import { SEOUL, SETTINGS, seoul } from '../../test/support/drill-cards.ts'
import { times } from '../../test/support/sample.ts'
import { startOfStudyDay, studyDay } from './day.ts'
import { GRADES, type Grade } from './grade.ts'
import { DEFAULT_PARAMETERS, memoryModel } from './memory/memory.ts'
import { passedOnce, retrievability, type Schedule } from './schedule.ts'
import { createScheduler } from './scheduler.ts'

const DAY_MS = 86_400_000
const exact = createScheduler({ ...SETTINGS, fuzz: false })
const RATINGS = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const

const history = fc.array(
  fc.record({
    grade: fc.constantFrom(...GRADES),
    // Days late, days early, twice a day, after years.
    daysLater: fc.oneof(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 2000 }),
    ),
    minute: fc.integer({ min: 0, max: 1439 }),
  }),
  { minLength: 1, maxLength: 12 },
)

describe('createScheduler', () => {
  it('gives the stability and difficulty that ts-fsrs gives, over thousands of random histories', () => {
    const theirs = fsrs({ enable_fuzz: false })
    fc.assert(
      fc.property(history, (answers) => {
        let schedule: Schedule | null = null
        let card = createEmptyCard(new Date(0))
        let day = 20_000
        for (const { grade, daysLater, minute } of answers) {
          day += daysLater
          const at = new Date(startOfStudyDay(day, SEOUL).getTime() + minute * 60_000)
          const wasInReview: boolean = schedule?.phase === 'review' && grade !== 'again'
          schedule = exact.next(
            schedule,
            grade,
            schedule !== null && at < schedule.lastReview ? schedule.lastReview : at,
            'c',
          )
          card = theirs.next(card, new Date(day * DAY_MS), RATINGS[grade]).card
          expect(schedule.stability).toBe(card.stability)
          expect(schedule.difficulty).toBe(card.difficulty)
          expect(schedule.reps).toBe(card.reps)
          expect(schedule.lapses).toBe(card.lapses)
          if (wasInReview) expect(schedule.intervalDays).toBe(Math.min(card.scheduled_days, 36_500))
        }
      }),
      { numRuns: times(10_000, 4) },
    )
  })

  // Grades, days and result: fsrs-rs, src/inference.rs, as quoted in ts-fsrs, packages/fsrs/__tests__/FSRS-6.test.ts, "memory state".
  it('gives the memory that fsrs-rs publishes', () => {
    const answers: readonly (readonly [Grade, number])[] = [
      ['again', 0],
      ['good', 0],
      ['good', 1],
      ['good', 3],
      ['good', 8],
      ['good', 21],
    ]
    const last = answers.reduce<{ schedule: Schedule | null; day: number }>(
      ({ schedule, day }, [grade, days]) => ({
        schedule: exact.next(schedule, grade, startOfStudyDay(day + days, SEOUL), 'c'),
        day: day + days,
      }),
      { schedule: null, day: 20_000 },
    )
    expect(last.schedule?.stability).toBeCloseTo(53.62691, 4)
    expect(last.schedule?.difficulty).toBeCloseTo(6.3574867, 4)
  })

  // ts-fsrs, the same file, "ivl_history": reviewed each time when due.
  it('gives the intervals that the FSRS projects publish', () => {
    const grades = 'good good good good good good again again good good good good good'.split(' ') as Grade[]
    let schedule: Schedule | null = null
    let at = seoul('2022-11-29T12:30')
    const intervals: number[] = []
    for (const grade of grades) {
      schedule = exact.next(schedule, grade, at, 'c')
      intervals.push(schedule.intervalDays)
      at = schedule.due
    }
    expect(intervals).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21])
  })

  // ts-fsrs, the same file, "first repeat".
  it('gives the first memories that the FSRS projects publish', () => {
    const first = exact.preview(null, seoul('2022-11-29T12:30'), 'c')
    expect(GRADES.map((grade) => first[grade].stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956])
    expect(GRADES.map((grade) => first[grade].difficulty)).toEqual([6.4133, 5.11217071, 2.11810397, 1])
    expect(GRADES.map((grade) => first[grade].intervalDays)).toEqual([0, 0, 0, 8])
    expect(retrievability(first.easy, first.easy.due, SEOUL)).toBeCloseTo(0.9024733, 7)
  })

  it('counts days by our own boundary, not by UTC', () => {
    const first = exact.next(null, 'easy', seoul('2026-03-02T08:30'), 'c')
    // UTC's midnight is 9:00 in Seoul: the same study day, though two UTC days.
    const sameDay = exact.next(first, 'good', seoul('2026-03-02T09:30'), 'c')
    const nextDay = exact.next(first, 'good', seoul('2026-03-03T04:00'), 'c')
    const model = memoryModel(DEFAULT_PARAMETERS)
    expect(sameDay.stability).toBeCloseTo(model.next(first, 0, 'good').stability, 6)
    expect(nextDay.stability).toBeCloseTo(model.next(first, 1, 'good').stability, 6)
    expect(sameDay.stability).not.toBeCloseTo(nextDay.stability, 1)
  })

  it('makes a card due at the start of a study day once it has left its steps', () => {
    const at = seoul('2026-03-02T23:50')
    const easy = exact.next(null, 'easy', at, 'c')
    expect(easy.phase).toBe('review')
    expect(easy.intervalDays).toBe(8)
    expect(easy.due).toEqual(seoul('2026-03-10T04:00'))
    expect(exact.next(null, 'easy', seoul('2026-03-03T03:50'), 'c').due).toEqual(seoul('2026-03-10T04:00'))
  })

  it('makes a card in its steps due after so many minutes', () => {
    const at = seoul('2026-03-02T23:58')
    expect(exact.next(null, 'again', at, 'c')).toMatchObject({
      phase: 'learning',
      step: 0,
      intervalDays: 0,
      due: seoul('2026-03-02T23:59'),
    })
    const good = exact.next(null, 'good', at, 'c')
    expect(good).toMatchObject({ phase: 'learning', step: 1, due: seoul('2026-03-03T00:08') })
    expect(exact.next(good, 'good', good.due, 'c')).toMatchObject({ phase: 'review', step: 0 })
  })

  it('repeats a later step for "hard", as Anki does, and the middle of the first two at the first', () => {
    const steps = createScheduler({ ...SETTINGS, learningStepsMinutes: [1, 10, 60], relearningStepsMinutes: [5, 30] })
    const at = seoul('2026-03-02T20:00')
    const minutes = (schedule: Schedule) => (schedule.due.getTime() - at.getTime()) / 60_000
    expect(minutes(steps.next(null, 'hard', at, 'c'))).toBe(6)
    const second = steps.next(null, 'good', at, 'c')
    expect([minutes(second), minutes(steps.next(second, 'hard', at, 'c'))]).toEqual([10, 10])
    const third = steps.next(second, 'good', at, 'c')
    expect([minutes(third), minutes(steps.next(third, 'hard', at, 'c'))]).toEqual([60, 60])
    expect(steps.next(third, 'hard', at, 'c').step).toBe(third.step)
    const learnt = exact.next(null, 'easy', seoul('2026-02-20T20:00'), 'c')
    const forgotten = steps.next(learnt, 'again', at, 'c')
    const again = steps.next(forgotten, 'good', at, 'c')
    expect([minutes(again), minutes(steps.next(again, 'hard', at, 'c'))]).toEqual([30, 30])
  })

  it('sends a forgotten card into relearning and counts the lapse', () => {
    const easy = exact.next(null, 'easy', seoul('2026-03-02T10:00'), 'c')
    const lapsed = exact.next(easy, 'again', seoul('2026-03-10T10:00'), 'c')
    expect(lapsed).toMatchObject({ phase: 'relearning', step: 0, lapses: 1, reps: 2, due: seoul('2026-03-10T10:10') })
    expect(exact.next(lapsed, 'good', lapsed.due, 'c')).toMatchObject({ phase: 'review', lapses: 1 })
  })

  it('reckons with the days that a review comes late', () => {
    const first = exact.next(null, 'easy', seoul('2026-03-02T10:00'), 'c')
    const [onTime, late] = [8, 38].map((days) => {
      const at = new Date(seoul('2026-03-02T23:00').getTime() + days * DAY_MS)
      return exact.next(first, 'good', at, 'c')
    })
    const model = memoryModel()
    expect(onTime?.stability).toBeCloseTo(model.next(first, 8, 'good').stability, 4)
    expect(late?.stability).toBeCloseTo(model.next(first, 38, 'good').stability, 4)
    expect(late?.intervalDays).toBeGreaterThan(onTime?.intervalDays ?? 0)
    const dayAfterLate = startOfStudyDay(
      studyDay(late?.lastReview ?? new Date(0), SEOUL) + (late?.intervalDays ?? 0),
      SEOUL,
    )
    expect(late?.due).toEqual(dayAfterLate)
  })

  it('takes an instant before the last review for that review', () => {
    const first = exact.next(null, 'easy', seoul('2026-03-02T10:00'), 'c')
    const before = exact.next(first, 'good', seoul('2026-02-01T10:00'), 'c')
    expect(before).toEqual(exact.next(first, 'good', first.lastReview, 'c'))
    expect(before.lastReview).toEqual(first.lastReview)
  })

  it('goes without steps when there are none', () => {
    const scheduler = createScheduler({ ...SETTINGS, learningStepsMinutes: [], relearningStepsMinutes: [] })
    const again = scheduler.next(null, 'again', seoul('2026-03-02T10:00'), 'c')
    expect(again).toMatchObject({ phase: 'review', intervalDays: 1, due: seoul('2026-03-03T04:00') })
  })

  it.each([
    [30, 0],
    [36_500, 1],
  ])(
    'keeps a maximum of %i days, and brings a better grade back later by %i day at least',
    (maximumIntervalDays, apart) => {
      const scheduler = createScheduler({ ...SETTINGS, maximumIntervalDays })
      fc.assert(
        fc.property(history, fc.string(), (answers, card) => {
          let schedule: Schedule | null = null
          let day = 20_000
          for (const { grade, daysLater } of answers) {
            // Beyond some years the maximum would bind.
            day += Math.min(daysLater, 60)
            const at = startOfStudyDay(day, SEOUL)
            const preview = scheduler.preview(schedule, at, card)
            for (const each of GRADES) expect(preview[each]).toEqual(scheduler.next(schedule, each, at, card))
            const { hard, good, easy } = preview
            expect(easy.intervalDays).toBeLessThanOrEqual(maximumIntervalDays)
            if (hard.phase === 'review' && easy.intervalDays < 36_000) {
              expect(good.intervalDays).toBeGreaterThanOrEqual(hard.intervalDays + apart)
              expect(easy.intervalDays).toBeGreaterThanOrEqual(good.intervalDays + apart)
            }
            schedule = preview[grade]
            expect(schedule.due > schedule.lastReview).toBe(true)
          }
        }),
      )
    },
  )

  it('fuzzes by card and review: always the same, not all alike, near the exact interval', () => {
    const scheduler = createScheduler(SETTINGS)
    const at = seoul('2026-03-02T10:00')
    const before: Schedule = {
      ...exact.next(null, 'easy', at, 'c'),
      stability: 40,
      lastReview: seoul('2026-01-10T10:00'),
    }
    const due = exact.next(before, 'good', at, 'c').intervalDays
    const intervals = Array.from(
      { length: 300 },
      (_, index) => scheduler.next(before, 'good', at, `card-${index}`).intervalDays,
    )
    expect(scheduler.next(before, 'good', at, 'card-7').intervalDays).toBe(intervals[7])
    expect(new Set(intervals).size).toBeGreaterThan(5)
    for (const interval of intervals) expect(Math.abs(interval - due) / due).toBeLessThan(0.12)
    const mean = intervals.reduce((sum, each) => sum + each) / intervals.length
    expect(Math.abs(mean - due) / due).toBeLessThan(0.01)
  })

  it('prefers quiet days when it knows the load', () => {
    const at = seoul('2026-03-02T10:00')
    const today = studyDay(at, SEOUL)
    const busy = (day: number) => (day % 2 === 0 ? 30 : 0)
    const before: Schedule = {
      ...exact.next(null, 'easy', at, 'c'),
      stability: 40,
      lastReview: seoul('2026-01-10T10:00'),
    }
    const balanced = createScheduler(SETTINGS, busy)
    const onQuietDays = Array.from({ length: 100 }, (_, index) =>
      balanced.next(before, 'good', at, `card-${index}`),
    ).filter(({ intervalDays }) => (today + intervalDays) % 2 !== 0)
    expect(onQuietDays.length).toBeGreaterThan(95)
  })

  it('refuses settings and schedules that hold no sense', () => {
    expect(() => createScheduler({ ...SETTINGS, desiredRetention: 1.2 })).toThrow(RangeError)
    expect(() => createScheduler({ ...SETTINGS, desiredRetention: Number.NaN })).toThrow(RangeError)
    expect(() => createScheduler({ ...SETTINGS, maximumIntervalDays: 0 })).toThrow(RangeError)
    expect(() => createScheduler({ ...SETTINGS, learningStepsMinutes: [1440] })).toThrow(RangeError)
    expect(() => createScheduler({ ...SETTINGS, parameters: [1, 2, 3] })).toThrow(RangeError)
    const at = seoul('2026-03-02T10:00')
    const sound = exact.next(null, 'easy', at, 'c')
    expect(() => exact.next({ ...sound, stability: Number.NaN }, 'good', at, 'c')).toThrow(RangeError)
    expect(() => exact.next({ ...sound, lastReview: new Date(Number.NaN) }, 'good', at, 'c')).toThrow(RangeError)
    expect(() => exact.next(null, 'good', new Date(Number.NaN), 'c')).toThrow(RangeError)
  })
})

describe('a load', () => {
  const at = seoul('2026-03-02T10:00')
  const today = studyDay(at, SEOUL)
  const withoutSteps = { ...SETTINGS, learningStepsMinutes: [] }
  const intervals = (busy: readonly number[]) => {
    const scheduler = createScheduler(withoutSteps, (day) => (busy.includes(day - today) ? 9 : 1))
    return Array.from({ length: 40 }, (_, card) => scheduler.next(null, 'good', at, `c${card}`).intervalDays)
  }

  it('moves two days by one either way, and never one day', () => {
    expect(createScheduler(withoutSteps).next(null, 'good', at, 'c').intervalDays).toBe(2)
    expect(new Set(intervals([2, 3]))).toEqual(new Set([1]))
    expect(new Set(intervals([1, 2]))).toEqual(new Set([3]))
    const scheduler = createScheduler(withoutSteps, (day) => (day === today + 1 ? 99 : 0))
    expect(scheduler.next(null, 'again', at, 'c').intervalDays).toBe(1)
  })
})

describe('retrievability', () => {
  it('is that of ts-fsrs, in our days', () => {
    const algorithm = fsrs()
    const schedule = { ...exact.next(null, 'easy', seoul('2026-03-02T10:00'), 'c'), stability: 3.7 }
    for (const days of [0, 1, 2, 5, 30, 400]) {
      const at = new Date(seoul('2026-03-02T04:00').getTime() + days * DAY_MS)
      expect(retrievability(schedule, at, SEOUL)).toBeCloseTo(algorithm.forgetting_curve(days, 3.7), 7)
      expect(exact.retrievability(schedule, at)).toBe(retrievability(schedule, at, SEOUL))
    }
    expect(retrievability(null, seoul('2026-03-02T10:00'), SEOUL)).toBeNull()
  })
})

describe('memoryModel', () => {
  it('follows ts-fsrs over random histories', () => {
    const model = memoryModel()
    const algorithm = fsrs()
    fc.assert(
      fc.property(history, (answers) => {
        let ours = null
        let theirs = null
        for (const { grade, daysLater } of answers) {
          ours = model.next(ours, daysLater, grade)
          theirs = algorithm.next_state(theirs, daysLater, RATINGS[grade])
          expect(ours.stability / theirs.stability).toBeCloseTo(1, 4)
          expect(ours.difficulty).toBeCloseTo(theirs.difficulty, 5)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('passedOnce', () => {
  it('tells a card that left its first step', () => {
    const at = seoul('2026-03-02T10:00')
    expect(passedOnce(null)).toBe(false)
    expect(passedOnce(exact.next(null, 'again', at, 'c'))).toBe(false)
    expect(passedOnce(exact.next(null, 'good', at, 'c'))).toBe(true)
    expect(passedOnce(exact.next(null, 'easy', at, 'c'))).toBe(true)
  })
})
