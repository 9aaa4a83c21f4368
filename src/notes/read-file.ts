import { decode } from '../disk/decode.ts'
import { digestOf, readBytes } from '../disk/read-bytes.ts'
import type { Correction } from './correction.ts'
import { frontMatterLines, NO_FRONT_MATTER } from './front-matter.ts'
import type { ReadFrontMatter } from './front-matter-yaml.ts'
import { composed } from './language/composed.ts'
import { NO_COUNTS, type Note, type Problem, problemOf } from './note.ts'
import type { FileBytes } from './note-cache.ts'
import { type PackedNote, packNote } from './packed-note.ts'
import type { ParseOptions } from './parse-note.ts'

/** A file read, and which bytes it had: null when they could not be read. */
export interface FileRead {
  readonly packed: PackedNote
  readonly bytes: FileBytes | null
}

/** A file's note, packed to be kept or to be handed to another thread. */
export async function readPacked(
  file: string,
  path: string,
  corrections: readonly Correction[] = [],
): Promise<FileRead> {
  const bytes = readBytes(file)
  if (!(bytes instanceof Uint8Array))
    return { packed: packNote(brokenNote(path, bytes.rule, bytes.values)), bytes: null }
  const packed = packNote(await parseBytes(file, path, bytes, { corrections }))
  return { packed, bytes: { size: bytes.length, digest: digestOf(bytes) } }
}

/** A file's note, with explanations; they say what weighed most where `withReasons` is set. */
export async function readNote(file: string, path: string, options: Omit<ParseOptions, 'reader'>): Promise<Note> {
  const bytes = readBytes(file)
  if (!(bytes instanceof Uint8Array)) return brokenNote(path, bytes.rule, bytes.values)
  return parseBytes(file, path, bytes, options)
}

/** A note out of a file's bytes. */
async function parseBytes(
  file: string,
  path: string,
  bytes: Uint8Array,
  options: Omit<ParseOptions, 'reader'>,
): Promise<Note> {
  const { text, encoding } = decode(bytes)
  if (encoding === 'binary') return brokenNote(path, 'binary')
  const { frontMatter, unreadable, line } = await frontMatterOf(text)
  const { parseNote } = await import('./parse-note.ts')
  const note = parseNote({ path, file, text, frontMatter }, options)
  if (unreadable === null) return note
  const first = { ...problemOf(path, 'front-matter', { reason: unreadable }), line }
  return { ...note, problems: [first, ...note.problems] }
}

const brokenNote = (path: string, rule: string, values: Problem['values'] = {}): Note => ({
  path,
  cards: [],
  problems: [problemOf(path, rule, values)],
  explanations: [],
  confidence: 1,
  counts: NO_COUNTS,
  offered: null,
  lost: [],
})

/** What the front matter of a note's text says; what is wrong with it in YAML's own words. */
export async function frontMatterOf(text: string): Promise<ReadFrontMatter> {
  const none = { frontMatter: NO_FRONT_MATTER, unreadable: null, line: 1 }
  if (!/^\ufeff?---/.test(text)) return none
  const lines = text.split(/\r\n|[\r\n]/, 1000)
  const count = frontMatterLines(lines)
  if (count === 0) return none
  const { readFrontMatter } = await import('./front-matter-yaml.ts')
  return readFrontMatter(composed(lines.slice(0, count).join('\n')))
}
