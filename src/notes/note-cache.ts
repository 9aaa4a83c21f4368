import type { Note } from './note.ts'

/** Which version of a file was read. A file with the same three is taken for the same text. */
export interface FileVersion {
  readonly size: number
  readonly modifiedMs: number
  readonly inode: number
}

/** Notes as they were read before, so that each version of a file is read once. */
export interface NoteCache {
  /** The note as that version of the file was read; null when it must be read. Paths in it may be of another folder. */
  find(file: string, version: FileVersion): Note | null
  keep(file: string, version: FileVersion, note: Note): void
}

/** The same note under another path. */
export function noteAt(path: string, note: Note): Note {
  if (note.path === path) return note
  return {
    ...note,
    path,
    cards: note.cards.map((card) => ({ ...card, source: { ...card.source, path } })),
    problems: note.problems.map((problem) => ({ ...problem, path })),
  }
}
