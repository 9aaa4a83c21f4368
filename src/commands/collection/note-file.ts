import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, realpathSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import type { Card } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { overwrite } from '../../disk/overwrite.ts'
import { assertWritable } from '../../disk/writable.ts'
import { PrepError } from '../../errors.ts'

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
 * counts. Throws PrepError `cannotWriteNote` when it cannot be read, or lies outside of them behind a link, `noteReadOnly` when it may not
 * be written.
 */
export function readNoteFile(path: string, shown: string, folders: readonly string[] = []): NoteFile {
  try {
    const real = realpathSync.native(path)
    // Whoever gave the folder away chose where the links in it lead; which folder that is, the person chose.
    const around = folders.filter((folder) => path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`))
    const tops = (around.length === 0 ? [dirname(path)] : around).map((folder) => realpathSync.native(folder))
    if (!tops.some((top) => real.startsWith(`${top}${sep}`)))
      throw new Error('it lies behind a link that leads out of the folder of the notes')
    assertWritable(real, shown)
    const bytes = readFileSync(real)
    return { path: real, shown, bytes, hash: hashOf(bytes) }
  } catch (error) {
    throw error instanceof PrepError ? error : cannotWrite(shown, error)
  }
}

/** As `readNoteFile`, the note of a card; `paths`: the files and folders that notes are read from. */
export function noteOf(
  { host }: Pick<Context, 'host'>,
  { source }: Pick<Card, 'source'>,
  paths: readonly string[],
): NoteFile {
  const folders = paths.map((path) => resolve(host.cwd, path))
  return readNoteFile(resolve(host.cwd, source.path), source.path, folders)
}

/** Throws PrepError `noteChanged` when the file is no longer as it was read. */
export function assertUnchanged(file: NoteFile): void {
  if (readNoteFile(file.path, file.shown).hash !== file.hash) throw new PrepError('noteChanged', { path: file.shown })
}

/** Names the draft that lies beside a note while it is written. */
export const draftMark = (random: () => number): string => Math.floor(random() * 2 ** 32).toString(36)

/**
 * Puts other bytes in the place of a note, which stays the file that it is: mode, owner, extended attributes and hard links. `suffix`
 * names the draft with the new bytes that lies beside it meanwhile, so that they are there whatever stops this half way.
 * Throws PrepError `noteChanged` when somebody else wrote it meanwhile, `noteReadOnly` and `cannotWriteNote` when it may not, or
 * cannot be written; it is as it was then.
 */
export function replaceNote(file: NoteFile, bytes: Uint8Array, suffix: string): void {
  // Not the note's name: that may be as long as a name can be.
  const draft = join(dirname(file.path), `.prep-${suffix}.tmp`)
  let begun = false
  try {
    const handle = openSync(draft, 'wx', statSync(file.path).mode & 0o777)
    begun = true
    try {
      if (writeSync(handle, bytes) < bytes.length) throw new Error('the disk is full')
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    assertUnchanged(file)
    overwrite(file.path, file.bytes, bytes)
  } catch (error) {
    throw error instanceof PrepError ? error : cannotWrite(file.shown, error)
  } finally {
    if (begun) rmSync(draft, { force: true })
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const cannotWrite = (path: string, cause: unknown): PrepError =>
  new PrepError(
    'cannotWriteNote',
    { path, reason: (cause as NodeJS.ErrnoException).code ?? (cause as Error).message },
    { cause },
  )
