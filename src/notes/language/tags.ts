import { ASKING_OR_TOPIC, voiceOf } from './asking.ts'
import { withoutOrnament } from './front-marks.ts'
import type { Said } from './fronts.ts'
import { readLead } from './lead.ts'

/** `-word`: a dash right before the words, where most of the lines of a form begin so, and not only before options. */
export function dashed(lines: readonly Said[]): Map<number, string> {
  const found = new Map<number, string>()
  const forms = new Map<string, { dashes: number; words: number; all: number }>()
  for (const { form, text } of lines) {
    const counts = forms.get(form) ?? { dashes: 0, words: 0, all: 0 }
    counts.all++
    if (/^-[^\s\d>=-]/.test(text)) counts.dashes++
    if (/^-[\p{Script=Hangul}\p{Script=Han}\p{Script=Cyrillic}]/u.test(text)) counts.words++
    forms.set(form, counts)
  }
  lines.forEach(({ form, text }, index) => {
    const { dashes = 0, words = 0, all = 1 } = forms.get(form) ?? {}
    if (dashes >= 3 && dashes >= all / 3 && words >= dashes / 2 && /^-[^\s\d>=-]/.test(text))
      found.set(index, text.slice(1))
  })
  return found
}

/** `(2 days)` at the end, where most of the lines of a form end so: with how many characters it takes. */
export function tailed(lines: readonly Said[]): Map<number, number> {
  const found = new Map<number, { tail: string; length: number }>()
  const counts = new Map<string, number>()
  const forms = new Map<string, number>()
  lines.forEach(({ form, text }, index) => {
    forms.set(form, (forms.get(form) ?? 0) + 1)
    const tail = /\s*[(（[]\s*(\d{1,3}[^\d()（）]{0,6}|[^\d()（）]{0,3}\d{1,3})[)）\]]$/u.exec(text)
    if (tail === null) return
    const kind = `${form} ${(tail[1] ?? '').replace(/\d+/g, '1').replace(/s$/, '').trim()}`
    found.set(index, { tail: kind, length: tail[0].length })
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  })
  const own = [...found].filter(([index, { tail }]) => {
    const count = counts.get(tail) ?? 0
    return count >= 6 || (count >= 3 && count >= (forms.get(lines[index]?.form ?? '') ?? 0) * 0.5)
  })
  return new Map(own.map(([index, { length }]) => [index, length]))
}

const COLONED = /^([^:]{2,}(?::[^:]+)*?):{2,3}([^:\s].*)$/u
/** Words on both sides, and at the beginning no code. */
const COLONED_WORDS = /^[^:`]*\p{L}\s+\p{L}[^:`]*[^\s:`]::[^\s:][^:]*\s[^:]*$/u

/** `question::answer` without spaces, where the note does so throughout; once, it may be a name of C++. With spaces it is a card. */
export function coloned(lines: readonly Said[]): Map<number, string> {
  const joined = lines.filter(({ text }) => text.includes('::') && COLONED_WORDS.test(text)).length
  if (joined < 3 || joined < lines.length * 0.2) return new Map()
  return new Map(
    lines.flatMap(({ text }, index): [number, string][] => {
      const [, question, answer] = COLONED.exec(text) ?? []
      return question === undefined || answer === undefined ? [] : [[index, `${question} :: ${answer}`]]
    }),
  )
}

const TAGGED = /^([(（[【])([^()（）[\]【】]{1,12})[)）\]】]\s*[-–—:：]?\s*(?=[\p{L}\p{N}"'“‘«<¿¡])/u

/** `(common) …`, `[network] …`: tags where several lines begin with one, and some of them with the same. */
export function tagged(lines: readonly Said[]): Map<number, string> {
  const found = new Map<number, { tag: string; rest: string }>()
  const counts = new Map<string, number>()
  lines.forEach(({ text }, index) => {
    if (!/[(（[【]/.test(text.slice(0, 6))) return
    const line = withoutOrnament(text)
    const [front = '', , tag = ''] = TAGGED.exec(line) ?? []
    if (front === '' || !/\p{L}/u.test(tag) || readLead(line).label !== null) return
    found.set(index, { tag, rest: line.slice(front.length) })
    counts.set(tag, (counts.get(tag) ?? 0) + 1)
  })
  const repeated = [...found.values()].filter(({ tag }) => (counts.get(tag) ?? 0) > 1).length
  if (found.size < 3 || repeated < found.size / 2) return new Map()
  return new Map([...found].map(([index, { rest }]) => [index, rest]))
}

const ASKED_BY = /\s*[(（[【]([^()（）[\]【】?？\d]{1,24})[)）\]】]$/u

/**
 * `(Acme)`, `（甲、乙）` behind what asks, where names stand again behind other questions: who asked it. With how many characters
 * it takes. What is asked about is no such name, nor what stands behind names.
 */
export function askedBy(lines: readonly Said[]): Map<number, number> {
  const found = new Map<number, { names: readonly string[]; length: number }>()
  const counts = new Map<string, number>()
  lines.forEach(({ text }, index) => {
    if (!/[)）\]】]$/.test(text)) return
    const [tail = '', inside = ''] = ASKED_BY.exec(text) ?? []
    if (tail === '' || !ASKING_OR_TOPIC.has(voiceOf(text.slice(0, -tail.length)))) return
    const names = inside.split(/[,，、/·]/).map((name) =>
      name
        .replace(/\s*[*×x]?\s*$/u, '')
        .trim()
        .toLowerCase(),
    )
    if (names.some((name) => voiceOf(name) !== 'names' || name === '')) return
    found.set(index, { names, length: tail.length })
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  })
  const repeated = [...found].filter(([, { names }]) => names.some((name) => (counts.get(name) ?? 0) > 2))
  if (repeated.length < 4 || repeated.length < found.size / 2) return new Map()
  return new Map([...found].map(([index, { length }]) => [index, length]))
}
