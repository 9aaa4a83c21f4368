import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { PrepError } from '../errors.ts'
import { decode } from './decode.ts'
import { type FrontMatter, frontMatterLines, NO_FRONT_MATTER } from './front-matter.ts'
import { type Note, type Problem, problemOf } from './note.ts'
import { type FileVersion, type NoteCache, noteAt } from './note-cache.ts'
import { noteFilesIn, shownPath } from './note-files.ts'
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
    const found = await stat(full).catch(() => null)
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
  const found: Problem[] = []
  for (const { path, cards } of notes) {
    const file = resolve(cwd, path)
    const bytes = readBytes(file)
    if (!(bytes instanceof Uint8Array)) continue
    const { text, encoding } = decode(bytes)
    if (encoding === 'binary') continue
    found.push(...checkNote({ path, text, cards }, (link) => existsSync(resolve(dirname(file), link))))
  }
  return found
}

async function readOnce(file: string, path: string, cache?: NoteCache): Promise<Note> {
  const version = cache === undefined ? null : await versionOf(file)
  if (cache === undefined || version === null) return (await readNote(file, path)).note
  const known = cache.find(file, version)
  if (known !== null) return noteAt(path, known)
  const { note, wasRead } = await readNote(file, path)
  if (wasRead) cache.keep(file, version, note)
  return note
}

async function versionOf(file: string): Promise<FileVersion | null> {
  const found = await stat(file).catch(() => null)
  return found === null ? null : { size: found.size, modifiedMs: found.mtimeMs, inode: found.ino }
}

async function readNote(file: string, path: string): Promise<{ note: Note; wasRead: boolean }> {
  const broken = (rule: string, message: string, values: Problem['values'] = {}) => ({
    note: { path, cards: [], problems: [problemOf(path, rule, message, values)], explanations: [] },
    wasRead: rule === 'binary',
  })
  const bytes = readBytes(file)
  if (!(bytes instanceof Uint8Array)) return broken(bytes.rule, bytes.message, bytes.values)
  const { text, encoding } = decode(bytes)
  if (encoding === 'binary') return broken('binary', 'The file holds no text.')
  const { frontMatter, unreadable } = await frontMatterOf(text)
  const { parseNote } = await import('./parse-note.ts')
  const note = parseNote({ path, text, frontMatter })
  if (unreadable === null) return { note, wasRead: true }
  const first = problemOf(path, 'front-matter', `The front matter cannot be read: ${unreadable}.`, {
    reason: unreadable,
  })
  return { note: { ...note, problems: [first, ...note.problems] }, wasRead: true }
}

/** Reads other texts of one note as its own is read, with the front matter of `text`. */
export async function readerOf(path: string, text: string): Promise<(text: string) => Note> {
  const { frontMatter } = await frontMatterOf(text)
  const { parseNote } = await import('./parse-note.ts')
  return (other) => parseNote({ path, text: other, frontMatter })
}

async function frontMatterOf(text: string): Promise<{ frontMatter: FrontMatter; unreadable: string | null }> {
  if (!/^\ufeff?---/.test(text)) return { frontMatter: NO_FRONT_MATTER, unreadable: null }
  const lines = text.split(/\r\n|[\r\n]/, 1000)
  const count = frontMatterLines(lines)
  if (count === 0) return { frontMatter: NO_FRONT_MATTER, unreadable: null }
  const { readFrontMatter } = await import('./front-matter-yaml.ts')
  return readFrontMatter(lines.slice(0, count).join('\n'))
}
