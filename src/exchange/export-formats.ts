import type { Whole } from './whole.ts'

/** What an export comes to: the file, and how many cards are in it. */
export interface Exported {
  /** Texts in pieces, which are made as they are written: of a long file neither all values nor all text are in memory. */
  readonly bytes: Uint8Array | string | Iterable<string>
  readonly cards: number
  readonly reviews: number
  /** Pictures and sounds in it. */
  readonly media: number
  /** Texts that were edited in prep and for which the other program has no single place. */
  readonly lost?: number
}

export interface ExportFormat {
  /** What the user types: `prep export anki FILE`. */
  readonly name: string
  /** Whether a file's name says that it is of this format. */
  readonly fits: (path: string) => boolean
  /** Whether the cards are known by their ids there, so that even those never asked are to be followed through edits. */
  readonly remembers?: boolean
  readonly load: () => Promise<(whole: Whole) => Promise<Exported>>
}

/** Every format that `prep export` writes. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    name: 'anki',
    fits: (path) => /\.apkg$/i.test(path),
    remembers: true,
    load: async () => (await import('./anki/write-anki.ts')).writeAnki,
  },
  {
    name: 'anki-text',
    fits: (path) => /\.txt$/i.test(path),
    remembers: true,
    load: async () => (await import('./anki/write-text.ts')).writeAnkiTextFile,
  },
  {
    name: 'csv',
    fits: (path) => /\.csv$/i.test(path),
    load: async () => (await import('./tables/write-csv.ts')).writeTable(','),
  },
  {
    name: 'tsv',
    fits: (path) => /\.tsv$/i.test(path),
    load: async () => (await import('./tables/write-csv.ts')).writeTable('\t'),
  },
  {
    name: 'json',
    fits: (path) => /\.json$/i.test(path),
    load: async () => (await import('./tables/write-json.ts')).writeJson,
  },
  {
    name: 'markdown',
    fits: (path) => /\.(?:md|markdown)$/i.test(path),
    load: async () => (await import('./tables/write-markdown.ts')).writeMarkdown,
  },
]
