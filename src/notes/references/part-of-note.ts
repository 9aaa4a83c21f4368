import { proseLines } from '../checking/prose-lines.ts'
import { frontMatterLines } from '../front-matter.ts'

const HEADING = /^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/
/** No link names a longer one, and the pattern would look for its end from each of many spaces. */
const LONGEST_HEADING = 1000

const headingIn = (line: string) => (line.length > LONGEST_HEADING ? null : HEADING.exec(line))

/**
 * The part of a note that a link names: what stands under a heading (`a#b`: under `b` below `a`), or the block `^id`; all but the
 * front matter where it names none. Null where there is no such part.
 */
export const partOfNote = (text: string, part: string): string | null => partsOf(text)(part)

/** The parts of one note, looked over once. */
export function partsOf(text: string): (part: string) => string | null {
  const lines = text.split(/\r\n|[\r\n]/)
  const skipped = frontMatterLines(lines)
  let known: readonly Heading[] | null = null
  return (part) => {
    if (part === '') return lines.slice(skipped).join('\n').trim()
    const last = part.split('#').at(-1)?.trim() ?? ''
    if (last.startsWith('^')) return blockOf(lines, last)
    known ??= headingsIn(lines, skipped)
    const headings = known
    let from = 0
    for (const name of part.split('#').map(bare)) {
      const found = headings.findIndex((heading, index) => index >= from && heading.name === name)
      if (found < 0) return null
      from = found + 1
    }
    const heading = headings[from - 1]
    if (heading === undefined) return null
    const next = headings.find(({ level }, index) => index >= from && level <= heading.level)
    return lines
      .slice(heading.line - 1, next === undefined ? lines.length : next.line - 1)
      .join('\n')
      .trim()
  }
}

interface Heading {
  readonly line: number
  readonly level: number
  readonly name: string
}

const headingsIn = (lines: readonly string[], skipped: number): readonly Heading[] =>
  proseLines(lines, skipped).prose.flatMap(({ line, text }) => {
    const level = headingIn(text)?.[1]?.length
    return level === undefined ? [] : [{ line, level, name: bare(headingIn(lines[line - 1] ?? '')?.[2] ?? '') }]
  })

/** Headings are told by their letters and digits. */
const bare = (heading: string): string =>
  heading
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The paragraph or the entry that ends with a block's name. */
function blockOf(lines: readonly string[], name: string): string | null {
  const at = lines.findIndex((line) => line.trimEnd() === name || line.trimEnd().endsWith(` ${name}`))
  if (at < 0) return null
  const named = (lines[at] ?? '').trimEnd().slice(0, -name.length).trimEnd()
  let from = at
  // A name by itself stands below its block, behind an empty line.
  if (named.trim() === '') {
    while (from > 0 && (lines[from - 1] ?? '').trim() === '') from--
    if (from > 0) from--
  }
  const end = named.trim() === '' ? from : at
  while (from > 0 && !isBegun(lines[from] ?? '') && !isHeadOrEmpty(lines[from - 1] ?? '')) from--
  return [...lines.slice(from, end), named.trim() === '' ? (lines[end] ?? '') : named].join('\n').trim()
}

const isBegun = (line: string): boolean => /^[\t ]*(?:[-*+]|\d{1,9}[.)])\s/.test(line)
const isHeadOrEmpty = (line: string): boolean => line.trim() === '' || /^ {0,3}#{1,6}\s/.test(line)
