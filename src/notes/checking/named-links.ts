import type { Problem } from '../note.ts'
import { partsOf } from '../references/part-of-note.ts'
import { wikiLinks } from '../references/wiki-links.ts'
import { type ProseLine, proseLines } from './prose-lines.ts'

/** What is known of the files that a note may name. */
export interface LinkedFiles {
  /** Whether a path as the note writes it, relative to the note, is there. */
  exists(link: string): boolean
  /** Whether a name as wikis have it (`note`, `folder/picture.png`) is that of a file. */
  finds(name: string): boolean
  /** The text of the note of that name; null where it is none that can be read. */
  textOf(name: string): string | null
}

/** For whoever reads no files: all that a note names is taken to be there. */
export const ALL_THERE: LinkedFiles = { exists: () => true, finds: () => true, textOf: () => null }

type Finding = Omit<Problem, 'path'>

const DEFINITION = /^[\t >]*\[([^\][\n]{1,200})\]:[\t ]*(?:<([^<>\n]{1,500})>|(\S{1,500}))/
const FULL = /(?<![\w\])\\])(!?)\[([^\][\n]{0,300})\][\t ]?\[([^\][\n]{0,200})\](?!\()/g
const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|[\\/]{2}|[/#?])/i
/** Names looked up for one note; more of them are nobody's. */
const MOST_NAMES = 2_000
/** `[[1, 2]]` is no note. */
const IS_NAME = /\p{L}/u

/** Links by name that lead nowhere: definitions of files that are not there, names without one, notes and headings missing. */
export function namedLinks(lines: readonly string[], skipped: number, files: LinkedFiles): Finding[] {
  const { prose } = proseLines(lines, skipped)
  const definitions = definitionsIn(prose)
  return [
    ...definitions.flatMap(({ line, column, file }) =>
      ELSEWHERE.test(file) || file === '' || files.exists(file) ? [] : [missingFile(line, column, file)],
    ),
    ...undefinedNames(prose, new Set(definitions.map(({ name }) => name))),
    ...missingNotes(prose, lines, files),
  ]
}

/** Notes, files and parts of notes that are not there. */
function missingNotes(prose: readonly ProseLine[], lines: readonly string[], files: LinkedFiles): Finding[] {
  const isThere = new Map<string, boolean>()
  const parts = new Map<string, (part: string) => string | null>()
  let asked = 0
  const finds = (name: string): boolean => {
    const found = isThere.get(name) ?? (isThere.size >= MOST_NAMES || files.finds(name))
    isThere.set(name, found)
    return found
  }
  const hasPart = (name: string, part: string): boolean => {
    if (++asked > MOST_NAMES) return true
    const known = parts.get(name)
    if (known !== undefined) return known(part) !== null
    const text = name === '' ? lines.join('\n') : files.textOf(name)
    // What cannot be read may have it.
    const partOf = text === null ? () => '' : partsOf(text)
    parts.set(name, partOf)
    return partOf(part) !== null
  }
  return prose.flatMap(({ line, text }) =>
    wikiLinks(text).flatMap(({ at, embeds, name, part }) => {
      if (name !== '' && !finds(name)) return embeds || IS_NAME.test(name) ? [missingFile(line, at + 1, name)] : []
      return part === '' || hasPart(name, part) ? [] : [missingPart(line, at + 1, name, part)]
    }),
  )
}

interface Definition {
  readonly line: number
  readonly column: number
  readonly name: string
  /** As a path: no fragment, `%20` undone. */
  readonly file: string
}

function definitionsIn(prose: readonly ProseLine[]): readonly Definition[] {
  return prose.flatMap(({ line, text }) => {
    const [, name, quoted, bare] = DEFINITION.exec(text) ?? []
    if (name === undefined || name.startsWith('^')) return []
    return [{ line, column: text.indexOf('[') + 1, name: nameOf(name), file: pathOf(quoted ?? bare ?? '') }]
  })
}

/** Names behind a text in brackets that nothing defines. Without any definition, `[a][b]` is most likely no link. */
function undefinedNames(prose: readonly ProseLine[], defined: ReadonlySet<string>): Finding[] {
  return prose.flatMap(({ line, text }) =>
    [...text.matchAll(FULL)].flatMap((found) => {
      const [, mark, label = '', written = ''] = found
      const name = written.trim() === '' ? label : written
      if (defined.has(nameOf(name)) || (mark === '' && defined.size === 0) || name.trim() === '') return []
      return [
        {
          line,
          column: found.index + 1,
          rule: 'undefined-name',
          values: { name },
        },
      ]
    }),
  )
}

const nameOf = (label: string): string => label.trim().replaceAll(/\s+/g, ' ').toLowerCase()

function pathOf(target: string): string {
  if (ELSEWHERE.test(target)) return target
  const file = target.replace(/[#?].*$/, '')
  try {
    return decodeURIComponent(file)
  } catch {
    return file
  }
}

const missingFile = (line: number, column: number, file: string): Finding => ({
  line,
  column,
  rule: 'missing-file',
  values: { file },
})

const missingPart = (line: number, column: number, file: string, part: string): Finding => ({
  line,
  column,
  rule: 'missing-heading',
  values: { file, part },
})
