import { describe, expect, it } from 'vitest'
import { weekdayOf } from '../day.ts'
import { type PlanPromise, promisedDays } from './promise.ts'

/** A Monday. */
const MONDAY = 20_458
const promise = (day: number, more: Partial<PlanPromise> = {}): PlanPromise => ({
  day,
  until: MONDAY + 14,
  secondsByWeekday: [600, 600, 600, 600, 600, 600, 0],
  about: [{ decks: [], tags: [] }],
  ready: 0.8,
  askedAll: false,
  ...more,
})

describe('promisedDays', () => {
  it('counts weekdays from Sunday', () => {
    expect([weekdayOf(MONDAY), weekdayOf(MONDAY + 6), weekdayOf(0)]).toEqual([1, 0, 4])
  })

  it('goes by the promise before on a day on which nothing was opened, with its days off', () => {
    const past = promisedDays([promise(MONDAY)], MONDAY + 7, (day) => (day === MONDAY ? 400 : 0))
    expect(past.map(({ promisedSeconds }) => promisedSeconds)).toEqual([600, 600, 600, 600, 600, 0, 600])
    expect(past.map(({ doneSeconds }) => doneSeconds)).toEqual([400, 0, 0, 0, 0, 0, 0])
    expect(past.map(({ ready }) => ready)).toEqual([0.8, null, null, null, null, null, null])
  })

  it('ends with the last interview, begins with the first promise, and leaves out what lies between two plans', () => {
    const again = promise(MONDAY + 20, { until: MONDAY + 30 })
    const past = promisedDays([promise(MONDAY), again], MONDAY + 23, () => 0)
    expect(past.map(({ day }) => day - MONDAY)).toEqual([...Array(14).keys(), 20, 21, 22])
  })

  it('takes the last promise of a day, and that all was asked from any of them', () => {
    const all = promise(MONDAY, { askedAll: true })
    const longer = promise(MONDAY, { secondsByWeekday: [900, 900, 900, 900, 900, 900, 900] })
    expect(promisedDays([promise(MONDAY), all, longer], MONDAY + 1, () => 0)).toMatchObject([
      { promisedSeconds: 900, askedAll: true },
    ])
  })

  it('has no days before anything was promised', () => {
    expect(promisedDays([], MONDAY, () => 0)).toEqual([])
  })
})
