import type { LookedOver } from './checking/looked-over.ts'
import type { Note } from './note.ts'
import type { PackedNote } from './packed-note.ts'

/**
 * Which version of a file was read. A file with all of these the same is taken for the same text; `changedMs` (ctime) moves
 * with every change, also where somebody puts the other time back.
 */
export interface FileVersion {
  readonly size: number
  readonly modifiedMs: number
  readonly changedMs: number
  readonly inode: number
  /** A digest of what a person says of its lines; 0 where that is nothing. */
  readonly corrections: number
}

/** What tells the bytes of a file from others. */
export interface FileBytes {
  readonly size: number
  readonly digest: number
}

/** Notes as they were read before, so that each version of a file is read once. Notes come back under the path given. */
export interface NoteCache {
  /** The note as that version of the file was read; null when it is not known, or not for sure. */
  find(file: string, version: FileVersion, path: string): Note | null
  /** Whether a note of that many bytes is known of the file: then its bytes are worth looking at. */
  hasSize(file: string, size: number): boolean
  /** The note as a file with these very bytes was read; null when that was never. */
  findSame(file: string, version: FileVersion, bytes: FileBytes, path: string): Note | null
  keep(file: string, version: FileVersion, bytes: FileBytes, note: PackedNote): void
  /** What was kept of looking over the note that was found here last; null when it was not looked over yet. */
  lookedOver(file: string): LookedOver | null
  /** Keeps that with the note that was found here last; not where the file has other bytes by now. */
  keepLookedOver(file: string, bytes: FileBytes, over: LookedOver): void
}
