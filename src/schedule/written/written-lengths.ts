/** In seconds. */
const UNITS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const

export type LengthUnit = keyof typeof UNITS

const DAY = UNITS.days

/** Seconds by how a person writes the unit, longer names before those that they begin with. */
const WORDS: readonly (readonly [RegExp, number])[] = [
  [/^(?:seconds?|secs?|s|초)(?![a-z])/, 1],
  [/^(?:months?|mos?|개월|달)(?![a-z])/, 30 * DAY],
  [/^(?:minutes?|mins?|m|분)(?![a-z])/, 60],
  [/^(?:hours?|hrs?|h|시간)(?![a-z])/, 3600],
  [/^(?:days?|d|일)(?![a-z])/, DAY],
  [/^(?:weeks?|w|주일|주)(?![a-z])/, 7 * DAY],
  [/^(?:years?|yrs?|y|년)(?![a-z])/, 365 * DAY],
]
const NUMBERS: Readonly<Record<string, number>> = {
  한: 1,
  두: 2,
  세: 3,
  네: 4,
  일: 1,
  a: 1,
  an: 1,
  one: 1,
  half: 0.5,
  반: 0.5,
}
const NUMBER = /^(\d{1,9}(?:\.\d{1,3})?|half(?: an?)?|an?(?= )|one(?= )|[한두세네반](?=\s*[가-힣])|일(?=주일))\s*/
/** One day to ten, as Korean counts them. */
export const COUNTED_DAYS = ['하루', '이틀', '사흘', '나흘', '닷새', '엿새', '이레', '여드레', '아흐레', '열흘']

/**
 * A length as a person writes it in English or Korean, in `unit`: `30분`, `1h`, `1시간 30분`, `1시간 반`, `90s`, `half an hour`, `2주`, `열흘`.
 * A number alone is in `unit`; a month is 30 days. Null for what is no length. May be a fraction: whoever asks knows what is
 * allowed.
 */
export function parseLength(text: string, unit: LengthUnit): number | null {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  if (/^\d{1,9}$/.test(plain)) return Number(plain)
  const counted = COUNTED_DAYS.indexOf(plain)
  const seconds = counted >= 0 ? (counted + 1) * DAY : plain === '보름' ? 15 * DAY : secondsIn(plain)
  return seconds === null ? null : seconds / UNITS[unit]
}

function secondsIn(text: string): number | null {
  let rest = text
  let sum = 0
  let smallest = Number.POSITIVE_INFINITY
  while (rest !== '') {
    // `1시간 반`, `an hour and a half`: half of what stood before.
    const half = /^(?:반|and a half)$/.exec(rest)
    if (half !== null && Number.isFinite(smallest)) return sum + smallest / 2
    const number = NUMBER.exec(rest)
    if (number === null) return null
    rest = rest.slice(number[0].length)
    const word = WORDS.find(([name]) => name.test(rest))
    // From the longest to the shortest, each once: `30m 1h` is a slip.
    if (word === undefined || word[1] >= smallest) return null
    const figure = (number[1] ?? '').split(' ')[0] ?? ''
    sum += (NUMBERS[figure] ?? Number(figure)) * word[1]
    smallest = word[1]
    rest = rest.replace(word[0], '').replace(/^(?:\s*,)?(?:\s+and(?!\s+a half))?\s*/, '')
  }
  return Number.isFinite(smallest) ? sum : null
}
