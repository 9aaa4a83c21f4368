import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planSession } from '../../interview.ts'
import { DEFAULT_PARAMETERS, type Memory, memoryModel } from '../memory/memory.ts'
import { type Forecast, forecast, type PlanInput, planToday, withinTime } from './interview.ts'
import type { PlannedCard } from './interview-groups.ts'

const seconds = { firstTime: 40, recalled: 12, forgotten: 47 }
const model = memoryModel()

const unseen = (count: number, prefix = 'new'): PlannedCard[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${prefix}-${index}`, memory: null, elapsedDays: 0 }))
const seen = (id: string, stability: number, elapsedDays: number, difficulty = 5): PlannedCard => ({
  id,
  memory: { stability, difficulty },
  elapsedDays,
})
const idsToday = (plan: PlanInput) => planToday(plan).map(({ id }) => id)
const input = (cards: readonly PlannedCard[], daysLeft: number, minutes: number): PlanInput => ({
  interviews: [{ daysLeft, cards }],
  secondsToday: minutes * 60,
  secondsPerDay: minutes * 60,
  seconds,
  parameters: DEFAULT_PARAMETERS,
})

describe('planToday', () => {
  it('asks unseen questions first when there would be no time for them later, in their order', () => {
    const cards = [seen('weak', 0.5, 3), ...unseen(40)]
    // 40 questions of 43 seconds each need 29 minutes; two of the three days have 20.
    const today = idsToday(input(cards, 3, 10))
    expect(today.slice(0, 13)).toEqual(Array.from({ length: 13 }, (_, index) => `new-${index}`))
  })

  it('leaves out what was answered today, and what is better asked later', () => {
    const cards = [seen('today', 3, 0), seen('weak', 1, 4), seen('firm', 900, 1)]
    const early = idsToday(input(cards, 20, 10))
    expect(early).not.toContain('today')
    expect(early).not.toContain('firm')
    expect(idsToday(input(cards, 1, 10))).toEqual(['weak', 'firm'])
  })

  it('prefers what is forgotten most, the evening before', () => {
    const cards = [seen('a', 20, 3), seen('b', 2, 3), seen('c', 8, 3)]
    expect(idsToday(input(cards, 1, 10))).toEqual(['b', 'c', 'a'])
  })

  it('plans a last sitting on the day itself', () => {
    expect(idsToday(input([seen('a', 1, 2), ...unseen(1)], 0, 10))).toEqual(expect.arrayContaining(['a', 'new-0']))
  })

  it('holds each card once at most, whatever the cards, the days and the minutes', () => {
    const card = fc.record({
      stability: fc.double({ min: 0.001, max: 36_500, noNaN: true }),
      difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
      elapsedDays: fc.nat(4000),
      isSeen: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(card, { maxLength: 12 }),
        fc.nat(200),
        fc.integer({ min: 0, max: 600 }),
        (drafts, days, minutes) => {
          const cards = drafts.map(({ isSeen, elapsedDays, ...memory }, index) => ({
            id: `c${index}`,
            memory: isSeen ? memory : null,
            elapsedDays,
          }))
          const today = idsToday(input(cards, days, minutes))
          expect(new Set(today).size).toBe(today.length)
          for (const id of today) expect(cards.some((each) => each.id === id)).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('plans several interviews at once, the nearer one first when time is short', () => {
    const both: PlanInput = {
      ...input([], 1, 10),
      interviews: [
        { daysLeft: 20, cards: unseen(30, 'later') },
        { daysLeft: 1, cards: unseen(30, 'soon') },
      ],
    }
    const today = idsToday(both)
    expect(today.slice(0, 13).every((id) => id.startsWith('soon'))).toBe(true)
    const shared = { ...both, interviews: both.interviews.map(({ daysLeft }) => ({ daysLeft, cards: unseen(3) })) }
    expect(idsToday(shared)).toHaveLength(3)
  })

  it('refuses an interview that is past, and parameters that are not those of FSRS-6', () => {
    expect(() => planToday(input([], -1, 10))).toThrow(RangeError)
    expect(() => planToday({ ...input([], 1, 10), parameters: [1, 2] })).toThrow(RangeError)
  })
})

describe('withinTime', () => {
  it('takes what fits, and a last question of which more than half fits', () => {
    const planned = ['a', 'b', 'c'].map((id) => ({ id, seconds: 40 }))
    expect(withinTime(planned, 0)).toEqual([])
    expect(withinTime(planned, 59)).toHaveLength(1)
    expect(withinTime(planned, 60)).toHaveLength(2)
    expect(withinTime(planned, 1000)).toEqual(planned)
  })
})

describe('forecast', () => {
  it('fills no day beyond its minutes, and never becomes less ready', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 1, max: 40 }),
        (count, days, minutes) => {
          const plan = forecast(input([...unseen(count), seen('a', 3, 2), seen('b', 30, 9)], days, minutes))
          expect(plan.days.map(({ day }) => day)).toEqual(Array.from({ length: days }, (_, day) => day))
          let before = plan.recalledNow[0] ?? 0
          for (const day of plan.days) {
            expect(day.seconds).toBeLessThanOrEqual(minutes * 60 + 1e-6)
            expect(day.recalled[0]).toBeGreaterThanOrEqual(before - 1e-6)
            before = day.recalled[0] ?? 0
          }
          const asked = plan.days.reduce((sum, day) => sum + day.unseen, 0)
          expect(asked).toBeLessThanOrEqual(count + 1e-6)
          expect(before).toBeLessThanOrEqual(count + 2)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('gains by more minutes and by more days', () => {
    const end = ({ days }: Forecast) => days.at(-1)?.recalled[0] ?? 0
    const cards = unseen(60)
    const few = end(forecast(input(cards, 7, 5)))
    expect(end(forecast(input(cards, 7, 10)))).toBeGreaterThan(few + 5)
    expect(end(forecast(input(cards, 14, 5)))).toBeGreaterThan(few + 5)
  })

  it('tells what a learner who remembers as FSRS says will recall', () => {
    const expected = forecast(input(unseen(60), 7, 10)).days.at(-1)?.recalled[0] ?? 0
    expect(Math.abs(mean(planned, 60, 7, 10) - expected)).toBeLessThan(0.03 * 60)
  })
})

describe('questions that are asked more often than others', () => {
  const weighed = (cards: readonly PlannedCard[], weight: number) => cards.map((card) => ({ ...card, weight }))
  const end = (plan: PlanInput) => forecast(plan).days.at(-1)?.recalled[0] ?? 0

  it('count by their weights: the same weight for all changes nothing but the sum', () => {
    const cards = [...unseen(40), seen('a', 3, 2), seen('b', 30, 9)]
    const one = end(input(cards, 9, 4))
    expect(Math.abs(end(input(weighed(cards, 3), 9, 4)) / 3 - one)).toBeLessThan(0.01 * one)
    expect(idsToday(input(weighed(cards, 3), 9, 4))).toEqual(idsToday(input(cards, 9, 4)))
  })

  it('are seen first where there is not time for all, and are reckoned with in the forecast', () => {
    const cards = [...unseen(30, 'light'), ...weighed(unseen(10, 'heavy'), 4)]
    const plan = input(cards, 4, 4)
    expect(
      idsToday(plan)
        .slice(0, 5)
        .every((id) => id.startsWith('heavy')),
    ).toBe(true)
    // Time for some twenty: of 70 by weight the heavy ones are 40.
    const asMany = input([...unseen(40)], 4, 4)
    expect(end(plan) / 70).toBeGreaterThan(end(asMany) / 40 + 0.15)
  })

  it('are known better on the day than where the plan knows no weights', () => {
    const weightOf = ({ id }: Followed) => (Number(id.slice(1)) % 4 === 0 ? 4 : 1)
    const blind = mean(planned, 60, 12, 3, weightOf)
    expect(mean(plannedBy(weightOf), 60, 12, 3, weightOf)).toBeGreaterThan(blind + 3)
  })
})

describe('answers that are still to be written', () => {
  const end = (plan: PlanInput) => forecast(plan).days.at(-1)?.recalled[0] ?? 0
  const written = (count: number, perDay: number) =>
    unseen(count, 'later').map((card, index) => ({ ...card, fromDay: Math.ceil((index + 1) / perDay) }))

  it('are asked from their day on, and not today', () => {
    const cards = [...unseen(10), ...written(10, 2)]
    expect(idsToday(input(cards, 8, 20)).every((id) => id.startsWith('new'))).toBe(true)
    const { days, unseenLeft } = forecast(input(cards, 8, 20))
    expect(days.slice(0, 6).map(({ unseen }) => Math.round(unseen))).toEqual([10, 2, 2, 2, 2, 2])
    expect(unseenLeft[0]).toBeCloseTo(0, 6)
  })

  it('bring less the later they come, and nothing from the day on', () => {
    const bring = (perDay: number) => end(input([...unseen(10), ...written(12, perDay)], 6, 20))
    const [none, slow, fast] = [end(input(unseen(10), 6, 20)), bring(1), bring(4)]
    expect(slow).toBeGreaterThan(none + 3.5)
    expect(slow).toBeLessThan(none + 5)
    expect(fast).toBeGreaterThan(slow + 5)
    const tooLate = unseen(5, 'late').map((card) => ({ ...card, fromDay: 6 }))
    expect(end(input([...unseen(10), ...tooLate], 6, 20))).toBeCloseTo(none, 6)
  })
})

describe('interviews that ask the same questions', () => {
  const cards = unseen(30)
  const two: PlanInput = {
    ...input([], 1, 10),
    interviews: [
      { daysLeft: 12, cards },
      { daysLeft: 5, cards: cards.slice(0, 20) },
    ],
  }

  it('count each question for all of them', () => {
    const { days } = forecast(two)
    const alone = forecast(input(cards, 12, 10))
    expect(days).toHaveLength(12)
    expect(days[4]?.recalled[1]).toBeGreaterThan(18)
    expect(days.at(-1)?.recalled[0]).toBeGreaterThan((alone.days.at(-1)?.recalled[0] ?? 0) - 1)
  })

  it('are not changed by what is asked once they are over', () => {
    const { days } = forecast(two)
    const onTheDay = days[4]?.recalled[1]
    for (const day of days.slice(5)) expect(day.recalled[1]).toBe(onTheDay)
    expect(days[11]?.recalled[0]).toBeGreaterThan(days[4]?.recalled[0] ?? 0)
  })

  it('are planned as one when they are on the same day', () => {
    const same = {
      ...two,
      interviews: [
        { daysLeft: 5, cards },
        { daysLeft: 5, cards },
      ],
    }
    expect(forecast(same).days.at(-1)?.recalled[0]).toBeCloseTo(forecast(same).days.at(-1)?.recalled[1] ?? 0, 10)
    expect(idsToday(same)).toEqual(idsToday(input(cards, 5, 10)))
  })
})

describe('a plan, followed', () => {
  it.each([
    [60, 7, 10],
    [50, 20, 4],
  ])(
    'brings more than new ones first, and than what is due first: %i questions, %i days, %i minutes',
    (count, days, minutes) => {
      const plan = mean(planned, count, days, minutes)
      expect(plan).toBeGreaterThan(mean(newFirst, count, days, minutes))
      expect(plan).toBeGreaterThan(mean(dueFirst, count, days, minutes))
    },
  )

  it('leaves nothing unseen that could be seen', () => {
    for (let seed = 0; seed < 5; seed++) expect(follow(planned, 50, 6, 7, seed).unseen).toBe(0)
  })
})

describe('planSession', () => {
  const day = (date: string) => new Date(`${date}T09:00:00Z`)
  const session = {
    now: day('2026-01-05'),
    interviewAt: day('2026-01-08'),
    secondsToday: 600,
    secondsPerDay: 600,
    cards: [
      { id: 'weak', memory: { stability: 1, difficulty: 5 }, lastReviewAt: day('2026-01-01') },
      { id: 'today', memory: { stability: 1, difficulty: 5 }, lastReviewAt: new Date('2026-01-05T08:00:00Z') },
      { id: 'new', memory: null, lastReviewAt: null },
    ],
    seconds,
    parameters: DEFAULT_PARAMETERS,
  }

  it('names what to ask today', () => {
    expect([...planSession(session)].sort()).toEqual(['new', 'weak'])
  })

  it('names nothing once the interview is past', () => {
    expect(planSession({ ...session, interviewAt: day('2026-01-04') })).toEqual([])
  })

  it('counts days where the learner lives', () => {
    const zone = { timeZone: 'Asia/Seoul', rolloverHour: 18 }
    // 17:00 in Seoul, and 18:00: a new study day has begun since the last answer.
    expect(planSession({ ...session, now: day('2026-01-05'), zone })).toContain('today')
  })
})

type Choose = (cards: readonly Followed[], day: number, days: number, minutes: number) => readonly Followed[]
interface Followed {
  readonly id: string
  memory: Memory | null
  last: number
}

/** A learner whose memory is FSRS's, drilled by a rule: how many of the questions are recalled on the day, in expectation; each counts by its weight. */
function follow(
  choose: Choose,
  count: number,
  days: number,
  minutes: number,
  seed: number,
  weightOf: (card: Followed) => number = () => 1,
) {
  const chance = numbers(seed)
  const cards: Followed[] = Array.from({ length: count }, (_, index) => ({ id: `c${index}`, memory: null, last: 0 }))
  for (let day = 0; day < days; day++) {
    let left = minutes * 60
    for (const card of choose(cards, day, days, minutes)) {
      if (left <= 0) break
      const elapsed = day - card.last
      const isNew = card.memory === null
      const recall = card.memory === null ? 0.7 : model.recall(elapsed, card.memory.stability)
      const isRecalled = chance() < recall
      card.memory = model.next(card.memory, elapsed, isRecalled ? 'good' : 'again')
      if (!isRecalled) card.memory = model.next(card.memory, 0, 'good')
      left -= isNew ? seconds.firstTime + (isRecalled ? 0 : 12) : isRecalled ? seconds.recalled : seconds.forgotten
      card.last = day
    }
  }
  return {
    recalled: cards.reduce(
      (sum, { memory, last, ...card }) =>
        sum + weightOf({ memory, last, ...card }) * (memory === null ? 0 : model.recall(days - last, memory.stability)),
      0,
    ),
    unseen: cards.filter(({ memory }) => memory === null).length,
  }
}

function mean(
  choose: Choose,
  count: number,
  days: number,
  minutes: number,
  weightOf?: (card: Followed) => number,
): number {
  const seeds = [1, 2, 3, 4, 5, 6]
  return (
    seeds.reduce((sum, seed) => sum + follow(choose, count, days, minutes, seed, weightOf).recalled, 0) / seeds.length
  )
}

const plannedBy =
  (weightOf: (card: Followed) => number): Choose =>
  (cards, day, days, minutes) => {
    const byId = new Map(cards.map((card) => [card.id, card]))
    const plannedCards = cards.map((card) => {
      const { id, memory, last } = card
      return { id, memory, elapsedDays: day - last, weight: weightOf(card) }
    })
    return idsToday(input(plannedCards, days - day, minutes)).map((id) => byId.get(id) as Followed)
  }
const planned = plannedBy(() => 1)
const due = (cards: readonly Followed[], day: number) =>
  cards
    .filter(({ memory, last }) => memory !== null && last + Math.max(1, Math.round(memory.stability)) <= day)
    .sort((a, b) => recallOf(a, day) - recallOf(b, day))
const recallOf = ({ memory, last }: Followed, day: number) => model.recall(day - last, memory?.stability ?? 1)
const fresh = (cards: readonly Followed[]) => cards.filter(({ memory }) => memory === null)
const newFirst: Choose = (cards, day) => [...fresh(cards), ...due(cards, day)]
const dueFirst: Choose = (cards, day) => [...due(cards, day), ...fresh(cards).slice(0, 20)]

/** Numbers in [0, 1), always the same for a seed: mulberry32. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let x = Math.imul(state ^ (state >>> 15), 1 | state)
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296
  }
}
