import { SHAPES } from '../front-matter.ts'
import type { Finding } from './looked-over.ts'
import { proseLines } from './prose-lines.ts'

const COMMENT = /<!--\s*prep:\s*(.*?)\s*-->/giu
const KNOWN_COMMENT = /^(?:question|ignore|answer|partial|follow-up(?:\s+\d+)?|(?:tags|section)(?:\s.*)?)$/iu
const COMMENTS = 'question, ignore, answer, tags, section, follow-up, partial'

/** What each key of `prep:` in the front matter takes; null for any text. */
const OPTIONS: Readonly<Record<string, readonly string[] | null>> = {
  deck: null,
  ignore: ['true', 'false'],
  exported: ['true', 'false'],
  questions: [...SHAPES.keys()],
  only: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
}

/** Words to prep in comments and front matter that prep does not know, and that would otherwise do nothing in silence. */
export function unknownInstructions(lines: readonly string[], skipped: number): Finding[] {
  return [...inFrontMatter(lines.slice(0, skipped)), ...inComments(lines, skipped)]
}

function inComments(lines: readonly string[], skipped: number): Finding[] {
  return proseLines(lines, skipped).prose.flatMap(({ text, line }) =>
    [...text.matchAll(COMMENT)]
      .filter(([, word = '']) => !KNOWN_COMMENT.test(word))
      .map((found) => unknown(line, found.index + 1, found[1] ?? '', COMMENTS)),
  )
}

/** Reads what stands under `prep:` line by line: `prep: ignore`, `prep: { questions: h2 }`, or keys below it. */
function inFrontMatter(lines: readonly string[]): Finding[] {
  const at = lines.findIndex((line) => /^prep\s*:/.test(line))
  if (at < 0) return []
  const value = bare((lines[at] ?? '').replace(/^prep\s*:/, ''))
  const place = (index: number, word: string) => Math.max(0, (lines[index] ?? '').indexOf(word)) + 1
  if (value !== '' && !value.startsWith('{'))
    return ['ignore', 'false', 'true'].includes(value)
      ? []
      : [unknown(at + 1, place(at, value), value, 'ignore, { deck, ignore, questions, only }')]
  const end = lines.findIndex((line, index) => index > at && !/^(?:\s|$)/.test(line))
  const below = lines.slice(at + 1, end < 0 ? lines.length : end)
  const entries = value.startsWith('{')
    ? [{ line: at, text: value.replace(/^\{|\}$/g, '').replace(/,\s*(?=[\w-]+\s*:)/g, '\n') }]
    : below.map((text, index) => ({ line: at + 1 + index, text }))
  let key = ''
  return entries
    .flatMap(({ line, text }) => text.split('\n').map((each) => ({ line, text: each })))
    .flatMap(({ line, text }) => {
      const [, name, rest = ''] = /^\s*([\p{L}\w-]+)\s*:(.*)$/u.exec(text) ?? [
        null,
        undefined,
        text.replace(/^\s*-/, ''),
      ]
      key = name ?? key
      if (key === '') return []
      const takes = Object.hasOwn(OPTIONS, key) ? OPTIONS[key] : undefined
      if (takes === undefined)
        return name === undefined ? [] : [unknown(line + 1, place(line, name), name, Object.keys(OPTIONS).join(', '))]
      const words = bare(rest)
        .split(/[,\s]+/)
        .map((word) => bare(word))
        .filter((word) => word !== '')
      return takes === null
        ? []
        : words
            .filter((word) => !takes.includes(word.toLowerCase()))
            .map((word) => unknown(line + 1, place(line, word), word, takes.join(', ')))
    })
}

/** Without the remark behind it, brackets and quotation marks. */
const bare = (text: string): string =>
  text
    .replace(/(?:^|\s)#.*$/, '')
    .trim()
    .replace(/^[[\]"']+|[[\]"']+$/g, '')

const unknown = (line: number, column: number, given: string, takes: string): Finding => ({
  line,
  column,
  rule: 'unknown-instruction',
  values: { given, takes },
})
