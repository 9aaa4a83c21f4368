import type { Problem } from '../note.ts'
import { partsOf } from '../references/part-of-note.ts'

/** A problem before its note's path is known. */
export type Finding = Omit<Problem, 'path'>

/** A file that a note names, by its path from there: a problem where it is missing. */
export interface NamedFile {
  readonly line: number
  readonly column: number
  readonly file: string
}

/** What a note names as wikis do, `[[name#part]]`: a problem where it, or its part, is missing. */
export interface NamedNote {
  readonly line: number
  readonly column: number
  /** Empty for the note itself. */
  readonly name: string
  /** Empty for all of it. */
  readonly part: string
  /** Whether nothing of that name is a problem: `[[1, 2]]` names nothing. */
  readonly isName: boolean
  /** Of the note itself: whether it has that part. */
  readonly own?: boolean
}

/** What a note's text and cards say by themselves, to be kept with them, and what must be looked for each time. Plain data for JSON. */
export interface LookedOver {
  /** In the order of lines. */
  readonly found: readonly (Finding | NamedFile | NamedNote)[]
  /** What each card asks, as a number; null for what may be asked elsewhere, too. See `askedElsewhere`. */
  readonly asks: readonly (number | null)[]
}

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

/** Names looked up for one note; more of them are nobody's. */
export const MOST_NAMES = 2_000

/** The problems among what was found in a note: of what it names, what is missing now. */
export function problemsNow(found: LookedOver['found'], files: LinkedFiles): readonly Finding[] {
  const missingNote = missingNotes(files)
  return found.flatMap((each) => {
    if ('rule' in each) return [each]
    if ('name' in each) return missingNote(each)
    return files.exists(each.file) ? [] : [missingFile(each, each.file)]
  })
}

/** Looks for notes, files and parts of notes, those of one note in turn. */
function missingNotes(files: LinkedFiles): (named: NamedNote) => readonly Finding[] {
  const isThere = new Map<string, boolean>()
  const parts = new Map<string, (part: string) => string | null>()
  let asked = 0
  const finds = (name: string): boolean => {
    const found = isThere.get(name) ?? (isThere.size >= MOST_NAMES || files.finds(name))
    isThere.set(name, found)
    return found
  }
  const hasPart = ({ name, part, own }: NamedNote): boolean => {
    if (++asked > MOST_NAMES) return true
    if (own !== undefined) return own
    const known = parts.get(name)
    if (known !== undefined) return known(part) !== null
    const text = files.textOf(name)
    // What cannot be read may have it.
    const partOf = text === null ? () => '' : partsOf(text)
    parts.set(name, partOf)
    return partOf(part) !== null
  }
  return (named) => {
    const { line, column, name, part, isName } = named
    if (name !== '' && !finds(name)) return isName ? [missingFile(named, name)] : []
    return part === '' || hasPart(named)
      ? []
      : [{ line, column, rule: 'missing-heading', values: { file: name, part } }]
  }
}

const missingFile = ({ line, column }: Pick<Finding, 'line' | 'column'>, file: string): Finding => ({
  line,
  column,
  rule: 'missing-file',
  values: { file },
})
