import { existsSync } from 'node:fs'
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { PrepError } from '../errors.ts'
import { decode } from './decode.ts'
import { type FrontMatter, frontMatterLines, NO_FRONT_MATTER } from './front-matter.ts'
import type { Note, Problem } from './note.ts'
import { type FileVersion, type NoteCache, noteAt } from './note-cache.ts'

export interface ReadOptions {
  /** Paths in cards are relative to this folder when they lie inside, absolute otherwise. */
  readonly cwd: string
  /** Notes read before; without it every file is read and parsed. */
  readonly cache?: NoteCache
  /** Called after each file. */
  readonly onProgress?: (done: number, total: number) => void
}

const NOTE = /\.(?:md|markdown|mdx)$/i
const SKIPPED = new Set(['node_modules'])

/** Whether a file or folder inside of a folder of notes is passed over, whatever is in it. */
export const isPassedOver = (name: string): boolean => name.startsWith('.') || SKIPPED.has(name)

/** Whether a file inside of a folder of notes is one. */
export const isNoteName = (name: string): boolean => NOTE.test(name)

/**
 * Reads files and folders of notes into cards, folders with all that is inside, sorted by path.
 * What is wrong with single notes comes back as problems; a path that is not there throws `noSuchPath`.
 */
export async function readNotes(
  paths: readonly string[],
  options: ReadOptions,
): Promise<{ notes: Note[]; problems: Problem[] }> {
  const problems: Problem[] = []
  const files = new Map<string, { shown: string; named: boolean }>()
  for (const path of paths) {
    const full = resolve(options.cwd, path)
    const found = await stat(full).catch(() => null)
    if (found === null) throw new PrepError('noSuchPath', { path })
    if (found.isDirectory())
      for (const file of await notesIn(full, problems, options.cwd))
        files.set(file, { shown: shownPath(file, options.cwd), named: files.get(file)?.named ?? false })
    else if (found.isFile()) files.set(full, { shown: shownPath(full, options.cwd), named: true })
    else problems.push(problem(shownPath(full, options.cwd), 'not-a-file', 'This is neither a file nor a folder.'))
  }
  const notes: Note[] = []
  let done = 0
  for (const [file, { shown }] of files) {
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
    const bytes = await readFile(file).catch(() => null)
    if (bytes === null) continue
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
    note: { path, cards: [], problems: [problem(path, rule, message, values)], explanations: [] },
    wasRead: rule !== 'unreadable',
  })
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (error) {
    return broken('unreadable', `The file cannot be read: ${codeOf(error)}.`, { reason: codeOf(error) })
  }
  const { text, encoding } = decode(bytes)
  if (encoding === 'binary') return broken('binary', 'The file holds no text.')
  const { frontMatter, unreadable } = await frontMatterOf(text)
  const { parseNote } = await import('./parse-note.ts')
  const note = parseNote({ path, text, frontMatter })
  if (unreadable === null) return { note, wasRead: true }
  const first = problem(path, 'front-matter', `The front matter cannot be read: ${unreadable}.`, { reason: unreadable })
  return { note: { ...note, problems: [first, ...note.problems] }, wasRead: true }
}

async function frontMatterOf(text: string): Promise<{ frontMatter: FrontMatter; unreadable: string | null }> {
  if (!/^\ufeff?---/.test(text)) return { frontMatter: NO_FRONT_MATTER, unreadable: null }
  const lines = text.split(/\r\n|[\r\n]/, 1000)
  const count = frontMatterLines(lines)
  if (count === 0) return { frontMatter: NO_FRONT_MATTER, unreadable: null }
  const { readFrontMatter } = await import('./front-matter-yaml.ts')
  return readFrontMatter(lines.slice(0, count).join('\n'))
}

/** All notes inside a folder, sorted; a folder reached twice through links is read once. */
async function notesIn(top: string, problems: Problem[], cwd: string): Promise<string[]> {
  const files: string[] = []
  const seen = new Set<string>()
  const visit = async (folder: string): Promise<void> => {
    const real = await realpath(folder).catch(() => folder)
    if (seen.has(real)) return
    seen.add(real)
    let names: string[]
    try {
      names = (await readdir(folder)).sort()
    } catch (error) {
      problems.push(
        problem(shownPath(folder, cwd), 'unreadable-folder', `The folder cannot be read: ${codeOf(error)}.`, {
          reason: codeOf(error),
        }),
      )
      return
    }
    for (const name of names) {
      if (isPassedOver(name)) continue
      const path = join(folder, name)
      const entry = await lstat(path).catch(() => null)
      const target = entry?.isSymbolicLink() ? await stat(path).catch(() => null) : entry
      if (target?.isDirectory()) await visit(path)
      else if (target?.isFile() && isNoteName(name)) files.push(path)
    }
  }
  await visit(top)
  return files
}

/** A path as cards show it: relative to the working directory when inside, with forward slashes. */
export function shownPath(file: string, cwd: string): string {
  const inside = relative(cwd, file)
  const shown = inside === '' || inside.startsWith('..') || isAbsolute(inside) ? file : inside
  return sep === '/' ? shown : shown.split(sep).join('/')
}

const problem = (path: string, rule: string, message: string, values: Problem['values'] = {}): Problem => ({
  path,
  line: 1,
  column: 1,
  rule,
  message,
  values,
})

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error)
