import { MOST_PIECES } from '../cloze-text.ts'
import type { HashCard } from './hashcards-cards.ts'

type Content = HashCard['content']

/** A file of cards as hashcards reads it. */
export interface HashDeck {
  /** Of the front matter, null without one. */
  readonly name: string | null
  readonly contents: readonly Content[]
  /** Lines, from 1, at which hashcards would refuse the file; what can be read goes on. */
  readonly wrong: readonly number[]
}

/**
 * Reads `Q:`/`A:` and `C:` blocks. A tag counts at the beginning of a line only; a line `---` ends a card; what stands
 * before the first card, or behind such a line, is nothing.
 */
export function readHashDeck(text: string): HashDeck {
  const lines = text.split(/\r?\n/)
  const { name, skipped } = frontMatter(lines)
  const contents: Content[] = []
  const wrong: number[] = []
  let open: { readonly line: number; tag: 'Q' | 'A' | 'C'; question: string[]; rest: string[] } | null = null
  const close = () => {
    if (open === null) return
    const { tag, line } = open
    const question = open.question.join('\n').trim()
    const rest = open.rest.join('\n').trim()
    if (tag === 'A') contents.push({ kind: 'basic', question, answer: rest })
    const clozes = tag === 'C' ? clozesOf(rest) : []
    contents.push(...clozes)
    if (tag === 'Q' || (tag === 'C' && clozes.length === 0)) wrong.push(line)
    open = null
  }
  lines.slice(skipped).forEach((line, index) => {
    const number = skipped + index + 1
    const tag = /^([QAC]):/.exec(line)?.[1] as 'Q' | 'A' | 'C' | undefined
    const said = line.slice(2).trim()
    if (tag === 'A') {
      if (open?.tag === 'Q') open = { ...open, tag: 'A', rest: [said] }
      else wrong.push(number)
    } else if (tag !== undefined) {
      close()
      open = { line: number, tag, question: [said], rest: [said] }
    } else if (line.trim() === '---') close()
    else if (open?.tag === 'Q') open.question.push(line)
    else open?.rest.push(line)
  })
  close()
  return { name, contents, wrong }
}

/** TOML between `---`, of which hashcards takes the name alone. */
function frontMatter(lines: readonly string[]): { name: string | null; skipped: number } {
  if (lines[0]?.trim() !== '---') return { name: null, skipped: 0 }
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === '---')
  if (end < 0) return { name: null, skipped: 0 }
  const given = lines
    .slice(1, end)
    .flatMap((line) => /^\s*name\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)')\s*(?:#.*)?$/.exec(line) ?? [])
  const name = given[2] ?? (given[1] === undefined ? null : given[1].replaceAll(/\\(["\\])/g, '$1'))
  return { name, skipped: end + 1 }
}

/**
 * One card for each pair of brackets: not those of pictures, nor those behind a backslash, which is left out. Places are
 * bytes of the text without brackets. Source: hashcards' src/parser.rs.
 */
function clozesOf(text: string): Content[] {
  const found: { start: number; end: number }[] = []
  let clean = ''
  let bytes = 0
  let start: number | null = null
  let inPicture = false
  let isEscaped = false
  const characters = [...text]
  const keep = (character: string) => {
    clean += character
    bytes += Buffer.byteLength(character)
  }
  characters.forEach((character, index) => {
    const next = characters[index + 1]
    if (character === '[') {
      if (inPicture || isEscaped) keep(character)
      else start = bytes
      isEscaped = false
    } else if (character === ']') {
      if (inPicture || isEscaped) keep(character)
      else if (start !== null) {
        if (bytes > start) found.push({ start, end: bytes - 1 })
        start = null
      }
      if (inPicture) inPicture = false
      else isEscaped = false
    } else if (character === '\\' && !isEscaped && (next === '[' || next === ']')) isEscaped = true
    else {
      if (character === '!' && next === '[') inPicture = true
      keep(character)
    }
  })
  return found.slice(0, MOST_PIECES).map((place) => ({ kind: 'cloze', text: clean, ...place }))
}
