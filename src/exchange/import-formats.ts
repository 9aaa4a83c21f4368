import type { Zone } from '../schedule/day.ts'
import type { Imported } from './imported.ts'

/** What a reader may know beside the file. */
export interface ReadingImport {
  readonly zone: Zone
  readonly now: Date
}

/** Reads a file or folder of another program, at an absolute path. Throws PrepError `cannotImport` with the reason. */
export type ReadImport = (path: string, reading: ReadingImport) => Promise<Imported>

export interface ImportFormat {
  /** What the user types: `prep import anki FILE`. */
  readonly name: string
  /** Whether a file is of this format, from its path and its first 512 bytes (none for a folder). */
  readonly fits: (path: string, head: Uint8Array) => boolean
  /** Loads the reader, and whatever libraries it needs, when it is used. */
  readonly load: () => Promise<ReadImport>
}

/** Every format that `prep import` reads; the first that fits a file is taken when none is named. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [
  {
    name: 'anki',
    fits: (path) => /\.(?:apkg|colpkg)$/i.test(path),
    load: async () => (await import('./anki/read-anki.ts')).readAnki,
  },
]
