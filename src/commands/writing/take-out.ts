import type { Context } from '../../context.ts'
import { PrepError } from '../../errors.ts'
import { draftMark, readNoteFile, replaceNote } from '../collection/note-file.ts'

/** A note that prep wrote into: what it was before, and what it has been since. */
export interface WrittenInto {
  /** Absolute. */
  readonly path: string
  readonly before: Uint8Array
  /** SHA-256 of the note with what was written. */
  readonly after: string
}

/**
 * Takes what was written out of a note again: it is as it was, byte for byte. Throws PrepError `draftNoteChanged` where somebody has
 * written into it since.
 */
export function takeOut(context: Context, { path, before, after }: WrittenInto): void {
  const seen = readNoteFile(path, path)
  if (seen.hash !== after) throw new PrepError('draftNoteChanged', { path })
  replaceNote(seen, before, draftMark(context.random))
}
