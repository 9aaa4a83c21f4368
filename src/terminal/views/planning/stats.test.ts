import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { en } from '../../../messages/en.ts'
import { ko } from '../../../messages/ko.ts'
import type { Retention } from '../../../schedule/statistics.ts'
import { createStyle } from '../../style.ts'
import { width as widthOf } from '../../text/width.ts'
import { renderStats, type StatsData } from './stats.ts'

const TODAY = 20_779
const few: Retention = { answers: 7, recalled: 7, share: 1, lowest: 0.65, highest: 1 }
const many: Retention = { answers: 312, recalled: 275, share: 0.881, lowest: 0.841, highest: 0.913 }
const data: StatsData = {
  today: TODAY,
  days: Array.from({ length: 20 }, (_, index) => ({
    day: TODAY - 19 + index,
    reviews: index % 5 === 0 ? 0 : index * 2,
    newQuestions: index % 3,
    seconds: index * 30,
  })),
  streak: { current: 4, longest: 9 },
  desiredRetention: 0.9,
  retention: { all: many, young: many, mature: few },
  calibration: {
    answers: 312,
    bins: [
      { expected: 0.78, recalled: 0.5, answers: 4 },
      { expected: 0.88, recalled: 0.85, answers: 120 },
      { expected: 0.93, recalled: 0.9, answers: 188 },
    ],
    fit: { logLoss: 0.336, rmse: 0.078 },
  },
  plan: null,
  forecast: [
    { day: TODAY, due: 12 },
    { day: TODAY + 1, due: 0 },
    { day: TODAY + 2, due: 3 },
  ],
  decks: [
    { deck: '운영체제와 네트워크', answered: 30, partial: 2, unanswered: 8 },
    { deck: 'db\u001b[2J', answered: 1, partial: 0, unanswered: 0 },
  ],
  hardest: [
    {
      id: 'c',
      question: '트랜잭션이 보장하는 것은 무엇인지 예를 들어 설명해 주세요?',
      section: [],
      lapses: 7,
      difficulty: 8.1,
    },
  ],
}
const plain = createStyle(0)

describe('renderStats', () => {
  it('draws it all within 60 columns', () => {
    expect(renderStats(data, { width: 60, style: plain, messages: en })).toMatchInlineSnapshot(`
      "The last 20 days
      Mon   ▒ ▓
      Tue · ▒ ▓
      Wed ░ ▒ ·
      Thu ░ ▒ █
      Fri ░ · █
      Sat ░ ▓ █
      Sun · ▓ █
      █ up to 38 reviews a day
      320 reviews · 19 new questions · on 16 days · 1.6h
      5m 56s per study day · 4 days in a row (longest: 9)

      Remembered at review (target │ 90%)
      all                88%  84–91%  312 reviews  █████████████░│
      young              88%  84–91%  312 reviews  █████████████░│
      mature (3+ weeks)  too few to tell (7)

      Remembered, compared with expected (│)
      expected 78%           –    4 reviews
      expected 88%  actual 85%  120 reviews  ██████████████████│░░
      expected 93%  actual 90%  188 reviews  ███████████████████░│
      log-loss 0.336, RMSE 7.8%

      Due
      today        12 questions  ██████████████████████████████
      Mon, Nov 23   0 questions
      Tue, Nov 24   3 questions  ████████

      Answered ✓, partly ◐, not ○
      운영체제와 네트워크  ✓ 30  ◐ 2  ○ 8  █████████████████▒░░░░░
      db�                  ✓  1  ◐ 0  ○ 0  ███████████████████████

      Hardest
      트랜잭션이 보장하는 것은 무엇인…   forgotten 7 times"
    `)
  })

  it.each([
    ['en', en],
    ['ko', ko],
  ])('never draws a line wider than the terminal, in %s', (_, messages) => {
    const widths = [fc.constantFrom(40, 80), fc.integer({ min: 20, max: 140 })]
    const decks = fc.array(
      fc.record({ deck: fc.string(), answered: fc.nat(9999), partial: fc.nat(99), unanswered: fc.nat(99) }),
      {
        maxLength: 14,
      },
    )
    const days = fc.integer({ min: 1, max: 400 })
    fc.assert(
      fc.property(fc.oneof(...widths), decks, days, fc.nat(500), (width, some, dayCount, reviews) => {
        const long = Array.from({ length: dayCount }, (_, index) => ({
          day: TODAY - dayCount + 1 + index,
          reviews: index === 3 ? reviews : 0,
          newQuestions: 0,
          seconds: reviews * 9,
        }))
        for (const each of [
          data,
          {
            ...data,
            days: long,
            decks: some,
            retention: { all: few, young: few, mature: few },
            hardest: data.hardest.map((hard) => ({ ...hard, lapses: 12 })),
          },
        ])
          for (const style of [plain, createStyle(1)])
            for (const line of renderStats(each, { width, style, messages }).split('\n'))
              expect(widthOf(line), line).toBeLessThanOrEqual(width)
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['en', en],
    ['ko', ko],
  ])('has the marks of the decks in columns, whatever the numbers, in %s', (_, messages) => {
    const decks = [
      { deck: '운영체제', answered: 7, partial: 0, unanswered: 11 },
      { deck: 'db', answered: 120, partial: 12, unanswered: 7 },
    ]
    const text = renderStats({ ...data, decks }, { width: 60, style: plain, messages })
    const rows = text.split('\n').flatMap((line) => /✓ +\d.*?○ +\d+/.exec(line)?.[0] ?? [])
    expect(rows).toEqual(['✓   7  ◐  0  ○ 11', '✓ 120  ◐ 12  ○  7'])
  })

  it('says what a retention below or above the wanted one means, and nothing when it may well be as wanted', () => {
    const of = (all: Retention) =>
      renderStats({ ...data, retention: { ...data.retention, all } }, { width: 80, style: plain, messages: en })
    expect(of({ ...many, share: 0.8, lowest: 0.76, highest: 0.84 })).toContain('Below target')
    expect(of({ ...many, share: 0.97, lowest: 0.94, highest: 0.99 })).toContain('Above target')
    expect(of(many)).not.toMatch(/(?:Below|Above) target/)
    expect(of({ ...few, lowest: 0.95 })).not.toMatch(/(?:Below|Above) target/)
  })

  it('offers to rewrite what is forgotten eight times', () => {
    const of = (lapses: number) => {
      const hardest = data.hardest.map((each) => ({ ...each, lapses }))
      return renderStats({ ...data, hardest }, { width: 80, style: plain, messages: en })
    }
    expect(of(7)).not.toContain('Rewriting')
    expect(of(8)).toContain('Rewriting')
  })
})
