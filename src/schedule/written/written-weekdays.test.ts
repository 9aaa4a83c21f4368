import { describe, expect, it } from 'vitest'
import { parseDayMinutes, parseWeekdays } from './written-weekdays.ts'

describe('parseWeekdays', () => {
  it.each<[string, readonly number[]]>([
    ['sat,sun', [6, 0]],
    ['Sat sun', [6, 0]],
    ['weekends', [6, 0]],
    ['토,일', [6, 0]],
    ['토일', [6, 0]],
    ['월수금', [1, 3, 5]],
    ['토·일', [6, 0]],
    ['토요일, 일요일'.normalize('NFD'), [6, 0]],
    ['평일', [1, 2, 3, 4, 5]],
    ['sat,weekend', [6, 0]],
    ['none', []],
    ['없음', []],
    ['', []],
  ])('reads %s', (text, days) => expect(parseWeekdays(text)).toEqual(days))

  it.each(['someday', 'sat,tomorrow', '내일', '20'])('knows no weekdays in %s', (text) =>
    expect(parseWeekdays(text)).toBeNull(),
  )
})

describe('parseDayMinutes', () => {
  it.each<[string, number | undefined, Record<number, number>]>([
    ['20', 20, {}],
    ['1시간 30분', 90, {}],
    ['1h, 30m', 90, {}],
    ['mon=5,sat=30', undefined, { 1: 5, 6: 30 }],
    ['mon=5 sat=30', undefined, { 1: 5, 6: 30 }],
    ['20,sat=0', 20, { 6: 0 }],
    ['sat=0,20', 20, { 6: 0 }],
    ['월=5분, 토=1시간 30분', undefined, { 1: 5, 6: 90 }],
    ['1시간 30분, 토=1h', 90, { 6: 60 }],
    ['20, 토,일=0', 20, { 6: 0, 0: 0 }],
    ['weekends=1h 30m, 평일=15', undefined, { 6: 90, 0: 90, 1: 15, 2: 15, 3: 15, 4: 15, 5: 15 }],
    ['토일=0', undefined, { 6: 0, 0: 0 }],
  ])('reads %s', (text, usual, byWeekday) => {
    const read = parseDayMinutes(text)
    expect(read?.usual).toBe(usual)
    expect(Object.fromEntries(read?.byWeekday ?? [])).toEqual(byWeekday)
  })

  it.each(['', 'sat', 'sat=', '=5', 'sat=x', 'x=5', 'sat=5=6', 'none=5', '20,sat=0,30', '20 minutes or so'])(
    'understands nothing by %s',
    (text) => expect(parseDayMinutes(text)).toBeNull(),
  )
})
