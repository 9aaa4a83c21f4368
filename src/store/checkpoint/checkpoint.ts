import { crc32 } from 'node:zlib'
import type { CardId } from '../../cards/card.ts'
import { FORMATS, type Format, migrated } from '../journal/formats.ts'
import type { Position } from '../journal/journal.ts'
import {
  type HeldCorrections,
  readHeldCorrections,
  type StoredCorrections,
  storedCorrections,
} from '../replaying/corrected-notes.ts'
import type { Held, NumberedNotes } from '../replaying/held.ts'
import type { Joins } from '../replaying/joins.ts'
import { type HeldInterview, readHeldInterviews } from '../replaying/kept-interviews.ts'
import type { CardRecord, EventId } from '../store.ts'
import { readRow, writeRow } from './checkpoint-row.ts'
import { KeptRecords } from './kept-records.ts'
import { type ColumnRow, packColumns, RecordColumns, type StoredColumns } from './record-columns.ts'

/** The checkpoint's format. A higher one in the file is refused. */
const CHECKPOINT_VERSION = FORMATS.checkpoint.version

/**
 * By which rules outcomes that are worked out anew follow from the journals. A checkpoint that was made by others is made anew,
 * so that it says what the journals say.
 */
export const REPLAY_RULES = 2

/** How far a journal has been counted in; `tail` is a checksum of the bytes before, to tell it from another file. */
export interface Reached extends Position {
  readonly tail: number
}

/** All records, and how far into each journal they reach. */
export interface Checkpoint {
  readonly journals: Readonly<Record<string, Reached>>
  /** Events that were taken back before they were seen here. */
  readonly awaited: readonly EventId[]
  readonly held: ReadonlyMap<CardId, Held>
  /** What a person has said of lines of notes, by their paths. */
  readonly corrected: ReadonlyMap<string, HeldCorrections>
  /** By their ids. */
  readonly interviews: ReadonlyMap<string, HeldInterview>
  readonly joins: Joins
  /** Whether nothing that was said is kept in what was counted in; missing where that is not known. */
  readonly silent?: boolean | undefined
}

/** What conf stores: short values, and all cards as one text, which is many times faster than as many values. */
export interface StoredCheckpoint {
  readonly version: number
  readonly rules: number
  readonly journals: Readonly<Record<string, Reached>>
  readonly awaited: readonly EventId[]
  readonly notes: NumberedNotes
  /** Missing where there is none. */
  readonly corrected?: StoredCorrections
  readonly interviews?: Readonly<Record<string, HeldInterview>>
  /** Missing where there are none. */
  readonly joins?: Readonly<Record<CardId, CardId>>
  readonly silent?: true
  readonly checksum: number
  /** Missing or null: there are none. */
  readonly columns?: StoredColumns | null
  /** A line a card: its id, a space, and the rest as a JSON array. */
  readonly cards: string
}

export function packCheckpoint(checkpoint: Checkpoint): StoredCheckpoint {
  const { journals, awaited } = checkpoint
  const notes = new Map<string, number>()
  const lines: string[] = []
  const rows: ColumnRow[] = []
  let row = 0
  for (const [card, held] of checkpoint.held) {
    const { text, note } = writeRow(held, notes)
    const line = `${card} ${text}`
    lines.push(line)
    rows.push({ card, held, row, note })
    row += Buffer.byteLength(line) + 1
  }
  const cards = lines.join('\n')
  const noteList = [...notes.keys()].map((note) => JSON.parse(note) as [string, string])
  const head = {
    version: CHECKPOINT_VERSION,
    rules: REPLAY_RULES,
    journals,
    awaited,
    notes: noteList,
    checksum: crc32(cards),
  }
  const corrected = checkpoint.corrected.size === 0 ? {} : { corrected: storedCorrections(checkpoint.corrected) }
  const interviews = checkpoint.interviews.size === 0 ? {} : { interviews: Object.fromEntries(checkpoint.interviews) }
  const joins = checkpoint.joins.size === 0 ? {} : { joins: Object.fromEntries(checkpoint.joins) }
  const silent = checkpoint.silent === true ? { silent: true as const } : {}
  return { ...head, ...corrected, ...interviews, ...joins, ...silent, columns: packColumns(rows), cards }
}

/**
 * The checkpoint in what conf read (`cards` as text or as its bytes); what is wrong with it as an English phrase; or the version, when it is newer.
 * A card's line is read when the card is first asked for: a drill needs few of many.
 */
export function unpackCheckpoint(
  stored: Readonly<Record<string, unknown>>,
  format: Format<Readonly<Record<string, unknown>>> = FORMATS.checkpoint,
): Checkpoint | string | { readonly newer: number } {
  const version = stored['version'] as number
  if (!Number.isSafeInteger(version)) return 'no version'
  if (version > format.version) return { newer: version }
  const isOlder = version < format.version
  const text = isOlder && Buffer.isBuffer(stored['cards']) ? { cards: stored['cards'].toString() } : {}
  const values = migrated({ ...stored, ...text }, version, format) as Partial<Record<keyof StoredCheckpoint, unknown>>
  const { journals, awaited, notes, checksum, cards, columns } = values
  const lines = typeof cards === 'string' ? Buffer.from(cards) : cards
  if (!Buffer.isBuffer(lines) || crc32(lines) !== checksum) return 'the checksum differs'
  if (!isPlaces(journals)) return 'no places in the journals'
  if (!Array.isArray(awaited) || !Array.isArray(notes)) return 'no lists of events and notes'
  const corrected = readHeldCorrections(values.corrected)
  if (corrected === null) return 'no corrections of notes'
  const interviews = readHeldInterviews(values.interviews)
  if (interviews === null) return 'no interviews'
  const kept = isOlder ? null : RecordColumns.from(columns)
  const held = kept === null ? heldIn(lines, notes) : new KeptRecords(kept, lines, notes)
  const joins: Joins = new Map(Object.entries(values.joins ?? {}))
  return { journals, awaited, held, corrected, interviews, joins, silent: values.silent === true || undefined }
}

function heldIn(lines: Buffer, notes: NumberedNotes): ReadonlyMap<CardId, Held> {
  const held = new Map<CardId, Held>()
  for (const row of lines.length === 0 ? [] : lines.toString().split('\n')) {
    const end = row.indexOf(' ')
    held.set(row.slice(0, end), new PackedHeld(row.slice(end + 1), notes))
  }
  return held
}

/** A line of the checkpoint, read when it is needed. */
class PackedHeld implements Held {
  readonly #row: string
  readonly #notes: NumberedNotes
  #unpacked: Held | null = null

  constructor(row: string, notes: NumberedNotes) {
    this.#row = row
    this.#notes = notes
  }

  get record(): CardRecord {
    return this.#held.record
  }

  get at(): number {
    return this.#held.at
  }

  get id(): EventId {
    return this.#held.id
  }

  get #held(): Held {
    if (this.#unpacked !== null) return this.#unpacked
    const { at, id, ...record } = readRow(this.#row, this.#notes)
    this.#unpacked = { record, at, id }
    return this.#unpacked
  }
}

function isPlaces(value: unknown): value is Checkpoint['journals'] {
  return typeof value === 'object' && value !== null && Object.values(value).every(isReached)
}

function isReached(value: unknown): value is Reached {
  const { offset, line, tail, version = 1 } = value as Reached
  return [offset, line, tail, version].every((number) => Number.isSafeInteger(number) && number >= 0)
}
