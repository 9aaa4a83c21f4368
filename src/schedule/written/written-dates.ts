import { dateOfDay, startOfStudyDay, studyDay } from '../day.ts'
import { COUNTED_DAYS } from './written-lengths.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** A day as a person named it, and the instant where an hour was named, too. */
export interface When {
  /** As 2026-12-06. */
  readonly day: string
  /** As 14:30, local; null where no hour was named. */
  readonly time: string | null
  /** The instant of that hour; without one the beginning of the day. */
  readonly at: Date
}

/** A day by the days since 1970-01-01, and minutes into it. */
interface Written {
  readonly day: number
  readonly minutes: number | null
}

/**
 * The day, or the instant, that a person means by what they wrote in English or Korean: `2026-12-06`, `2026-12-06 14:00`, `12/13`,
 * `D-14`, `내일`, `12월 13일 오후 2시`, `다음 주 금요일`, `tomorrow`, `next friday`. Days are those of the calendar in `timeZone`. Without
 * a year the next such day is meant, today among them; a weekday alone is the next one after today. An hour from 1 to 6 without
 * morning or afternoon is in the afternoon: nobody interviews at night. Null for what names no one day, for a day that is in no
 * calendar, and for a weekday that the date does not fall on. Throws a RangeError for an unknown time zone.
 */
export async function parseWhen(text: string, now: Date, timeZone: string): Promise<When | null> {
  const plain = text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ')
  const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i.test(plain)
  if (zoned) return whenAt(new Date(plain), timeZone)
  const own = readWritten(plain.toLowerCase(), todayIn(now, timeZone))
  if (own === 'nonsense') return null
  if (own !== null) return whenOf(own, timeZone)
  // Loaded for what only it reads: it takes longer than most commands.
  const { readEnglish } = await import('./english-dates.ts')
  const english = readEnglish(plain, wallClock(now, timeZone))
  return english === null ? null : whenOf(english, timeZone)
}

const todayIn = (now: Date, timeZone: string): number => studyDay(now, { timeZone, rolloverHour: 0 })

/** What the calendar and the clock on a person's wall show. */
function wallClock(now: Date, timeZone: string): { readonly day: number; readonly minutes: number } {
  const day = todayIn(now, timeZone)
  // Not the time since midnight: on some days the clock is put forward or back.
  for (let hour = 23; hour >= 0; hour--) {
    const since = now.getTime() - startOfStudyDay(day, { timeZone, rolloverHour: hour }).getTime()
    if (since >= 0) return { day, minutes: hour * 60 + Math.min(59, Math.floor(since / MINUTE_MS)) }
  }
  return { day, minutes: 0 }
}

function whenAt(at: Date, timeZone: string): When | null {
  if (Number.isNaN(at.getTime())) return null
  const { day, minutes } = wallClock(at, timeZone)
  return { day: dateOfDay(day), time: timeOf(minutes), at }
}

function whenOf({ day, minutes }: Written, timeZone: string): When {
  const hour = startOfStudyDay(day, { timeZone, rolloverHour: Math.floor((minutes ?? 0) / 60) })
  const at = new Date(hour.getTime() + ((minutes ?? 0) % 60) * MINUTE_MS)
  return { day: dateOfDay(day), time: minutes === null ? null : timeOf(minutes), at }
}

const timeOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((each) => String(each).padStart(2, '0')).join(':')

/** What is written in figures or in Korean; null for other words, `nonsense` for a day or an hour that there is not. */
function readWritten(text: string, today: number): Written | 'nonsense' | null {
  const time = readTime(text)
  if (time === 'nonsense') return time
  const [rest, minutes] = time === null ? [text, null] : [time.rest, time.minutes]
  if (rest === '') return minutes === null ? 'nonsense' : { day: today, minutes }
  const [, dated = rest, weekday] = /^(.*?\d.*?),? ?\(?([월화수목금토일])(?:요일)?\)?$/.exec(rest) ?? []
  const day = weekday === undefined || /[월일]$/.test(rest) ? readDay(rest, today) : null
  if (day !== null) return day === 'nonsense' ? day : { day, minutes }
  const before = weekday === undefined ? null : readDay(dated.trim(), today)
  if (before === null || before === 'nonsense') return before
  return weekdayOf(before) === WEEKDAYS.indexOf(weekday ?? '') ? { day: before, minutes } : 'nonsense'
}

const KOREAN_TIME = /^(.*?) ?(?:(오전|오후|아침|낮|저녁|밤|새벽) ?)?(\d{1,2}) ?시(?: ?(\d{1,2}) ?분| ?(반))?(?: ?에)?$/
const FIGURES_TIME = /^(.*?)(?:^|[ t,]+)(?:(오전|오후) ?)?(\d{1,2}):(\d{2})(?::\d{2})?$/
const MORNING = ['오전', '아침', '새벽']
const LAST_AFTERNOON_HOUR = 6

/** The hour at the end of a text, in minutes of the day, and what stands before it. */
function readTime(text: string): { readonly rest: string; readonly minutes: number } | 'nonsense' | null {
  const noon = /^(.*?) ?정오(?:에)?$/.exec(text)
  if (noon !== null) return { rest: noon[1] ?? '', minutes: 12 * 60 }
  const korean = KOREAN_TIME.exec(text)
  const [, rest = '', half, written = '', minute = '0', thirty] = korean ?? FIGURES_TIME.exec(text) ?? []
  if (written === '') return null
  const named = Number(written)
  const isLate =
    half === undefined
      ? korean !== null && named >= 1 && named <= LAST_AFTERNOON_HOUR
      : !MORNING.includes(half) && named < 12 && !(half === '밤' && named < LAST_AFTERNOON_HOUR)
  const isMidnight = named === 12 && half !== undefined && (MORNING.includes(half) || half === '밤')
  const hour = isMidnight ? 0 : named + (isLate ? 12 : 0)
  const minutes = thirty === undefined ? Number(minute) : 30
  if (hour > 23 || minutes > 59) return 'nonsense'
  return { rest: rest.trim().replace(/,$/, ''), minutes: hour * 60 + minutes }
}

const WEEKDAYS = '월화수목금토일'
/** From Monday, 0. */
const weekdayOf = (day: number): number => (day + 3) % 7

const NAMED_DAYS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    오늘: 0,
    내일: 1,
    모레: 2,
    내일모레: 2,
    글피: 3,
    어제: -1,
    그제: -2,
    그저께: -2,
  }),
)
const WEEKS: Readonly<Record<string, number>> = { 지난: -1, 이번: 0, 다음: 1, 담: 1, 다다음: 2 }
const MONTHS: Readonly<Record<string, number>> = { 이번: 0, 다음: 1, 담: 1, 다다음: 2 }
const COUNTS: Readonly<Record<string, number>> = { 일: 1, 한: 1, 두: 2, 세: 3, 네: 4 }

/** A day without its hour. */
function readDay(text: string, today: number): number | 'nonsense' | null {
  const named = NAMED_DAYS.get(text.replaceAll(' ', ''))
  if (named !== undefined) return today + named
  const countdown = /^d ?- ?(\d{1,4}|day)$/.exec(text)
  if (countdown !== null) return countdown[1] === 'day' ? today : today + Number(countdown[1])
  const whole =
    /^(\d{4})(?:-|\. ?|\/)(\d{1,2})(?:-|\. ?|\/)(\d{1,2})\.?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4}) ?년 ?(\d{1,2}) ?월 ?(\d{1,2}) ?일$/.exec(text)
  if (whole !== null) return dayOf(Number(whole[1]), Number(whole[2]), Number(whole[3])) ?? 'nonsense'
  // 13/12 is no month of figures: English reads it as the 13th of December.
  const short = /^(\d{1,2}) ?(?:[/-]|\. ?) ?(\d{1,2})\.?$/.exec(text)
  if (short !== null) return Number(short[1]) > 12 ? null : nextOf(today, Number(short[1]), Number(short[2]))
  const year = /^(올해|내년) ?(\d{1,2}) ?월 ?(\d{1,2}) ?일$/.exec(text)
  if (year !== null)
    return dayOf(yearOf(today) + (year[1] === '내년' ? 1 : 0), Number(year[2]), Number(year[3])) ?? 'nonsense'
  const month = /^(\d{1,2}) ?월 ?(\d{1,2}) ?일$/.exec(text)
  if (month !== null) return nextOf(today, Number(month[1]), Number(month[2]))
  return readKoreanDay(text, today)
}

/** Days counted from today, of a week or a month. */
function readKoreanDay(text: string, today: number): number | 'nonsense' | null {
  const ofMonth = /^(?:(이번|다음|담|다다음) ?달 ?)?(\d{1,2}) ?일$/.exec(text)
  if (ofMonth !== null) {
    const ahead = ofMonth[1] === undefined ? null : (MONTHS[ofMonth[1]] ?? 0)
    return dayOfMonth(today, Number(ofMonth[2]), ahead)
  }
  const ofWeek = /^(?:(지난|이번|다음|담|다다음) ?주 ?)?([월화수목금토일])(?:요일|(?<=주 ?.))$/.exec(text)
  if (ofWeek !== null) {
    const weekday = WEEKDAYS.indexOf(ofWeek[2] ?? '')
    if (ofWeek[1] !== undefined) return today - weekdayOf(today) + 7 * (WEEKS[ofWeek[1]] ?? 0) + weekday
    return today + 1 + ((weekday - weekdayOf(today + 1) + 7) % 7)
  }
  const away = /^(.+?) ?(뒤|후|전)(?:에)?$/.exec(text)
  if (away === null) return null
  const sign = away[2] === '전' ? -1 : 1
  const [, amount = ''] = away
  if (amount === '보름') return today + sign * 15
  const days = COUNTED_DAYS.indexOf(amount)
  if (days >= 0) return today + sign * (days + 1)
  const [, figure = '', unit] = /^(\d{1,4}|일|한|두|세|네) ?(일|주일|주|달|개월)$/.exec(amount) ?? []
  const count = COUNTS[figure] ?? Number(figure)
  if (unit === undefined) return null
  if (unit === '일') return today + sign * count
  return unit.startsWith('주') ? today + sign * 7 * count : monthsFrom(today, sign * count)
}

const yearOf = (day: number): number => new Date(day * DAY_MS).getUTCFullYear()

/** Null for a day that is in no calendar. */
function dayOf(year: number, month: number, date: number): number | null {
  const at = new Date(Date.UTC(year, month - 1, date))
  return year >= 1970 && at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? at.getTime() / DAY_MS : null
}

const LONGEST_WAIT_YEARS = 8

/** The next such day, today among them; the 29th of February may be years away. */
function nextOf(today: number, month: number, date: number): number | 'nonsense' {
  for (let year = yearOf(today); year <= yearOf(today) + LONGEST_WAIT_YEARS; year++) {
    const day = dayOf(year, month, date)
    if (day !== null && day >= today) return day
  }
  return 'nonsense'
}

/** `ahead`: of the month so many from this one; null: the next such day. */
function dayOfMonth(today: number, date: number, ahead: number | null): number | 'nonsense' {
  const now = new Date(today * DAY_MS)
  for (let months = ahead ?? 0; months <= (ahead ?? 2); months++) {
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1))
    const day = dayOf(first.getUTCFullYear(), first.getUTCMonth() + 1, date)
    if (day !== null && (ahead !== null || day >= today)) return day
  }
  return 'nonsense'
}

/** The same day of another month, or its last where it has none such. */
function monthsFrom(today: number, months: number): number {
  const now = new Date(today * DAY_MS)
  const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months + 1, 0))
  return last.getTime() / DAY_MS - Math.max(0, last.getUTCDate() - now.getUTCDate())
}
