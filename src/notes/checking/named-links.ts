import { partsOf } from '../references/part-of-note.ts'
import { wikiLinks } from '../references/wiki-links.ts'
import { type Finding, MOST_NAMES, type NamedFile, type NamedNote } from './looked-over.ts'
import { type ProseLine, proseLines } from './prose-lines.ts'

const DEFINITION = /^[\t >]*\[([^\][\n]{1,200})\]:[\t ]*(?:<([^<>\n]{1,500})>|(\S{1,500}))/
const FULL = /(?<![\w\])\\])(!?)\[([^\][\n]{0,300})\][\t ]?\[([^\][\n]{0,200})\](?!\()/g
/** Also a share of another computer, which Windows would sign in to when asked for it. */
const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|[\\/]{2}|[/#?])/i
/** `[[1, 2]]` is no note. */
const IS_NAME = /\p{L}/u

/** Links by name that may lead nowhere: the files of definitions, names without one, notes and their parts. */
export function namedLinks(lines: readonly string[], skipped: number): readonly (Finding | NamedFile | NamedNote)[] {
  const { prose } = proseLines(lines, skipped)
  const definitions = definitionsIn(prose)
  return [
    ...definitions.flatMap(({ line, column, file }) => (file === null ? [] : [{ line, column, file }])),
    ...undefinedNames(prose, new Set(definitions.map(({ name }) => name))),
    ...namedNotes(prose, lines),
  ]
}

function namedNotes(prose: readonly ProseLine[], lines: readonly string[]): readonly NamedNote[] {
  let partOf: ((part: string) => string | null) | null = null
  let ownParts = 0
  const hasPart = (part: string): boolean => {
    partOf ??= partsOf(lines.join('\n'))
    return partOf(part) !== null
  }
  return prose.flatMap(({ line, text }) =>
    wikiLinks(text).flatMap(({ at, embeds, name, part }): NamedNote[] => {
      if (name === '' && part === '') return []
      const named = { line, column: at + 1, name, part, isName: embeds || IS_NAME.test(name) }
      if (name !== '') return [named]
      return ++ownParts > MOST_NAMES ? [] : [{ ...named, own: hasPart(part) }]
    }),
  )
}

interface Definition {
  readonly line: number
  readonly column: number
  readonly name: string
  /** As in `fileNamed`. */
  readonly file: string | null
}

function definitionsIn(prose: readonly ProseLine[]): readonly Definition[] {
  return prose.flatMap(({ line, text }) => {
    const [, name, quoted, bare] = DEFINITION.exec(text) ?? []
    if (name === undefined || name.startsWith('^')) return []
    return [{ line, column: text.indexOf('[') + 1, name: nameOf(name), file: fileNamed(quoted ?? bare ?? '') }]
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

/** The file that a link leads to, by its path from the note: no fragment, no query, `%20` undone. Null where it leads elsewhere. */
export function fileNamed(target: string): string | null {
  if (ELSEWHERE.test(target)) return null
  const file = decoded(target.replace(/[#?].*$/, ''))
  return file === '' || ELSEWHERE.test(file) ? null : file
}

function decoded(file: string): string {
  try {
    return decodeURIComponent(file)
  } catch {
    return file
  }
}
