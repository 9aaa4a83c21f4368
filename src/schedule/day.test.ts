import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startOfStudyDay, studyDay, type Zone } from './day.ts'

const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000

describe('studyDay', () => {
  it.each([
    // Zone, rollover hour, instant, the study day it belongs to.
    ['Asia/Seoul', 4, '2026-03-02T03:59:59.999+09:00', '2026-03-01'],
    ['Asia/Seoul', 4, '2026-03-02T04:00:00+09:00', '2026-03-02'],
    ['Asia/Seoul', 0, '2026-03-01T23:59:59.999+09:00', '2026-03-01'],
    ['Asia/Seoul', 0, '2026-03-02T00:00:00+09:00', '2026-03-02'],
    ['Asia/Seoul', 23, '2026-03-02T22:59:59+09:00', '2026-03-01'],
    ['Asia/Seoul', 23, '2026-03-02T23:00:00+09:00', '2026-03-02'],
    ['Pacific/Niue', 4, '2026-03-02T03:59:59-11:00', '2026-03-01'],
    ['Pacific/Niue', 4, '2026-03-02T04:00:00-11:00', '2026-03-02'],
    ['Pacific/Kiritimati', 4, '2026-03-02T03:59:59+14:00', '2026-03-01'],
    ['Pacific/Kiritimati', 4, '2026-03-02T04:00:00+14:00', '2026-03-02'],
    ['Asia/Kathmandu', 4, '2026-03-02T03:59:59+05:45', '2026-03-01'],
    ['Asia/Kathmandu', 4, '2026-03-02T04:00:00+05:45', '2026-03-02'],
    // New York puts its clocks forward at 2:00 on 2026-03-08, and back at 2:00 on 2026-11-01.
    ['America/New_York', 4, '2026-03-08T03:59:59-04:00', '2026-03-07'],
    ['America/New_York', 4, '2026-03-08T04:00:00-04:00', '2026-03-08'],
    ['America/New_York', 2, '2026-03-08T01:59:59-05:00', '2026-03-07'],
    ['America/New_York', 2, '2026-03-08T03:00:00-04:00', '2026-03-08'],
    ['America/New_York', 4, '2026-11-01T03:59:59-05:00', '2026-10-31'],
    ['America/New_York', 4, '2026-11-01T04:00:00-05:00', '2026-11-01'],
    // The hour from 1:00 to 2:00 comes twice: what the first one began goes on in the second.
    ['America/New_York', 1, '2026-11-01T00:59:59-04:00', '2026-10-31'],
    ['America/New_York', 1, '2026-11-01T01:00:00-04:00', '2026-11-01'],
    ['America/New_York', 1, '2026-11-01T01:00:00-05:00', '2026-11-01'],
    // St John's put its clocks back at 0:01, to 23:01 of the day before.
    ['America/St_Johns', 0, '2010-11-07T00:00:30-02:30', '2010-11-07'],
    ['America/St_Johns', 0, '2010-11-06T23:30:00-03:30', '2010-11-07'],
    // Samoa left out 2011-12-30.
    ['Pacific/Apia', 4, '2011-12-29T23:00:00-10:00', '2011-12-29'],
    ['Pacific/Apia', 4, '2011-12-31T05:00:00+14:00', '2011-12-31'],
    ['UTC', 4, '1969-12-31T05:00:00Z', '1969-12-31'],
  ])('in %s, with the day turning at %i, %s is %s', (timeZone, rolloverHour, at, expected) => {
    expect(studyDay(new Date(at), { timeZone, rolloverHour })).toBe(dayOf(expected))
  })

  it.each([
    ['America/New_York', 4, '2026-03-08', '2026-03-08T04:00:00-04:00'],
    ['America/New_York', 2, '2026-03-08', '2026-03-08T03:00:00-04:00'],
    ['America/New_York', 1, '2026-11-01', '2026-11-01T01:00:00-04:00'],
    ['America/New_York', 2, '2026-11-01', '2026-11-01T02:00:00-05:00'],
    ['America/St_Johns', 0, '2010-11-07', '2010-11-07T00:00:00-02:30'],
    ['Pacific/Apia', 4, '2011-12-30', '2011-12-31T00:00:00+14:00'],
    ['Asia/Seoul', 4, '2026-03-02', '2026-03-02T04:00:00+09:00'],
  ])('in %s, with the day turning at %i, %s starts at %s', (timeZone, rolloverHour, day, expected) => {
    expect(startOfStudyDay(dayOf(day), { timeZone, rolloverHour })).toEqual(new Date(expected))
  })

  it('refuses what is no instant, no zone and no hour', () => {
    const seoul = { timeZone: 'Asia/Seoul', rolloverHour: 4 }
    expect(() => studyDay(new Date(Number.NaN), seoul)).toThrow(RangeError)
    expect(() => studyDay(new Date(0), { ...seoul, timeZone: 'Asia/Pyongtaek' })).toThrow(RangeError)
    expect(() => studyDay(new Date(0), { ...seoul, rolloverHour: 24 })).toThrow(RangeError)
    expect(() => studyDay(new Date(0), { ...seoul, rolloverHour: 3.5 })).toThrow(RangeError)
  })
})

const zones = [
  'Pacific/Pago_Pago',
  'Pacific/Honolulu',
  'America/St_Johns',
  'America/Havana',
  'America/New_York',
  'Atlantic/Azores',
  'Europe/Dublin',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Asia/Seoul',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Pacific/Kiritimati',
]
const zone: fc.Arbitrary<Zone> = fc.record({
  timeZone: fc.constantFrom(...zones),
  rolloverHour: fc.integer({ min: 0, max: 23 }),
})
const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })

describe('study days, in every zone and with every rollover hour', () => {
  it('hold the instant between their start and the next start', () => {
    fc.assert(
      fc.property(instant, zone, (at, zone) => {
        const day = studyDay(at, zone)
        expect(startOfStudyDay(day, zone).getTime()).toBeLessThanOrEqual(at.getTime())
        expect(startOfStudyDay(day + 1, zone).getTime()).toBeGreaterThan(at.getTime())
      }),
      { numRuns: 2000 },
    )
  })

  it('never go back', () => {
    fc.assert(
      fc.property(instant, zone, fc.integer({ min: 0, max: 172_800_000 }), (at, zone, laterMs) => {
        expect(studyDay(new Date(at.getTime() + laterMs), zone)).toBeGreaterThanOrEqual(studyDay(at, zone))
      }),
      { numRuns: 2000 },
    )
  })

  it('last between 20 and 28 hours, but for a day that was left out and the one beside it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11_000, max: 25_000 }), zone, (day, zone) => {
        fc.pre(!(zone.timeZone === 'Pacific/Apia' && Math.abs(day - dayOf('2011-12-30')) <= 1))
        const hours = (startOfStudyDay(day + 1, zone).getTime() - startOfStudyDay(day, zone).getTime()) / 3_600_000
        expect(hours).toBeGreaterThan(20)
        expect(hours).toBeLessThan(28)
      }),
      { numRuns: 2000 },
    )
  })
})
