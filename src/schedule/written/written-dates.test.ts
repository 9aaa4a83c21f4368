import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWhen } from './written-dates.ts'
import { parseLength } from './written-lengths.ts'

// A Monday evening in Seoul, where it is still noon in London.
const NOW = new Date('2026-11-30T20:24:00+09:00')
const when = async (text: string, now = NOW) => {
  const found = await parseWhen(text, now, 'Asia/Seoul')
  return found === null ? null : found.time === null ? found.day : `${found.day} ${found.time}`
}

describe('a day as a person writes it', () => {
  it.each([
    ['2026-12-06', '2026-12-06'],
    ['2026.12.06', '2026-12-06'],
    ['2026. 12. 6.', '2026-12-06'],
    ['2026/12/6', '2026-12-06'],
    ['20261206', '2026-12-06'],
    ['2026-12-06 14:00', '2026-12-06 14:00'],
    ['2026-12-06T14:00', '2026-12-06 14:00'],
    ['2026-12-06T05:00:00Z', '2026-12-06 14:00'],
    ['2026-12-06T14:00:00+09:00', '2026-12-06 14:00'],
    ['12/13', '2026-12-13'],
    ['12.13', '2026-12-13'],
    ['12-13', '2026-12-13'],
    ['12/13 (일)', '2026-12-13'],
    ['13/12', '2026-12-13'],
    ['11/30', '2026-11-30'],
    ['11/20', '2027-11-20'],
    ['2/29', '2028-02-29'],
    ['D-14', '2026-12-14'],
    ['d-0', '2026-11-30'],
    ['D-day', '2026-11-30'],
    ['D - 3', '2026-12-03'],
  ])('in figures: %s is %s', async (text, expected) => expect(await when(text)).toBe(expected))

  it.each([
    ['오늘', '2026-11-30'],
    ['내일', '2026-12-01'],
    ['모레', '2026-12-02'],
    ['내일 모레', '2026-12-02'],
    ['글피', '2026-12-03'],
    ['어제', '2026-11-29'],
    ['12월 13일', '2026-12-13'],
    ['12월13일', '2026-12-13'],
    ['12월 13일 일요일', '2026-12-13'],
    ['12월 13일(일)', '2026-12-13'],
    ['2027년 1월 3일', '2027-01-03'],
    ['내년 1월 3일', '2027-01-03'],
    ['1월 3일', '2027-01-03'],
    ['13일', '2026-12-13'],
    ['30일', '2026-11-30'],
    ['31일', '2026-12-31'],
    ['다음 달 3일', '2026-12-03'],
    ['이번 주 금요일', '2026-12-04'],
    ['이번주 금', '2026-12-04'],
    ['다음 주 월요일', '2026-12-07'],
    ['다음주 일요일', '2026-12-13'],
    ['다다음 주 수요일', '2026-12-16'],
    ['금요일', '2026-12-04'],
    ['월요일', '2026-12-07'],
    ['3일 뒤', '2026-12-03'],
    ['사흘 뒤', '2026-12-03'],
    ['열흘 후', '2026-12-10'],
    ['2주 뒤', '2026-12-14'],
    ['일주일 뒤', '2026-12-07'],
    ['한 달 뒤', '2026-12-30'],
    ['3개월 뒤', '2027-02-28'],
    ['이틀 전', '2026-11-28'],
    ['내일 오후 2시', '2026-12-01 14:00'],
    ['12월 6일 오전 10시 30분', '2026-12-06 10:30'],
    ['12/6 14시', '2026-12-06 14:00'],
    ['12월 6일 2시 반', '2026-12-06 14:30'],
    ['모레 정오', '2026-12-02 12:00'],
    ['내일 밤 12시', '2026-12-01 00:00'],
    ['오후 9시', '2026-11-30 21:00'],
    ['21:30', '2026-11-30 21:30'],
  ])('in Korean: %s is %s', async (text, expected) => {
    expect(await when(text)).toBe(expected)
    expect(await when(text.normalize('NFD'))).toBe(expected)
  })

  it.each([
    ['today', '2026-11-30'],
    ['tomorrow', '2026-12-01'],
    ['the day after tomorrow', '2026-12-02'],
    ['friday', '2026-12-04'],
    ['monday', '2026-12-07'],
    ['this friday', '2026-12-04'],
    ['next friday', '2026-12-11'],
    ['dec 13', '2026-12-13'],
    ['13 December', '2026-12-13'],
    ['December 13, 2027', '2027-12-13'],
    ['in 3 days', '2026-12-03'],
    ['in two weeks', '2026-12-14'],
    ['tomorrow at 2pm', '2026-12-01 14:00'],
    ['Dec 6 2:30 pm', '2026-12-06 14:30'],
    ['friday 14:00', '2026-12-04 14:00'],
    ['in 90 minutes', '2026-11-30 21:54'],
  ])('in English: %s is %s', async (text, expected) => expect(await when(text)).toBe(expected))

  it.each([
    '',
    ' ',
    'soon',
    '__proto__',
    'constructor',
    'to string',
    'valueOf',
    '언젠가',
    '내일쯤',
    'tomorrow or so',
    'December',
    'next month',
    '2026-02-30',
    '2026-13-01',
    '2/30',
    '12월 32일',
    '32일',
    'Feb 30',
    '12월 13일 금요일',
    '내일 25시',
    '2026-12-06 14:61',
    '12/13/14/15',
    'D-',
    '다음 금요일',
  ])('but not %j', async (text) => expect(await when(text)).toBeNull())

  it('begins the day, and counts the hour, where the person is', async () => {
    expect((await parseWhen('내일', NOW, 'Asia/Seoul'))?.at.toISOString()).toBe('2026-11-30T15:00:00.000Z')
    expect((await parseWhen('tomorrow', NOW, 'America/New_York'))?.at.toISOString()).toBe('2026-12-01T05:00:00.000Z')
    expect((await parseWhen('12/6 14:30', NOW, 'Asia/Seoul'))?.at.toISOString()).toBe('2026-12-06T05:30:00.000Z')
    expect((await parseWhen('내일', new Date('2026-11-30T23:30:00Z'), 'Asia/Seoul'))?.day).toBe('2026-12-02')
  })

  it('reads every date that it writes, from any day', () =>
    fc.assert(
      fc.asyncProperty(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 364 }),
        fc.constantFrom('Asia/Seoul', 'UTC', 'America/New_York', 'Australia/Lord_Howe'),
        async (now, days, zone) => {
          const then = await parseWhen(`D-${days}`, now, zone)
          const [, month, date] = then?.day.split('-').map(Number) ?? []
          for (const text of [then?.day ?? '', `${days}일 뒤`, `${month}/${date}`, `${month}월 ${date}일`])
            expect((await parseWhen(text, now, zone))?.day).toBe(then?.day)
        },
      ),
      { numRuns: 60 },
    ))

  it('takes any text without throwing', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 30 }), async (text) => {
        const found = await parseWhen(text, NOW, 'Asia/Seoul')
        expect(found === null || /^\d{4}-\d{2}-\d{2}$/.test(found.day)).toBe(true)
        expect(parseLength(text, 'minutes')).not.toBeNaN()
      }),
      { numRuns: 200 },
    ))
})

describe('a length as a person writes it', () => {
  it.each([
    ['30', 30],
    ['30분', 30],
    ['30 분', 30],
    ['30m', 30],
    ['30 min', 30],
    ['1h', 60],
    ['1시간', 60],
    ['한 시간', 60],
    ['1시간 30분', 90],
    ['1시간30분', 90],
    ['1시간 반', 90],
    ['두 시간 반', 150],
    ['반시간', 30],
    ['1.5h', 90],
    ['1h30m', 90],
    ['1 hour and 30 minutes', 90],
    ['an hour and a half', 90],
    ['half an hour', 30],
    ['90s', 1.5],
    ['２０분', 20],
  ])('%s is %d minutes', (text, minutes) => {
    expect(parseLength(text, 'minutes')).toBe(minutes)
    expect(parseLength(text.normalize('NFD'), 'minutes')).toBe(minutes)
  })

  it.each([
    ['3', 3],
    ['3일', 3],
    ['열흘', 10],
    ['일주일', 7],
    ['2주', 14],
    ['2 weeks', 14],
    ['한 달', 30],
    ['3개월', 90],
    ['1y', 365],
  ])('%s is %d days', (text, days) => expect(parseLength(text, 'days')).toBe(days))

  it.each(['', 'soon', '-5', '분', 'h', '1:30', '30m 1h', '1h 1h', '10 apples', '1시간 반 10분'])(
    'but not %j',
    (text) => expect(parseLength(text, 'minutes')).toBeNull(),
  )
})
