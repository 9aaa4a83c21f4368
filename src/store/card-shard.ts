import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { makeFolder } from '../disk/make-folder.ts'
import { isOwn } from '../disk/own-file.ts'
import { PrepError } from '../errors.ts'
import { FIELDS, type PackedNote, type PackedRest } from '../notes/packed-note.ts'

/** A note in a shard: where its parts lie, and what else belongs to it. */
export interface ShardEntry<About> {
  readonly about: About
  readonly cards: number
  /** Where its numbers begin, in cards; where its texts do, in letters. */
  readonly from: number
  readonly head: readonly [start: number, length: number]
  readonly body: readonly [start: number, length: number, checksum: number]
  readonly rest: PackedRest
}

interface Table<About> {
  readonly reader: string
  readonly folder: string
  readonly notes: Readonly<Record<string, ShardEntry<About>>>
}

const HEAD_BYTES = 96
const BYTES_PER_LETTER = 2
const BYTES_PER_CARD = FIELDS * Int32Array.BYTES_PER_ELEMENT
const MOST_BODY_BYTES = 16 * 1024 * 1024
const FORMAT = 'prep cards 4'

/**
 * One file of notes read before: a line of lengths and a checksum; a table (JSON); the numbers of all cards; all questions; and
 * all prompts and answers (UTF-16), of which each note's have a checksum of their own.
 */
export class CardShard<About> {
  readonly notes: ReadonlyMap<string, ShardEntry<About>>
  /** A name for all that is in it. */
  readonly stamp: string
  readonly #path: string
  readonly #bytes: Buffer
  readonly #numbersAt: number
  readonly #headsAt: number
  readonly #bodiesAt: number
  #bodiesRead = 0
  #bodies: Buffer | null = null
  /** Kept open: the file may be replaced by another process while this one still needs its texts. */
  readonly #file: number

  private constructor(
    path: string,
    file: number,
    bytes: Buffer,
    { lengths, stamp }: { readonly lengths: readonly number[]; readonly stamp: string },
    table: Table<About>,
  ) {
    this.#path = path
    this.#file = file
    this.#bytes = bytes
    this.notes = new Map(Object.entries(table.notes))
    this.stamp = stamp
    const [tableBytes = 0, numberBytes = 0] = lengths
    this.#numbersAt = tableBytes
    this.#headsAt = tableBytes + numberBytes
    this.#bodiesAt = HEAD_BYTES + bytes.length
  }

  /** Null when there is none, or none that can be used: broken, or of another folder or reader. */
  static open<About>(path: string, folder: string, reader: string): CardShard<About> | null {
    let file: number
    try {
      file = openSync(path, 'r')
    } catch {
      return null
    }
    try {
      if (!isOwn(path, file)) throw new Error('of somebody else')
      const first = Buffer.alloc(HEAD_BYTES)
      readSync(file, first, 0, HEAD_BYTES, 0)
      const [format, checksum, ...lengths] = JSON.parse(first.toString('latin1')) as [string, number, ...number[]]
      const [tableBytes = 0, numberBytes = 0, headBytes = 0] = lengths
      if (format !== FORMAT) throw new Error(format)
      const bytes = Buffer.from(new ArrayBuffer(tableBytes + numberBytes + headBytes))
      if (readSync(file, bytes, 0, bytes.length, HEAD_BYTES) < bytes.length) throw new Error('cut off')
      if (crc32(bytes) !== checksum) throw new Error('damaged')
      const table = JSON.parse(bytes.toString('utf8', 0, tableBytes)) as Table<About>
      if (table.reader !== reader || table.folder !== folder) throw new Error('another')
      return new CardShard(path, file, bytes, { lengths, stamp: first.toString('latin1').trimEnd() }, table)
    } catch {
      closeSync(file)
      return null
    }
  }

  numbersOf({ from, cards }: ShardEntry<About>): Int32Array {
    const start = this.#bytes.byteOffset + this.#numbersAt + from * BYTES_PER_CARD
    return new Int32Array(this.#bytes.buffer, start, cards * FIELDS)
  }

  headOf({ head: [start, length] }: ShardEntry<About>): string {
    const from = this.#headsAt + start * BYTES_PER_LETTER
    return this.#bytes.toString('utf16le', from, from + length * BYTES_PER_LETTER)
  }

  /** Whether a note's prompts and answers are what was written; asked of each note before it is given to anybody. */
  isWhole({ body: [start, length, checksum] }: ShardEntry<About>): boolean {
    const bytes = this.#readBody(start * BYTES_PER_LETTER, length * BYTES_PER_LETTER)
    return bytes !== null && crc32(bytes) === checksum
  }

  bodyOf(entry: ShardEntry<About>): string {
    return this.bodyBytesOf(entry).toString('utf16le')
  }

  /** Throws PrepError `cacheDamaged` where a file too large to be held was spoilt after it was found whole. */
  bodyBytesOf(entry: ShardEntry<About>): Buffer {
    const [start, length, checksum] = entry.body
    const bytes = this.#readBody(start * BYTES_PER_LETTER, length * BYTES_PER_LETTER)
    if (bytes !== null && (this.#bodies !== null || crc32(bytes) === checksum)) return bytes
    rmSync(this.#path, { force: true })
    throw new PrepError('cacheDamaged', { path: this.#path })
  }

  /** Whoever asks for a third body is likely to want them all: they are then taken in at once. Null: the file is too short. */
  #readBody(start: number, length: number): Buffer | null {
    this.#bodiesRead += 1
    if (this.#bodiesRead === 3) {
      const size = fstatSync(this.#file).size - this.#bodiesAt
      if (size <= MOST_BODY_BYTES) this.#bodies = readAt(this.#file, this.#bodiesAt, size)
    }
    if (this.#bodies === null) return readAt(this.#file, this.#bodiesAt + start, length)
    return this.#bodies.length < start + length ? null : this.#bodies.subarray(start, start + length)
  }
}

function readAt(file: number, start: number, length: number): Buffer | null {
  const bytes = Buffer.allocUnsafe(length)
  return readSync(file, bytes, 0, length, start) === length ? bytes : null
}

/** Something to write: packed now, or as it stands in an older shard. */
export type Kept<About> =
  | { readonly about: About; readonly packed: PackedNote }
  | { readonly shard: CardShard<About>; readonly entry: ShardEntry<About>; readonly about: About }

/** Writes a shard whole, in place of what is there, so that another process reads the old one or the new one. */
export function writeShard<About>(
  path: string,
  { folder, reader, draft }: { folder: string; reader: string; draft: string },
  kept: ReadonlyMap<string, Kept<About>>,
): void {
  const notes: Record<string, ShardEntry<About>> = Object.create(null)
  const numbers: Buffer[] = []
  const heads: Buffer[] = []
  const bodies: (() => Buffer)[] = []
  const at = { cards: 0, head: 0, body: 0 }
  for (const [name, each] of kept) {
    const parts = partsOf(each)
    const [headLength, bodyLength] = [parts.head.length / BYTES_PER_LETTER, parts.bodyLength]
    const cards = parts.numbers.length / FIELDS
    notes[name] = {
      about: each.about,
      cards,
      from: at.cards,
      head: [at.head, headLength],
      body: [at.body, bodyLength, parts.checksum],
      rest: parts.rest,
    }
    at.cards += cards
    at.head += headLength
    at.body += bodyLength
    numbers.push(Buffer.from(parts.numbers.buffer, parts.numbers.byteOffset, parts.numbers.byteLength))
    heads.push(parts.head)
    bodies.push(parts.body)
  }
  const text = Buffer.from(JSON.stringify({ reader, folder, notes } satisfies Table<About>))
  // Numbers must lie where four bytes begin.
  const table = Buffer.concat([text, Buffer.alloc((4 - (text.length % 4)) % 4, ' ')])
  const front = Buffer.concat([table, ...numbers, ...heads])
  const lengths = [table.length, at.cards * BYTES_PER_CARD, at.head * BYTES_PER_LETTER]
  const first = JSON.stringify([FORMAT, crc32(front), ...lengths]).padEnd(HEAD_BYTES - 1)
  makeFolder(dirname(path))
  const file = openSync(draft, 'w', 0o600)
  try {
    writeWhole(file, Buffer.from(`${first}\n`))
    writeWhole(file, front)
    for (const body of bodies) writeWhole(file, body())
  } catch (error) {
    closeSync(file)
    rmSync(draft, { force: true })
    throw error
  }
  closeSync(file)
  renameSync(draft, path)
}

function partsOf<About>(kept: Kept<About>) {
  if ('packed' in kept) {
    const { numbers, head, body, rest } = kept.packed
    const bytes = Buffer.from(body, 'utf16le')
    return {
      numbers,
      head: Buffer.from(head, 'utf16le'),
      body: () => bytes,
      bodyLength: body.length,
      checksum: crc32(bytes),
      rest,
    }
  }
  const { shard, entry } = kept
  const [, bodyLength, checksum] = entry.body
  return {
    numbers: shard.numbersOf(entry),
    head: Buffer.from(shard.headOf(entry), 'utf16le'),
    body: () => shard.bodyBytesOf(entry),
    bodyLength,
    checksum,
    rest: entry.rest,
  }
}

function writeWhole(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written)
}
