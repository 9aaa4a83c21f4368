import type { Messages } from '../../messages/messages.ts'
import type { Schedule } from '../../schedule/schedule.ts'

type TimeMessages = Messages['drilling']['time']

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How long until a schedule is due, as short as possible: 10m, 3d, 2.5mo (10분, 3일, 2.5개월). */
export function shortInterval(
  schedule: Pick<Schedule, 'due' | 'intervalDays'>,
  from: Date,
  time: TimeMessages,
): string {
  const ms = Math.max(0, schedule.due.getTime() - from.getTime())
  const days = schedule.intervalDays > 0 ? schedule.intervalDays : ms / DAY_MS
  if (days >= 365) return time.years({ count: oneDecimal(days / 365.25) })
  if (days >= 60) return time.months({ count: oneDecimal(days / 30.4) })
  if (schedule.intervalDays > 0 || days >= 1) return time.days({ count: Math.round(days) })
  if (ms >= 1.5 * HOUR_MS) return time.hours({ count: Math.round(ms / HOUR_MS) })
  return time.minutes({ count: Math.max(1, Math.round(ms / MINUTE_MS)) })
}

/** Seconds as a person says them: 45s, 2m 5s. */
export function shortDuration(seconds: number, time: TimeMessages): string {
  const whole = Math.round(seconds)
  if (whole < 60) return time.seconds({ count: whole })
  if (whole >= 3600) return time.hours({ count: oneDecimal(whole / 3600) })
  const rest = whole % 60
  return rest === 0
    ? time.minutes({ count: whole / 60 })
    : time.minutesAndSeconds({ minutes: Math.floor(whole / 60), seconds: rest })
}

/** When something is, seen from now, in local time: "today 21:10", "tomorrow 09:10", "in 3 days", "24 Dec". */
export function relativeDate(date: Date, now: Date, time: TimeMessages): string {
  const ms = date.getTime() - now.getTime()
  if (Math.abs(ms) < MINUTE_MS / 2) return time.now
  const days = calendarDays(now, date)
  if (days === 0)
    return ms > 0 && ms < HOUR_MS
      ? time.inMinutes({ count: Math.max(1, Math.round(ms / MINUTE_MS)) })
      : today(date, time)
  if (days === 1) return time.tomorrow({ time: clock(date) })
  if (days > 1 && days < 14) return time.inDays({ count: days })
  if (days < 0 && days > -14) return time.late({ count: -days })
  return shortDate(date, now, time)
}

/** A day of the year, with the year when it is another one. */
export function shortDate(date: Date, now: Date, { dates }: TimeMessages): string {
  const year = date.getFullYear()
  const day = { year, month: date.getMonth() + 1, day: date.getDate() }
  return year === now.getFullYear() ? dates.ofYear(day) : dates.withYear(day)
}

/** A study day as a person writes it: with its weekday, as short as possible, or so with its year. */
export function dateOf(day: number, { dates }: TimeMessages, form: 'whole' | 'short' | 'dated' = 'whole'): string {
  const date = new Date(day * DAY_MS)
  const calendar = {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  }
  if (form === 'whole') return dates.withWeekday(calendar)
  return form === 'short' ? dates.inFigures(calendar) : dates.inFiguresWithYear(calendar)
}

/** Hours and minutes of a day, 24 hours. Written without Intl, whose first use costs as much as a small command. */
export function clock(date: Date): string {
  const [hours, minutes] = [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0'))
  return `${hours}:${minutes}`
}

function today(date: Date, time: TimeMessages): string {
  return time.today({ time: clock(date) })
}

function calendarDays(from: Date, to: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((midnight(to) - midnight(from)) / DAY_MS)
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10
}
