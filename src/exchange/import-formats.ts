import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Zone } from '../schedule/day.ts'
import type { Imported } from './imported.ts'

/** What a reader may know beside the file. */
export interface ReadingImport {
  readonly zone: Zone
  readonly now: Date
  /** The user's own folder, below which some programs keep their files. */
  readonly homeDirectory?: string
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

const startsWith = (head: Uint8Array, shape: RegExp): boolean => shape.test(new TextDecoder().decode(head))

/** Whether a path is a file of that name, or a folder with one in it. */
const isFile = (path: string, name: string): boolean => basename(path) === name || existsSync(join(path, name))

/** Every format that `prep import` reads; the first that fits a file is taken when none is named. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [
  {
    name: 'anki',
    fits: (path) => /\.(?:apkg|colpkg)$/i.test(path),
    load: async () => (await import('./anki/read-anki.ts')).readAnki,
  },
  {
    name: 'json',
    fits: (path, head) => /\.json$/i.test(path) && startsWith(head, /^\s*\{\s*"format":\s*"prep"/),
    load: async () => (await import('./read-json.ts')).readPrepJson,
  },
  {
    name: 'csv',
    fits: (path) => /\.(?:csv|tsv)$/i.test(path),
    load: async () => (await import('./read-csv.ts')).readCsv,
  },
  {
    name: 'hashcards',
    fits: (path, head) =>
      isFile(path, 'hashcards.db') ||
      (/\.json$/i.test(path) && startsWith(head, /^\s*\{\s*"cards":\s*\[\s*(?:\{\s*"hash"|\])/)),
    load: async () => (await import('./read-hashcards.ts')).readHashcards,
  },
  {
    name: 'repeater',
    fits: (path) => isFile(path, 'cards.db'),
    load: async () => (await import('./read-repeater.ts')).readRepeater,
  },
  {
    name: 'obsidian',
    fits: (path) => existsSync(join(path, '.obsidian')),
    load: async () => (await import('./read-obsidian.ts')).readObsidian,
  },
  {
    name: 'mochi',
    fits: (path) => /\.mochi$/i.test(path),
    load: async () => (await import('./read-mochi.ts')).readMochi,
  },
]
