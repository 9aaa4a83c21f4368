import { type Stats, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { digestOf, readBytes } from '../disk/read-bytes.ts'
import { PrepError } from '../errors.ts'
import type { Correction } from './correction.ts'
import { askedAsWhole } from './deciding/asked-by-folder.ts'
import { type CorrectionsOf, digestOfCorrections } from './known-corrections.ts'
import type { LeftOut } from './left-out.ts'
import { isProblem, type Note, OTHER_CARDS, OWN_EXPORT, type Problem, problemOf } from './note.ts'
import type { FileVersion, NoteCache } from './note-cache.ts'
import { filesBeside, noteFilesIn, shownPath } from './note-files.ts'
import { unpackWhole } from './packed-note.ts'
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
  const { files, named, problems, leftOut } = await findFiles(paths, options.cwd)
  const others: OtherCards[] = []
  const fresh: NoteFile[] = []
  const read = await readFiles(files, options, (file) => fresh.push(file))
  const notes: Note[] = []
  const whole = await askedAsWhole(
    read,
    files.map(({ file }) => dirname(file)),
    (folder) => (named.size === 0 ? [] : notesBeside(folder, files, options)),
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

/** Notes looked at for the first that is enough; more of them take as long as all. */
const MOST_FIRST = 20

/**
 * The notes up to the first that is enough, in the order of `readNotes`; null where that is not among the first few, or where the
 * files are so few, or known to the cache, that all are read as soon.
 */
export async function readFirst(
  paths: readonly string[],
  {
    cwd,
    cache,
    isEnough,
  }: Required<Pick<ReadOptions, 'cwd' | 'cache'>> & { readonly isEnough: (note: Note) => boolean },
): Promise<readonly Note[] | null> {
  const { files } = await findFiles(paths, cwd)
  const sizes = files.map(({ file }) => statOrNull(file)?.size ?? 0)
  if (sizes.reduce((sum, size) => sum + size, 0) < WORTH_WORKERS) return null
  const notes: Note[] = []
  for (const [place, { file, path }] of files.slice(0, MOST_FIRST).entries()) {
    if (cache.hasSize(file, sizes[place] ?? 0)) return null
    const { packed } = await readPacked(file, path)
    const note = unpackWhole(path, packed)
    if (note.problems.some(({ rule }) => rule === OWN_EXPORT)) continue
    notes.push(note)
    if (isEnough(note)) return notes
  }
  return null
}

/** The files of notes, those of folders sorted by path, and which of them were named by themselves. */
async function findFiles(paths: readonly string[], cwd: string) {
  const problems: Problem[] = []
  const leftOut: LeftOut[] = []
  const named = new Set<string>()
  const files = new Map<string, string>()
  for (const path of paths) {
    const full = resolve(cwd, path)
    const found = statOrNull(full)
    if (found === null) throw new PrepError('noSuchPath', { path })
    if (found.isDirectory()) {
      const inside = await noteFilesIn(full, cwd)
      problems.push(...inside.problems)
      leftOut.push(...inside.leftOut)
      for (const file of inside.files) files.set(file, shownPath(file, cwd))
    } else if (found.isFile()) {
      files.set(full, shownPath(full, cwd))
      named.add(shownPath(full, cwd))
    } else problems.push(problemOf(shownPath(full, cwd), 'not-a-file'))
  }
  return { files: [...files].map(([file, path]): NoteFile => ({ file, path })), named, problems, leftOut }
}

/** The notes of a folder that were not read with others, to see what the folder is like. */
async function notesBeside(folder: string, known: readonly NoteFile[], options: ReadOptions): Promise<readonly Note[]> {
  const { cwd, cache, corrections } = options
  const read = new Set(known.map(({ file }) => file))
  const beside = filesBeside(folder).filter((file) => !read.has(file))
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
    put(place, unpackWhole(path, packed))
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
