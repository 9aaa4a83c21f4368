import { hash } from 'node:crypto'
import type { Card, CardId } from '../cards/card.ts'
import type { Kept } from './imported.ts'
import { isObject, type JsonObject } from './json-values.ts'

/** What an import remembers beside its notes, in `.prep-import-<source>.json`: which card came from where. */
export interface Beside {
  readonly source: string
  /** The notes and media that prep wrote, relative to the folder, with `/`. */
  readonly files: readonly string[]
  readonly cards: ReadonlyMap<string, Remembered>
  /** `Imported.kept` of all imports. */
  readonly kept: Kept
}

export interface Remembered {
  readonly card: CardId
  /** `digest` of the Markdown that the other program's card became. */
  readonly wrote: string
  /** `digestOf` the card as prep read it then: another one tells that its text was changed in prep. */
  readonly read: string
  readonly suspended: boolean
}

const VERSION = 1

export const besideName = (source: string): string => `.prep-import-${source}.json`

export const NOTHING_BESIDE = (source: string): Beside => ({ source, files: [], cards: new Map(), kept: {} })

/** A short hash of a text, letter by letter. */
export const digest = (text: string): string => hash('sha256', text, 'hex').slice(0, 16)

/** A hash of what a person reads of a card. */
export const digestOf = ({ prompt, answer, tags }: Pick<Card, 'prompt' | 'answer' | 'tags'>): string =>
  digest(JSON.stringify([prompt, answer ?? '', [...tags].sort()]))

export function writeBeside({ source, files, cards, kept }: Beside): string {
  const rows = Object.fromEntries(
    [...cards].map(([key, { card, wrote, read, suspended }]) => [key, [card, wrote, read, suspended ? 1 : 0]]),
  )
  return `${JSON.stringify({ prep: 'import', version: VERSION, source, files, cards: rows, kept })}\n`
}

/** What such a file says; null when it is none, or one of a newer prep. */
export function readBeside(text: string): Beside | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (!isObject(value) || value['prep'] !== 'import' || value['version'] !== VERSION) return null
  const { source, files, cards } = value
  const kept = Object.fromEntries(Object.entries(isObject(value['kept']) ? value['kept'] : {}).filter(isRecord))
  if (typeof source !== 'string' || !Array.isArray(files) || !isObject(cards)) return null
  const rows = Object.entries(cards).flatMap(([key, row]): [string, Remembered][] => {
    if (!Array.isArray(row) || row.length !== 4 || !row.slice(0, 3).every((each) => typeof each === 'string')) return []
    return [[key, { card: row[0], wrote: row[1], read: row[2], suspended: row[3] === 1 }]]
  })
  return { source, files: files.filter((file) => typeof file === 'string'), cards: new Map(rows), kept }
}

/** Each record of the later one over that of the earlier. */
export function mergeKept(earlier: Kept, later: Kept): Kept {
  const names = [...new Set([...Object.keys(earlier), ...Object.keys(later)])]
  return Object.fromEntries(names.map((name) => [name, { ...earlier[name], ...later[name] }]))
}

const isRecord = (entry: [string, unknown]): entry is [string, JsonObject] => isObject(entry[1])
