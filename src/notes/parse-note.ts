import type { Correction } from './correction.ts'
import type { Note } from './note.ts'
import { type NoteFile, type OpeningOptions, openNote } from './open-note.ts'

export type { NoteFile } from './open-note.ts'

export interface ParseOptions extends OpeningOptions {
  /** What a person says of lines of this note. */
  readonly corrections?: readonly Correction[]
}

/** Reads one note into cards. Takes any text, never throws; what is wrong with the note comes back as problems. */
export const parseNote = (file: NoteFile, { corrections = [], ...options }: ParseOptions = {}): Note =>
  openNote(file, options).read(corrections).note
