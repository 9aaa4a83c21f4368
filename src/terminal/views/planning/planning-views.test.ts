import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QueueCounts } from '../../../drill/queue.ts'
import { en } from '../../../messages/en.ts'
import { ko } from '../../../messages/ko.ts'
import type { Optimised } from '../../../schedule/memory/optimise.ts'
import { createStyle } from '../../style.ts'
import { width as widthOf } from '../../text/width.ts'
import { renderOptimised } from './optimise.ts'
import { type PlanData, type PlanInterview, renderPlan } from './plan.ts'
import { type QueueRow, renderQueue } from './queue.ts'
import { renderWhatIf } from './what-if.ts'

const interview: PlanInterview = {
  name: null,
  date: '2026-12-01',
  time: null,
  daysLeft: 9,
  minutesPerDay: 15,
  minutesByWeekday: null,
  about: ['데이터베이스', '#backend'],
  questions: 40,
  unanswered: 3,
  weighted: true,
  neverAsked: 2.2,
  readyNow: 0.12,
  readyRange: [0.84, 0.91],
  readyAsSoFar: 0.71,
  readyThen: 0.876,
  readyAnswered: 0.947,
  readyWithAnswers: 0.95,
}
const plan: PlanData = {
  interviews: [interview],
  writing: { today: 1, perDay: 1, minutes: 4 },
  minutesPerDay: 15,
  kept: { days: 8, daysDone: 5, minutes: 120, minutesDone: 62.4, written: 4, foretold: [{ day: 20_771, ready: 0.91 }] },
  today: 20_779,
  days: [
    { day: 20_779, days: 1, minutes: 15, unseen: 12.4, seen: 3, ready: [0.3] },
    { day: 20_780, days: 7, minutes: 105, unseen: 0, seen: 120.2, ready: [0.876] },
  ],
  seconds: { firstTime: 45, recalled: 15, forgotten: 50 },
}
const rows: QueueRow[] = [
  {
    question: '트랜잭션이 보장하는 것은 무엇인지?',
    followUp: false,
    reason: 'due',
    recall: 0.834,
    at: null,
    leechLapses: 9,
  },
  {
    question: 'What then?',
    followUp: true,
    reason: 'learning',
    recall: 1,
    at: new Date('2026-11-22T20:10:00+09:00'),
    leechLapses: null,
  },
  { question: 'New', followUp: false, reason: 'new', recall: null, at: null, leechLapses: null },
]
const counts: QueueCounts = {
  learning: 1,
  due: 1,
  new: 1,
  early: 0,
  dueBeyond: 4,
  newBeyond: 5,
  siblingsBeyond: 0,
  unanswered: 0,
  suspended: 0,
  nextDue: null,
}
const compared: Optimised = {
  kind: 'compared',
  answers: 3000,
  heldBack: 600,
  before: { logLoss: 0.40361, rmse: 0.0827 },
  after: { logLoss: 0.39797, rmse: 0.0764 },
  isBetter: true,
  parameters: [],
}
const comparison = {
  today: 20_779,
  presentMinutes: 20,
  presentRetention: 0.9,
  firstOfSeveral: null,
  minutes: [{ minutes: 20, ready: 0.8, hours: 3.25 }],
  dates: [{ days: 7, day: 20_800, ready: 0.91, hours: 5 }],
  retentions: [{ desiredRetention: 0.9, minutesPerDay: 2.34, recalled: 0.951 }],
}
const plain = createStyle(0)

describe('the views of plans, queues, fits and comparisons', () => {
  it.each([
    ['en', en],
    ['ko', ko],
  ])('never draw a line wider than the terminal, in %s', (_, messages) => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 120 }), fc.boolean(), (width, isTwo) => {
        const look = { width, style: plain, messages }
        const two = {
          ...plan,
          interviews: [interview, interview],
          days: plan.days.map((day) => ({ ...day, ready: [0.1, 1] })),
        }
        const texts = [
          renderPlan(isTwo ? two : plan, look),
          renderQueue(rows, counts, look),
          renderOptimised({ result: compared, isTaken: true, changed: 12, moved: false, fewest: 10 }, look),
          renderOptimised(
            { result: { kind: 'tooFew', answers: 7 }, isTaken: false, changed: 0, moved: false, fewest: 10 },
            look,
          ),
          renderWhatIf(
            isTwo ? { ...comparison, firstOfSeveral: { name: '가나다 주식회사 신입 공채' } } : comparison,
            look,
          ),
        ]
        for (const line of texts.join('\n').split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(width)
      }),
      { numRuns: 60 },
    )
  })

  it('show a plan by day, with what would help', () => {
    expect(renderPlan(plan, { width: 60, style: plain, messages: en })).toMatchInlineSnapshot(`
      "D-9 · Interview 2026-12-01 · 데이터베이스, #backend
      40 questions · 15 minutes a day

      day          min  new  old  ready on the day
      today         15   12    3  ████████░░░░░░░░░░░░░░░░░░░  30%
      11/23–11/29  105    0  120  ████████████████████████░░░  88%

      Ready on the day: answered questions 95%, all 88% (84–91%;
      71% if you go on and write as so far, 12% if you stop now).
      There is no time for 2 questions; more minutes a day would
      help most.
      3 questions have no answer and count as not ready. Once they
      are written: 95%. \`prep list --unanswered\`
      Answers to write: 1 today (about 4 minutes), 1 a day.
      \`prep drill\` offers them after its questions.
      So far: 5 of 8 days, 62 of 120 minutes, 4 answers written.
      Foretold on Sat, Nov 14: 91%.
      Questions that are asked often (★) count for more in how
      ready you are.
      Assumes 45 s for a new question, 15 s for one you know, 50 s
      for one you forgot."
    `)
  })

  it('name the days off of an interview, and those with minutes of their own', () => {
    const own = { ...plan, interviews: [{ ...interview, minutesByWeekday: [0, null, null, null, null, null, 60] }] }
    expect(renderPlan(own, { width: 80, style: plain, messages: en })).toContain('15 minutes a day (Sun off, Sat 60)')
    expect(renderPlan(own, { width: 80, style: plain, messages: ko })).toContain('하루 15분 (일 쉼, 토 60분)')
  })

  it('show why each question is asked', () => {
    expect(renderQueue(rows, counts, { width: 80, style: plain, messages: en })).toMatchInlineSnapshot(`
      "1 트랜잭션이 보장하는 것은 무엇인지?                         due · 83% recall
        forgotten 9 times; try rewriting it
      2 ↳ What then?                                               learning · at 20:10
      3 New                                                        new

      3 questions   learning 1   due 1   new 1
      Over today’s limits: 4 due, 5 new."
    `)
  })

  it('mark what is chosen now among what could be', () => {
    expect(renderWhatIf(comparison, { width: 80, style: plain, messages: en })).toMatchInlineSnapshot(`
      "  minutes a day  ready  total hours
      › 20               80%          3.3

        on           ready  total hours
        Sun, Dec 13    91%          5.0

        desired retention  known after a year  minutes a day
      › 90%                               95%            2.3"
    `)
  })

  it('say of several interviews whose dates they compare', () => {
    const titles = [{ name: 'Toss' }, { name: null }].flatMap((firstOfSeveral) =>
      [en, ko].map((messages) => {
        const text = renderWhatIf({ ...comparison, firstOfSeveral }, { width: 80, style: plain, messages })
        return text.split('\n')[3]?.trim().split(/ {2,}/)[0]
      }),
    )
    expect(titles).toEqual(['Toss on', 'Toss 날짜', 'first interview on', '첫 면접 날짜'])
  })

  it('say whether a fit is taken', () => {
    const look = { width: 80, style: plain, messages: en }
    expect(
      renderOptimised({ result: compared, isTaken: true, changed: 12, moved: false, fewest: 10 }, look),
    ).toMatchInlineSnapshot(`
      "Fitted to 3000 reviews, and each question compared on a fit to the others:

                     log-loss   RMSE
      current          0.4036  8.27%
      fitted to you    0.3980  7.64%

      Better, so they are used from now on. \`prep optimise --reset\` goes back to the
      defaults.
      What you remember of 12 questions was worked out anew; due dates stay.
      \`prep undo\` takes it back."
    `)
    const worse = { ...compared, isBetter: false }
    expect(renderOptimised({ result: worse, isTaken: false, changed: 0, moved: false, fewest: 10 }, look)).toContain(
      'nothing was changed',
    )
  })
})
