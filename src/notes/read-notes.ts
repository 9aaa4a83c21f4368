import { type Stats, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { decode } from '../disk/decode.ts'
import { digestOf, readBytes } from '../disk/read-bytes.ts'
import { PrepError } from '../errors.ts'
import type { Correction } from './correction.ts'
import { askedAsWhole } from './deciding/asked-by-folder.ts'
import { type CorrectionsOf, digestOfCorrections } from './known-corrections.ts'
import type { LeftOut } from './left-out.ts'
import { isProblem, type Note, OTHER_CARDS, OWN_EXPORT, type Problem, problemOf } from './note.ts'
import type { FileVersion, NoteCache } from './note-cache.ts'
import { filesBeside, noteFilesIn, shownPath } from './note-files.ts'
import { unpackNote } from './packed-note.ts'
import { type FileRead, frontMatterOf, readNote, readPacked } from './read-file.ts'

/** As many bytes take longer to read than other threads take to begin. */
const WORTH_WORKERS = 300_000

interface NoteFile {
  readonly file: string
  /** As cards show it. */
  readonly path: string
}

/**
 * Reads files elsewhere, giving each to `take` by its place, in any order. Resolves to the places of those that it could not
 * read.
 */
export type ReadMany = (
  files: readonly (NoteFile & { readonly size: number; readonly corrections: readonly Correction[] })[],
  take: (place: number, read: FileRead) => void,
) => Promise<readonly number[]>

export interface ReadOptions {
  /** Paths in cards are relative to this folder when they lie inside, absolute otherwise. */
  readonly cwd: string
  /** Notes read before; without it every file is read and parsed. */
  readonly cache?: NoteCache
  /** Whether explanations say what weighed most for each line; what comes out of a cache has no explanations. */
  readonly withReasons?: boolean
  /** What a person says of the lines of a file. */
  readonly corrections?: CorrectionsOf
  /** Reads many files at once, where it is worth it: see `ReadMany`. */
  readonly readMany?: ReadMany
  /** Called after each file. */
  readonly onProgress?: (done: number, total: number) => void
}

/** A note with cards of another program, by the name that `prep import` takes. */
export interface OtherCards {
  readonly path: string
  readonly program: string
}

export interface ReadNotes {
  readonly notes: Note[]
  readonly problems: Problem[]
  readonly leftOut: LeftOut[]
  /** Notes with cards of other programs. */
  readonly others: OtherCards[]
  /** The files that did not come out of the cache. */
  readonly fresh: readonly NoteFile[]
}

/**
 * Reads files and folders of notes into cards, folders with all that is inside, sorted by path.
 * What is wrong with single notes comes back as problems, what is not for asking as left out, unless it was named itself; a path that is not there throws `noSuchPath`.
 */
export async function readNotes(paths: readonly string[], options: ReadOptions): Promise<ReadNotes> {
  const problems: Problem[] = []
  const leftOut: LeftOut[] = []
  const others: OtherCards[] = []
  const named = new Set<string>()
  const files = new Map<string, string>()
  for (const path of paths) {
    const full = resolve(options.cwd, path)
    const found = statOrNull(full)
    if (found === null) throw new PrepError('noSuchPath', { path })
    if (found.isDirectory()) {
      const inside = await noteFilesIn(full, options.cwd)
      problems.push(...inside.problems)
      leftOut.push(...inside.leftOut)
      for (const file of inside.files) files.set(file, shownPath(file, options.cwd))
    } else if (found.isFile()) {
      files.set(full, shownPath(full, options.cwd))
      named.add(shownPath(full, options.cwd))
    } else problems.push(problemOf(shownPath(full, options.cwd), 'not-a-file'))
  }
  const fresh: NoteFile[] = []
  const read = await readFiles(
    [...files].map(([file, path]) => ({ file, path })),
    options,
    (file) => fresh.push(file),
  )
  const notes: Note[] = []
  const whole = await askedAsWhole(read, Array.from(files.keys(), dirname), (folder) =>
    named.size === 0 ? [] : notesBeside(folder, files, options),
  )
  for (const note of whole) {
    const isExport = note.problems.some(({ rule }) => rule === OWN_EXPORT)
    const isWhole = note.problems.every(isProblem)
    const own = isWhole ? note.problems : note.problems.filter(isProblem)
    problems.push(...own)
    if (isExport && !named.has(note.path)) leftOut.push({ path: note.path, kind: 'export' })
    else notes.push(isWhole ? note : { ...note, problems: own })
    for (const { rule, values } of note.problems)
      if (rule === OTHER_CARDS) others.push({ path: note.path, program: String(values['program']) })
  }
  return { notes, problems, leftOut, others, fresh }
}

/** The notes of a folder that were not read with others, to see what the folder is like. */
async function notesBeside(
  folder: string,
  known: ReadonlyMap<string, unknown>,
  options: ReadOptions,
): Promise<readonly Note[]> {
  const { cwd, cache, corrections } = options
  const beside = filesBeside(folder).filter((file) => !known.has(file))
  return readFiles(
    beside.map((file) => ({ file, path: shownPath(file, cwd) })),
    { cwd, ...(cache === undefined ? {} : { cache }), ...(corrections === undefined ? {} : { corrections }) },
    () => {},
  )
}

/** A file that must be read, and its place among all. */
interface Unread extends NoteFile {
  readonly place: number
  readonly size: number
  readonly version: FileVersion | null
  readonly corrections: readonly Correction[]
}

async function readFiles(
  files: readonly NoteFile[],
  options: ReadOptions,
  onFresh: (file: NoteFile) => void,
): Promise<Note[]> {
  const { cache, readMany, withReasons = false, onProgress, corrections: correctionsOf = () => [] } = options
  const notes: Note[] = new Array(files.length)
  const unread: Unread[] = []
  let done = 0
  const put = (place: number, note: Note) => {
    notes[place] = note
    onProgress?.(++done, files.length)
  }
  for (const [place, { file, path }] of files.entries()) {
    const corrections = correctionsOf(file)
    const version = cache === undefined ? null : versionOf(file, corrections)
    const known = cache === undefined || version === null ? null : readBefore(file, path, cache, version)
    if (known === null) unread.push({ file, path, place, size: version?.size ?? 0, version, corrections })
    else put(place, known)
  }
  const take = (index: number, { packed, bytes }: FileRead) => {
    const { file, path, place, version } = unread[index] as Unread
    if (bytes !== null && version !== null) cache?.keep(file, version, bytes, packed)
    put(place, unpackNote(path, packed.numbers, packed.rest, { head: () => packed.head, body: () => packed.body }))
  }
  const bytes = unread.reduce((sum, { size }) => sum + size, 0)
  const left = readMany === undefined || bytes < WORTH_WORKERS ? [...unread.keys()] : await readMany(unread, take)
  for (const index of left) {
    const { file, path, place, corrections } = unread[index] as Unread
    // Explanations are for the person who asked for them; nothing is kept of them.
    if (cache === undefined) put(place, await readNote(file, path, { withReasons, corrections }))
    else take(index, await readPacked(file, path, corrections))
  }
  for (const file of unread) onFresh(file)
  return notes
}

/**
 * Problems that the authors of these notes would want to mend, found by reading their files once more. `paths` are the files and
 * folders that the notes come from, in which the files are that they name.
 */
export async function checkNotes(notes: readonly Note[], cwd: string, paths: readonly string[]): Promise<Problem[]> {
  const { checkNote } = await import('./checking/check-note.ts')
  const { strayBytes } = await import('./checking/stray-bytes.ts')
  const { askedElsewhere } = await import('./checking/asked-elsewhere.ts')
  const { linkedFilesOf } = await import('./references/linked-files.ts')
  const filesOf = linkedFilesOf(paths.map((path) => resolve(cwd, path)))
  const elsewhere = new Map<string, Problem[]>(notes.map(({ path }) => [path, []]))
  for (const problem of askedElsewhere(notes)) elsewhere.get(problem.path)?.push(problem)
  const found: Problem[] = []
  for (const { path, cards } of notes) {
    const file = resolve(cwd, path)
    const bytes = readBytes(file)
    if (!(bytes instanceof Uint8Array)) continue
    const { text, encoding, replaced } = decode(bytes)
    if (encoding === 'binary') continue
    const own = checkNote({ path, text, cards }, filesOf(file))
    found.push(
      ...[...strayBytes(path, text, replaced), ...own, ...(elsewhere.get(path) ?? [])].sort(
        (left, right) => left.line - right.line,
      ),
    )
  }
  return found
}

/** The note as it was read before; null when it must be read. */
function readBefore(file: string, path: string, cache: NoteCache, version: FileVersion): Note | null {
  const known = cache.find(file, version, path)
  if (known !== null || !cache.hasSize(file, version.size)) return known
  const bytes = readBytes(file)
  if (!(bytes instanceof Uint8Array)) return null
  return cache.findSame(file, version, { size: bytes.length, digest: digestOf(bytes) }, path)
}

function versionOf(file: string, corrections: readonly Correction[]): FileVersion | null {
  const found = statOrNull(file)
  if (found === null) return null
  const { size, mtimeMs: modifiedMs, ctimeMs: changedMs, ino: inode } = found
  return { size, modifiedMs, changedMs, inode, corrections: digestOfCorrections(corrections) }
}

function statOrNull(path: string): Stats | null {
  try {
    return statSync(path)
  } catch {
    return null
  }
}

/**
 * Reads other texts of one note as its own is read, with the front matter of `text`; `file` is where it lies. `inFolder` where
 * it is about a card that is there: then the folder has been looked at.
 */
export async function readerOf(
  file: string,
  path: string,
  text: string,
  corrections: readonly Correction[] = [],
  inFolder = false,
): Promise<(text: string) => Note> {
  const { frontMatter } = await frontMatterOf(text)
  const { parseNote } = await import('./parse-note.ts')
  return (other) => parseNote({ path, file, text: other, frontMatter }, { corrections, inFolder })
}
