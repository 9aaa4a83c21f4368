import { existsSync, type Stats, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { PrepError } from '../errors.ts'
import { decode } from './decode.ts'
import { frontMatterLines, NO_FRONT_MATTER } from './front-matter.ts'
import type { ReadFrontMatter } from './front-matter-yaml.ts'
import { type Note, type Problem, problemOf } from './note.ts'
import type { FileVersion, NoteCache } from './note-cache.ts'
import { noteFilesIn, shownPath } from './note-files.ts'
import { packNote, unpackNote } from './packed-note.ts'
import { readBytes } from './read-bytes.ts'

export interface ReadOptions {
  /** Paths in cards are relative to this folder when they lie inside, absolute otherwise. */
  readonly cwd: string
  /** Notes read before; without it every file is read and parsed. */
  readonly cache?: NoteCache
  /** Called after each file. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Reads files and folders of notes into cards, folders with all that is inside, sorted by path.
 * What is wrong with single notes comes back as problems; a path that is not there throws `noSuchPath`.
 */
export async function readNotes(
  paths: readonly string[],
  options: ReadOptions,
): Promise<{ notes: Note[]; problems: Problem[] }> {
  const problems: Problem[] = []
  const files = new Map<string, string>()
  for (const path of paths) {
    const full = resolve(options.cwd, path)
    const found = statOrNull(full)
    if (found === null) throw new PrepError('noSuchPath', { path })
    if (found.isDirectory()) {
      const inside = await noteFilesIn(full, options.cwd)
      problems.push(...inside.problems)
      for (const file of inside.files) files.set(file, shownPath(file, options.cwd))
    } else if (found.isFile()) files.set(full, shownPath(full, options.cwd))
    else problems.push(problemOf(shownPath(full, options.cwd), 'not-a-file', 'This is neither a file nor a folder.'))
  }
  const notes: Note[] = []
  let done = 0
  for (const [file, shown] of files) {
    const note = await readOnce(file, shown, options.cache)
    notes.push(note)
    problems.push(...note.problems)
    options.onProgress?.(++done, files.size)
  }
  return { notes, problems }
}

/** Problems that the authors of these notes would want to mend, found by reading their files once more. */
export async function checkNotes(notes: readonly Note[], cwd: string): Promise<Problem[]> {
  const { checkNote } = await import('./check-note.ts')
  const { askedElsewhere } = await import('./asked-elsewhere.ts')
  const elsewhere = new Map<string, Problem[]>(notes.map(({ path }) => [path, []]))
  for (const problem of askedElsewhere(notes)) elsewhere.get(problem.path)?.push(problem)
  const found: Problem[] = []
  for (const { path, cards } of notes) {
    const file = resolve(cwd, path)
    const bytes = readBytes(file)
    if (!(bytes instanceof Uint8Array)) continue
    const { text, encoding } = decode(bytes)
    if (encoding === 'binary') continue
    const own = checkNote({ path, text, cards }, (link) => existsSync(resolve(dirname(file), link)))
    found.push(...[...own, ...(elsewhere.get(path) ?? [])].sort((left, right) => left.line - right.line))
  }
  return found
}

async function readOnce(file: string, path: string, cache?: NoteCache): Promise<Note> {
  const version = cache === undefined ? null : versionOf(file)
  const known = version === null ? null : (cache?.find(file, version, path) ?? null)
  if (known !== null) return known
  const bytes = readBytes(file)
  if (!(bytes instanceof Uint8Array)) return brokenNote(path, bytes.rule, bytes.message, bytes.values)
  if (cache === undefined || version === null) return parseBytes(path, bytes)
  const same = cache.findSame(file, version, bytes, path)
  if (same !== null) return same
  const packed = packNote(await parseBytes(path, bytes))
  cache.keep(file, version, bytes, packed)
  return unpackNote(path, packed.numbers, packed.rest, { head: () => packed.head, body: () => packed.body })
}

function versionOf(file: string): FileVersion | null {
  const found = statOrNull(file)
  if (found === null) return null
  return { size: found.size, modifiedMs: found.mtimeMs, changedMs: found.ctimeMs, inode: found.ino }
}

function statOrNull(path: string): Stats | null {
  try {
    return statSync(path)
  } catch {
    return null
  }
}

/** A note out of a file's bytes. */
export async function parseBytes(path: string, bytes: Uint8Array): Promise<Note> {
  const { text, encoding } = decode(bytes)
  if (encoding === 'binary') return brokenNote(path, 'binary', 'The file holds no text.')
  const { frontMatter, unreadable, line } = await frontMatterOf(text)
  const { parseNote } = await import('./parse-note.ts')
  const note = parseNote({ path, text, frontMatter })
  if (unreadable === null) return note
  const message = `The front matter cannot be read: ${unreadable}.`
  const first = { ...problemOf(path, 'front-matter', message, { reason: unreadable }), line }
  return { ...note, problems: [first, ...note.problems] }
}

const brokenNote = (path: string, rule: string, message: string, values: Problem['values'] = {}): Note => ({
  path,
  cards: [],
  problems: [problemOf(path, rule, message, values)],
  explanations: [],
})

/** Reads other texts of one note as its own is read, with the front matter of `text`. */
export async function readerOf(path: string, text: string): Promise<(text: string) => Note> {
  const { frontMatter } = await frontMatterOf(text)
  const { parseNote } = await import('./parse-note.ts')
  return (other) => parseNote({ path, text: other, frontMatter })
}

async function frontMatterOf(text: string): Promise<ReadFrontMatter> {
  const none = { frontMatter: NO_FRONT_MATTER, unreadable: null, line: 1 }
  if (!/^\ufeff?---/.test(text)) return none
  const lines = text.split(/\r\n|[\r\n]/, 1000)
  const count = frontMatterLines(lines)
  if (count === 0) return none
  const { readFrontMatter } = await import('./front-matter-yaml.ts')
  return readFrontMatter(lines.slice(0, count).join('\n'))
}
