import { ASKING_OR_TOPIC, labels, voiceOf } from './asking.ts'
import { speaksOf, withoutOrnament } from './front-marks.ts'
import { readLead } from './lead.ts'
import { askedBy, coloned, dashed, tagged, tailed } from './tags.ts'

/** A line with the form that its author gave it: lines of one form in one note are alike. */
export interface Said {
  readonly form: string
  readonly text: string
}

/** The front of a line as one of several ways to count or to label it. */
interface Front {
  /** What it shares with its siblings: `1 `, `번`, `a.`, `punto`. */
  readonly key: string
  /** Its place among them; null for a label without a number. */
  readonly at: number | null
  readonly rest: string
}

const COUNTED = /^(\d{1,3})\s+(?=\S)/u
const TIMES = /^(\d{1,3})\s*번\s+(?=\S)/u
const DOTTED = /^(\d{1,3}(?:[.-]\d{1,3})+)\s+(?=[^\s\d])/u
/** The same right before the words, in scripts that put no space behind a number. */
const DOTTED_TIGHTLY =
  /^(\d{1,2})\.(\d{1,2})(?=[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u
/** A number of a list right before words that begin with a number: `8.10条线程`. */
const STUCK = /^(\d{1,3})\.(?=\d+(?!\s*[.)、])[^\s\d])/u
const NUMBERED = /^(\d{1,3})[.)、]/u
const LETTERED = /^[([（]?([a-z]|[가나다라마바사아자차]|[ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊ])[.)）\]]+\s*(?=\S)/iu
const ROMAN = /^((?:x{0,3})(?:ix|iv|v?i{1,3}|v|x))[.)]\s+(?=\S)/iu
const WORDED = /^(\p{L}{2,14}) ?#?(\d{1,3})\s*(?:[:：.)]|[-–—](?=\s))\s*(?=\S)/u
const BARE_LABEL = new RegExp(`^(${labels.question})\\s+(?=\\S+\\s+\\S)`, 'iu')

const LETTERS = ['abcdefghijklmnopqrstuvwxyz', '가나다라마바사아자차', 'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊ']
const ROMANS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv']

const placeOf = (letter: string): number => Math.max(...LETTERS.map((letters) => letters.indexOf(letter))) + 1

/** All the ways in which the front of a line may count or label it. */
function frontsOf(text: string): Front[] {
  const line = withoutOrnament(text)
  const fronts: Front[] = []
  const add = (key: string, at: number | null, length: number): void => {
    const rest = line.slice(length)
    if (!speaksOf('', rest)) fronts.push({ key, at, rest })
  }
  const counted = COUNTED.exec(line)
  if (counted !== null) add('1', Number(counted[1]), counted[0].length)
  const times = TIMES.exec(line)
  if (times !== null) add('번', Number(times[1]), times[0].length)
  const lettered = LETTERED.exec(line)
  if (lettered !== null) {
    const letter = (lettered[1] ?? '').toLowerCase()
    add(letter <= 'z' ? 'a' : letter < '가' ? 'ㄱ' : '가', placeOf(letter), lettered[0].length)
  }
  const roman = ROMAN.exec(line)
  if (roman !== null) add('i', ROMANS.indexOf((roman[1] ?? '').toLowerCase()) + 1, roman[0].length)
  const worded = WORDED.exec(line)
  if (worded !== null && readLead(line).label === null)
    add((worded[1] ?? '').toLowerCase(), Number(worded[2]), worded[0].length)
  const label = BARE_LABEL.exec(line)
  if (label !== null && readLead(line).label === null) add(`?${(label[1] ?? '').toLowerCase()}`, null, label[0].length)
  return fronts
}

/**
 * Of lines in the order of their note, those whose front is numbering or a label because their siblings carry it too, by
 * place, with that front in a form that `readLead` takes off: `3 name` where the lines of its form count up, `b. name`
 * beside `a.` and `c.`, `Punto 4: …` among other points, `질문 nginx …` among other `질문`.
 */
export function settledFronts(lines: readonly Said[]): ReadonlyMap<number, string> {
  const settled = new Map<number, string>()
  const groups = new Map<string, { index: number; front: Front }[]>()
  const counts = new Map<string, number>()
  lines.forEach(({ form, text }, index) => {
    counts.set(form, (counts.get(form) ?? 0) + 1)
    if (!MAY_FRONT.test(text)) return
    for (const front of frontsOf(text)) {
      const name = `${form} ${front.key}`
      groups.set(name, [...(groups.get(name) ?? []), { index, front }])
    }
  })
  for (const [name, group] of groups) {
    const { form } = lines[group[0]?.index ?? 0] as Said
    const of = counts.get(form) ?? 1
    const own = group[0]?.front.at === null ? labelled(group, lines, form, of) : counting(group, lines, of, name)
    for (const { index, front } of own)
      if (!settled.has(index)) settled.set(index, front.at === null ? `Q: ${front.rest}` : `${front.at}. ${front.rest}`)
  }
  for (const own of [dotted(lines), stuck(lines)]) for (const [index, text] of own) settled.set(index, text)
  for (const own of [coloned(lines), tagged(lines), dashed(lines)])
    for (const [index, text] of own) if (!settled.has(index)) settled.set(index, text)
  for (const [index, length] of [...tailed(lines), ...askedBy(lines)]) {
    const text = settled.get(index) ?? lines[index]?.text ?? ''
    settled.set(index, text.slice(0, text.length - length).trimEnd())
  }
  return settled
}

/** Most lines begin with no sign of any of these. */
const MAY_FRONT = /\d|^\W*(?:[a-z]|[ㄱ-ㅎ가-차])[.)）\]]|^\W*[ivx]{1,5}[.)]|^\W*\S{1,10}\s/i

type Group = readonly { readonly index: number; readonly front: Front }[]

/** Lines that count up by one, from 1 wherever they begin anew; letters only where most of the lines ask. */
function counting(group: Group, lines: readonly Said[], of: number, name: string): Group {
  const places = group.map(({ front }) => front.at ?? 0)
  const rising = places.filter((at, nth) => {
    const before = places[nth - 1] ?? 0
    return at === before + 1 || (at === 1 && before > 1)
  }).length
  const begins = places.includes(1) && places.includes(2)
  // A list whose beginning is elsewhere: `2 …`, `3 …`, `4 …`. Then most lines are so; `200 OK`, `201 Created` are names.
  const goesOn =
    !begins && (places[0] ?? 0) > 1 && (places[0] ?? 0) < 10 && group.length >= 3 && group.length >= of * 0.6
  if ((!begins && !goesOn) || rising + (goesOn ? 1 : 0) < group.length * 0.7) return []
  const isWorded = !/ (?:1|번|a|가|ㄱ|i)$/.test(name)
  if (group.length < 3 && (isWorded || group.length < of * 0.6)) return []
  const isLettered = / (?:a|가|ㄱ|i)$/.test(name)
  if (!isLettered || /heading|summary/.test(lines[group[0]?.index ?? 0]?.form ?? '')) return group
  const asking = group.filter(({ front }) => ASKING_OR_TOPIC.has(voiceOf(front.rest))).length
  return asking >= group.length / 2 ? group : []
}

/** Lines that begin with a word for a question: where most of the lines of their form do so, with or without a mark behind. */
function labelled(group: Group, lines: readonly Said[], form: string, of: number): Group {
  const word = group[0]?.front.key.slice(1) ?? ''
  const firm = lines.filter(
    ({ form: other, text }) =>
      other === form && text.toLowerCase().startsWith(word) && readLead(text).label === 'question',
  ).length
  return group.length + firm >= 2 && group.length + firm >= of * 0.6 ? group : []
}

/** `1.1 name`, where another line has a number that begins alike, or is the whole that it is a part of. */
function dotted(lines: readonly Said[]): Map<number, string> {
  const found: { index: number; number: string; rest: string }[] = []
  const wholes = new Set<string>()
  lines.forEach(({ text }, index) => {
    if (!/\d/.test(text)) return
    const line = withoutOrnament(text)
    const [front = '', number] = DOTTED.exec(line) ?? []
    const rest = line.slice(front.length)
    if (number !== undefined && /^[^-+*/=<>^%]/.test(rest)) found.push({ index, number, rest })
    const whole = /^(\d{1,3})(?:[.)](?!\d)|\s)/.exec(line)?.[1]
    if (whole !== undefined) wholes.add(whole)
  })
  const own = found.filter(({ number }) => {
    const [first = ''] = number.split(/[.-]/)
    return (
      wholes.has(first) || found.some((other) => other.number !== number && other.number.split(/[.-]/)[0] === first)
    )
  })
  return new Map(own.map(({ index, number, rest }) => [index, `${number}. ${rest}`]))
}

/**
 * `8.10 threads` is the eighth of a list where the lines before and behind it are the seventh and the ninth; `2.2words` and
 * `2.3words` are parts of a second.
 */
function stuck(lines: readonly Said[]): Map<number, string> {
  const found = new Map<number, string>()
  if (!lines.some(({ text }) => STUCK.test(text))) return found
  const parts = new Set(lines.flatMap(({ text }) => DOTTED_TIGHTLY.exec(text)?.slice(1, 3).join('.') ?? []))
  const last = new Map<string, { at: number; index: number }>()
  const places = new Map<number, { before: number; behind: number }>()
  lines.forEach(({ form, text }, index) => {
    const at = Number(NUMBERED.exec(text)?.[1] ?? Number.NaN)
    if (Number.isNaN(at)) return
    const before = last.get(form)
    if (before !== undefined) {
      places.set(index, { before: before.at, behind: Number.NaN })
      const place = places.get(before.index)
      if (place !== undefined) place.behind = at
    }
    last.set(form, { at, index })
  })
  lines.forEach(({ text }, index) => {
    const [front = '', own] = STUCK.exec(text) ?? []
    const at = Number(own)
    const place = places.get(index)
    const isEntry = place?.before === at - 1 && place.behind === at + 1
    const [tight = '', first, second] = DOTTED_TIGHTLY.exec(text) ?? []
    const isPart =
      [-1, 1].some((step) => parts.has(`${first}.${Number(second) + step}`)) ||
      (second === '1' && [...parts].some((part) => Number(part.split('.')[0]) === at - 1))
    if (front !== '' && isEntry) found.set(index, `${own}. ${text.slice(front.length)}`)
    else if (tight !== '' && isPart) found.set(index, `${first}.${second}. ${text.slice(tight.length)}`)
  })
  return found
}
