import type { Weekday } from '../day.ts'
import { parseLength } from './written-lengths.ts'

/** Minutes a day, and those of weekdays that have their own. */
export interface WrittenMinutes {
  /** Missing where only weekdays were named. */
  readonly usual?: number
  readonly byWeekday: ReadonlyMap<number, number>
}

const NO_DAYS = ['none', '없음']
const WEEKDAYS: Readonly<Record<string, readonly Weekday[]>> = {
  ...named([0], 'sun', 'sunday', 'sundays', '일', '일요일'),
  ...named([1], 'mon', 'monday', 'mondays', '월', '월요일'),
  ...named([2], 'tue', 'tues', 'tuesday', 'tuesdays', '화', '화요일'),
  ...named([3], 'wed', 'wednesday', 'wednesdays', '수', '수요일'),
  ...named([4], 'thu', 'thur', 'thurs', 'thursday', 'thursdays', '목', '목요일'),
  ...named([5], 'fri', 'friday', 'fridays', '금', '금요일'),
  ...named([6], 'sat', 'saturday', 'saturdays', '토', '토요일'),
  ...named([6, 0], 'weekend', 'weekends', '주말'),
  ...named([1, 2, 3, 4, 5], 'weekday', 'weekdays', '평일'),
}

/** Weekdays as a person writes them, from 0, Sunday: `sat,sun`, `weekends`, `토,일`, `토일`; `none` for none. Null for other words. */
export function parseWeekdays(text: string): readonly Weekday[] | null {
  const words = plain(text)
    .split(/[,·\s]+/)
    .filter((each) => each !== '')
  if (words.length === 1 && NO_DAYS.includes(words[0] as string)) return []
  const days = words.map(weekdaysOf)
  return days.includes(null) ? null : [...new Set(days.flatMap((each) => each ?? []))]
}

/**
 * Minutes a day as a person writes them: `20`, `1시간 30분`, `mon=5,sat=1h`, `20,sat=0`, `토,일=0`. Null for what cannot be understood. May be
 * fractions: whoever asks knows what is allowed.
 */
export function parseDayMinutes(text: string): WrittenMinutes | null {
  const [first = '', ...rest] = plain(text).split('=')
  if (rest.length === 0) return usualOf(first)
  const byWeekday = new Map<number, number>()
  // Before each `=` stand, after the minutes of the ones before, the weekdays that are next.
  let before = splitDays(first)
  let usual = before.length === '' ? undefined : before.length
  for (const [index, part] of rest.entries()) {
    const isLast = index === rest.length - 1
    const after = isLast ? { length: part, days: '' } : splitDays(part)
    const days = parseWeekdays(before.days)
    const [own = '', more] = halves(after.length)
    const minutes = parseLength(own, 'minutes')
    if (days === null || days.length === 0 || minutes === null || (more !== undefined && usual !== undefined))
      return null
    usual ??= more
    for (const day of days) byWeekday.set(day, minutes)
    before = after
  }
  if (usual === undefined) return { byWeekday }
  const known = usualOf(usual)
  return known === null ? null : { ...known, byWeekday }
}

function usualOf(text: string): WrittenMinutes | null {
  const usual = parseLength(text, 'minutes')
  return usual === null ? null : { usual, byWeekday: new Map() }
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** A length, and the weekdays that end the text. */
function splitDays(text: string): { readonly length: string; readonly days: string } {
  const words = text.trim().split(/(?<=[,\s])(?=[^,\s])/)
  const isDays = (word: string) => weekdaysOf(word.replaceAll(/[,\s]/g, '')) !== null
  const from = words.findLastIndex((word) => !isDays(word)) + 1
  const length = words.slice(0, from).join('').trim()
  return { length: length.replace(/,$/, ''), days: words.slice(from).join('') }
}

/** What is one length as it stands, or two with a comma between them. */
function halves(text: string): readonly string[] {
  if (parseLength(text, 'minutes') !== null || !text.includes(',')) return [text]
  const at = text.indexOf(',')
  return [text.slice(0, at), text.slice(at + 1)]
}

function weekdaysOf(word: string): readonly Weekday[] | null {
  if (Object.hasOwn(WEEKDAYS, word)) return WEEKDAYS[word] as readonly Weekday[]
  // 토일, 월수금
  const letters = /^[월화수목금토일]{2,7}$/.test(word) ? [...word] : []
  return letters.length === 0 ? null : letters.flatMap((letter) => WEEKDAYS[letter] ?? [])
}

function named(days: readonly Weekday[], ...names: readonly string[]): Record<string, readonly Weekday[]> {
  return Object.fromEntries(names.map((name) => [name, days]))
}
