import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Zone } from '../schedule/day.ts'
import type { Imported } from './imported.ts'
import type { WantedColumns } from './tables/csv-columns.ts'

/** What a reader may know beside the file. */
export interface ReadingImport {
  readonly zone: Zone
  readonly now: Date
  /** The user's own folder, below which some programs keep their files. */
  readonly homeDirectory?: string
  /** Which column of a table is which, where a person says it. */
  readonly columns?: WantedColumns
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

const startsWith = (head: Uint8Array, shape: RegExp): boolean => shape.test(decodedHead(head))

/** The beginning of a file, whose last letter may be cut in two. */
function decodedHead(head: Uint8Array): string {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  const name = isUtf16 ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  return new TextDecoder(name).decode(head)
}

/** SuperMemo's Q&A text begins with a question; where a tab follows in its line, it is a table of such. */
const SUPERMEMO_HEAD = /^\ufeff?\s*q\s*:[^\n\t]*(?:\n|$)/i

/** Whether a path is a file of that name, or a folder with one in it. */
const isFile = (path: string, name: string): boolean => basename(path) === name || existsSync(join(path, name))

/** With one of these lines Anki's text files begin. */
const ANKI_HEAD =
  /^\ufeff?#(?:separator|html|tags|columns|notetype|deck|if matches|match scope|(?:notetype|deck|tags|guid) column):/i

/** Whether a text looks like a table: its first lines have the same number of tabs or semicolons, and some. */
function isTable(head: Uint8Array): boolean {
  const lines = decodedHead(head).split(/\r?\n/)
  // The last one may be cut off.
  const whole = (lines.length > 1 ? lines.slice(0, -1) : lines).filter((line) => line.trim() !== '').slice(0, 5)
  return ['\t', ';'].some((mark) => {
    const counts = new Set(whole.map((line) => line.split(mark).length - 1))
    return whole.length > 0 && counts.size === 1 && !counts.has(0)
  })
}

/** Every format that `prep import` reads; the first that fits a file is taken when none is named. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [
  {
    name: 'anki',
    fits: (path) => /\.(?:apkg|colpkg|anki2|anki21)$/i.test(path),
    load: async () => (await import('./anki/read-anki.ts')).readAnki,
  },
  {
    name: 'crowdanki',
    fits: (path, head) =>
      existsSync(join(path, 'deck.json')) ||
      (/\.json$/i.test(path) && startsWith(head, /^\s*\{\s*"__type__":\s*"Deck"/)),
    load: async () => (await import('./anki/package/read-crowdanki.ts')).readCrowdAnki,
  },
  {
    name: 'json',
    fits: (path, head) => /\.json$/i.test(path) && startsWith(head, /^\s*\{\s*"format":\s*"prep"/),
    load: async () => (await import('./tables/read-json.ts')).readPrepJson,
  },
  {
    name: 'anki-text',
    fits: (path, head) => /\.(?:txt|csv|tsv)$/i.test(path) && startsWith(head, ANKI_HEAD),
    load: async () => (await import('./anki/read-text.ts')).readAnkiTextFile,
  },
  {
    name: 'supermemo',
    fits: (path, head) => /\.(?:txt|qa)$/i.test(path) && startsWith(head, SUPERMEMO_HEAD),
    load: async () => (await import('./decks/read-supermemo.ts')).readSuperMemo,
  },
  {
    name: 'csv',
    fits: (path, head) => /\.(?:csv|tsv)$/i.test(path) || (/\.(?:txt|tab)$/i.test(path) && isTable(head)),
    load: async () => (await import('./tables/read-csv.ts')).readCsv,
  },
  {
    name: 'hashcards',
    fits: (path, head) =>
      isFile(path, 'hashcards.db') ||
      (/\.json$/i.test(path) && startsWith(head, /^\s*\{\s*"cards":\s*\[\s*(?:\{\s*"hash"|\])/)),
    load: async () => (await import('./decks/read-hashcards.ts')).readHashcards,
  },
  {
    name: 'repeater',
    fits: (path) => isFile(path, 'cards.db'),
    load: async () => (await import('./decks/read-repeater.ts')).readRepeater,
  },
  {
    name: 'logseq',
    // A folder may be opened with both programs; where Obsidian's plugin is set up, the cards are its.
    fits: (path) =>
      existsSync(join(path, 'logseq', 'config.edn')) &&
      !existsSync(join(path, '.obsidian', 'plugins', 'obsidian-spaced-repetition')),
    load: async () => (await import('./logseq/read-logseq.ts')).readLogseq,
  },
  {
    name: 'obsidian',
    fits: (path) => existsSync(join(path, '.obsidian')),
    load: async () => (await import('./decks/read-obsidian.ts')).readObsidian,
  },
  {
    name: 'mochi',
    fits: (path) => /\.mochi$/i.test(path),
    load: async () => (await import('./decks/read-mochi.ts')).readMochi,
  },
]
