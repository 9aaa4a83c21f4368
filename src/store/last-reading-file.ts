import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { CardId } from '../cards/card.ts'
import type { Locator } from '../cards/pairing/identity.ts'
import type { LastNote, LastReading, Reading, Stood } from '../cards/pairing/last-reading.ts'
import { replaceCache } from '../disk/replace-cache.ts'
import { readLocator, writeLocator } from './journal/stored.ts'

/** How a note stands in the table: where its line lies among those of all, and what is asked before that is read. */
type Row = readonly [
  path: string,
  digest: number,
  ids: string,
  areOwn: 0 | 1,
  start: number,
  bytes: number,
  checksum: number,
]

/** The first line, behind its checksum. The lines of the notes follow: what stood there, and what is gone. */
interface Table {
  readonly version: typeof VERSION
  readonly orphaned: string
  readonly notes: readonly Row[]
}

const VERSION = 1
const NAME = 'last-reading.json'
const FIRST_BYTES = 65_536
/** Notes that are not there any more are remembered up to this many beyond those that are. */
const MOST_MISSING = 2000

/**
 * What stood in the notes when they were last read on this device. Kept beside the checkpoint and synced with nobody; when it is
 * lost or damaged, edits are followed by the records alone until the next reading.
 */
export class LastReadingFile {
  readonly #path: string
  #table: Table | null = null
  #lines: Buffer | null = null
  #tableBytes = 0
  #checksum = 0

  constructor(stateDir: string) {
    this.#path = join(stateDir, NAME)
  }

  /** Null when there is none, or none that can be used. */
  read(): LastReading | null {
    this.#table = this.#readTable()
    if (this.#table === null) return null
    const { notes, orphaned } = this.#table
    return {
      notes: new Map(notes.map((row): [string, LastNote] => [row[0], this.#noteOf(row)])),
      orphaned: new Set(idsIn(orphaned)),
    }
  }

  /** A number for all that was read from it; 0 for nothing. */
  get stamp(): number {
    return this.#table === null ? 0 : this.#checksum
  }

  /**
   * Keeps a reading, and what was known of other notes; nothing is written where that is known already. Gives whether anything was.
   * Throws when it fails.
   */
  write(reading: Reading, last: LastReading | null): boolean {
    const orphaned = [...reading.orphaned].sort().join(' ')
    const before = new Map(this.#table?.notes.map((row) => [row[0], row]))
    const changed = [...reading.notes].filter(([path, note]) => !isKept(note, before.get(path)))
    if (changed.length === 0 && reading.found.size === 0 && orphaned === this.#table?.orphaned) return false
    const lines: Buffer[] = []
    const rows: Row[] = []
    let start = 0
    const put = (path: string, digest: number, ids: string, areOwn: 0 | 1, line: Buffer) => {
      rows.push([path, digest, ids, areOwn, start, line.length, crc32(line)])
      lines.push(line)
      start += line.length
    }
    const anew = new Map(changed)
    const missing = [...before.keys()].filter((path) => !reading.notes.has(path))
    for (const path of [...missing.slice(-MOST_MISSING), ...reading.notes.keys()]) {
      const row = before.get(path)
      const note = anew.get(path) ?? withoutFound(last?.notes.get(path), reading.found)
      if (note !== null) put(path, note.digest, note.ids.join(' '), note.areOwn ? 1 : 0, lineOf(note))
      else if (row !== undefined) put(path, row[1], row[2], row[3], this.#lineAt(row))
    }
    const table = JSON.stringify({ version: VERSION, orphaned, notes: rows } satisfies Table)
    replaceCache(this.#path, Buffer.concat([Buffer.from(`${crc32(table)} ${table}\n`), ...lines]))
    return true
  }

  #noteOf(row: Row): LastNote {
    let read: readonly [readonly Stood[], readonly Stood[]] | null = null
    const stood = () => {
      read ??= readLine(row[0], this.#lineAt(row))
      return read
    }
    const [, digest, ids, areOwn] = row
    let split: readonly CardId[] | null = null
    return {
      digest,
      get ids() {
        split ??= idsIn(ids)
        return split
      },
      areOwn: areOwn === 1,
      stood: () => stood()[0],
      gone: () => stood()[1],
    }
  }

  /** Empty when it is not as it was written: another process may have put a newer file there. */
  #lineAt([, , , , start, bytes, checksum]: Row): Buffer {
    try {
      this.#lines ??= readFileSync(this.#path).subarray(this.#tableBytes)
    } catch {
      this.#lines = Buffer.alloc(0)
    }
    const line = this.#lines.subarray(start, start + bytes)
    return crc32(line) === checksum ? line : Buffer.alloc(0)
  }

  #readTable(): Table | null {
    try {
      const bytes = firstLine(this.#path)
      const end = bytes.indexOf(' ')
      const text = bytes.toString('utf8', end + 1)
      this.#checksum = crc32(text)
      if (Number(bytes.toString('latin1', 0, end)) !== this.#checksum) return null
      this.#tableBytes = bytes.length + 1
      this.#lines = null
      const table = JSON.parse(text) as Table
      return table.version === VERSION ? table : null
    } catch {
      return null
    }
  }
}

const isKept = (note: LastNote, row: Row | undefined): boolean =>
  row?.[1] === note.digest && ((row[3] === 1 && note.areOwn) || row[2] === note.ids.join(' '))

const idsIn = (text: string): readonly CardId[] => (text === '' ? [] : text.split(' '))

/** A note that was not read now, without what was found in others; null when nothing of it was. */
function withoutFound(note: LastNote | undefined, found: ReadonlySet<Stood>): LastNote | null {
  if (note === undefined || found.size === 0) return null
  const [stood, gone] = [note.stood(), note.gone()]
  if (![...stood, ...gone].some((each) => found.has(each))) return null
  const isLeft = (each: Stood) => !found.has(each)
  return {
    digest: note.digest,
    ids: note.ids,
    areOwn: note.areOwn,
    stood: () => stood.filter(isLeft),
    gone: () => gone.filter(isLeft),
  }
}

const lineOf = (note: LastNote): Buffer =>
  Buffer.from(
    // The path is the note's, and stands in the table.
    JSON.stringify(
      [note.stood(), note.gone()].map((each) => each.map(({ id, locator }) => [id, withoutPath(locator)])),
    ),
  )

function withoutPath(locator: Locator): object {
  const { path: _, ...kept } = writeLocator(locator)
  return kept
}

function readLine(path: string, line: Buffer): readonly [readonly Stood[], readonly Stood[]] {
  if (line.length === 0) return [[], []]
  const [stood, gone] = JSON.parse(line.toString()) as [[CardId, object][], [CardId, object][]]
  const read = (rows: readonly [CardId, object][]) =>
    rows.flatMap(([id, value]): readonly Stood[] => {
      const locator = readLocator({ ...value, path })
      return locator === null ? [] : [{ id, locator }]
    })
  return [read(stood), read(gone)]
}

/** Without its newline. */
function firstLine(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const parts: Buffer[] = []
    for (let size = FIRST_BYTES; ; size *= 2) {
      const part = Buffer.allocUnsafe(size)
      const read = readSync(file, part, 0, size, null)
      const end = part.subarray(0, read).indexOf(0x0a)
      parts.push(part.subarray(0, end < 0 ? read : end))
      if (end >= 0 || read === 0) return Buffer.concat(parts)
    }
  } finally {
    closeSync(file)
  }
}
