import type { dates as en } from '../en/dates.ts'

const WEEKDAYS = '일월화수목금토'

export const dates: typeof en = {
  ofYear: ({ month, day }) => `${month}월 ${day}일`,
  withYear: ({ year, month, day }) => `${year}년 ${month}월 ${day}일`,
  withWeekday: ({ month, day, weekday }) => `${month}월 ${day}일 (${WEEKDAYS[weekday]})`,
  inFigures: ({ month, day }) => `${month}. ${day}.`,
  inFiguresWithYear: ({ year, month, day }) => `${String(year % 100).padStart(2, '0')}. ${month}. ${day}.`,
  weekday: (weekday) => WEEKDAYS[weekday] ?? '',
}
