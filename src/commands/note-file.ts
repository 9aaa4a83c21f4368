import { createHash } from 'node:crypto'
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { PrepError } from '../errors.ts'

/** A note's file as it was read. */
export interface NoteFile {
  /** Where it really is, behind any links. */
  readonly path: string
  /** As the user knows it. */
  readonly shown: string
  readonly bytes: Uint8Array
  readonly hash: string
}

/**
 * Reads a note to be written later. `folders` are those that its notes are read from, absolute; without any that it is in, its own
 * counts. Throws PrepError `cannotWriteNote` when it cannot be read, or lies outside of them behind a link.
 */
export function readNoteFile(path: string, shown: string, folders: readonly string[] = []): NoteFile {
  try {
    const real = realpathSync.native(path)
    // Whoever gave the folder away chose where the links in it lead; which folder that is, the person chose.
    const around = folders.filter((folder) => path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`))
    const tops = (around.length === 0 ? [dirname(path)] : around).map((folder) => realpathSync.native(folder))
    if (!tops.some((top) => real.startsWith(`${top}${sep}`)))
      throw new Error('it lies behind a link that leads out of the folder of the notes')
    const bytes = readFileSync(real)
    return { path: real, shown, bytes, hash: hashOf(bytes) }
  } catch (error) {
    throw cannotWrite(shown, error)
  }
}

/** Throws PrepError `noteChanged` when the file is no longer as it was read. */
export function assertUnchanged(file: NoteFile): void {
  if (readNoteFile(file.path, file.shown).hash !== file.hash) throw new PrepError('noteChanged', { path: file.shown })
}

/**
 * Puts other bytes in the place of a note, whole or not at all, with the mode it has. `suffix` names the draft that is
 * written beside it first. Throws PrepError `noteChanged` when somebody else wrote it meanwhile, `cannotWriteNote` when
 * the disk refuses.
 */
export function replaceNote(file: NoteFile, bytes: Uint8Array, suffix: string): void {
  const folder = dirname(file.path)
  const draft = join(folder, `.${basename(file.path)}.${suffix}.tmp`)
  let begun = false
  try {
    const { mode } = statSync(file.path)
    const handle = openSync(draft, 'wx', mode & 0o777)
    begun = true
    try {
      // What the process' mask took away.
      fchmodSync(handle, mode & 0o7777)
      if (writeSync(handle, bytes) < bytes.length) throw new Error('the disk is full')
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    assertUnchanged(file)
    renameSync(draft, file.path)
  } catch (error) {
    if (begun) rmSync(draft, { force: true })
    throw error instanceof PrepError ? error : cannotWrite(file.shown, error)
  }
  syncFolder(folder)
}

/** The new name is on disk too. Some file systems know no such thing; the bytes are safe by then. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {}
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const cannotWrite = (path: string, cause: unknown): PrepError =>
  new PrepError(
    'cannotWriteNote',
    { path, reason: (cause as NodeJS.ErrnoException).code ?? (cause as Error).message },
    { cause },
  )
