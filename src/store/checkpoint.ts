import { crc32 } from 'node:zlib'
import type { CardId } from '../cards/card.ts'
import { FORMATS, type Format, migrated } from './formats.ts'
import type { Position } from './journal.ts'
import type { CardRecord, EventId } from './store.ts'
import { readLocator } from './stored.ts'
import { readSchedule, writeSchedule } from './stored-schedule.ts'

/** The checkpoint's format. A higher one in the file is refused. */
export const CHECKPOINT_VERSION = FORMATS.checkpoint.version

/** A record, and the last event that has been counted into it. */
export interface Held {
  readonly record: CardRecord
  readonly at: number
  readonly id: EventId
}

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
}

/** What conf stores: short values, and all cards as one text, which is many times faster than as many values. */
export interface StoredCheckpoint {
  readonly version: number
  readonly journals: Readonly<Record<string, Reached>>
  readonly awaited: readonly EventId[]
  /** Path and deck of each note, by the numbers that the cards use. */
  readonly notes: readonly (readonly [path: string, deck: string])[]
  readonly checksum: number
  /** A line a card: its id, a space, and the rest as a JSON array. */
  readonly cards: string
}

export function packCheckpoint(checkpoint: Checkpoint): StoredCheckpoint {
  const { journals, awaited } = checkpoint
  const notes = new Map<string, number>()
  const rows: string[] = []
  for (const [card, held] of checkpoint.held) rows.push(`${card} ${packHeld(held, notes)}`)
  const cards = rows.join('\n')
  const noteList = [...notes.keys()].map((note) => JSON.parse(note) as [string, string])
  return { version: CHECKPOINT_VERSION, journals, awaited, notes: noteList, checksum: crc32(cards), cards }
}

/**
 * The checkpoint in what conf read; what is wrong with it as an English phrase; or the version, when it is newer.
 * A card's line is read when the card is first asked for: a drill needs few of many.
 */
export function unpackCheckpoint(
  stored: Readonly<Record<string, unknown>>,
  format: Format<Readonly<Record<string, unknown>>> = FORMATS.checkpoint,
): Checkpoint | string | { readonly newer: number } {
  const version = stored['version'] as number
  if (!Number.isSafeInteger(version)) return 'no version'
  if (version > format.version) return { newer: version }
  const { journals, awaited, notes, checksum, cards } = migrated(stored, version, format) as Partial<StoredCheckpoint>
  if (typeof cards !== 'string' || crc32(cards) !== checksum) return 'the checksum differs'
  if (typeof journals !== 'object' || !Object.values(journals).every(isReached)) return 'no places in the journals'
  if (!Array.isArray(awaited) || !Array.isArray(notes)) return 'no lists of events and notes'
  const held = new Map<CardId, Held>()
  for (const row of cards === '' ? [] : cards.split('\n')) {
    const end = row.indexOf(' ')
    held.set(row.slice(0, end), new PackedHeld(row.slice(end + 1), notes))
  }
  return { journals, awaited, held }
}

/** A line of the checkpoint, read when it is needed. */
class PackedHeld implements Held {
  readonly #row: string
  readonly #notes: StoredCheckpoint['notes']
  #unpacked: Held | null = null

  constructor(row: string, notes: StoredCheckpoint['notes']) {
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
    this.#unpacked ??= unpackHeld(this.#row, this.#notes)
    return this.#unpacked
  }
}

function packHeld({ record, at, id }: Held, notes: Map<string, number>): string {
  const schedule = record.schedule === null ? null : writeSchedule(record.schedule)
  const first = record.firstReview?.getTime() ?? null
  const head = [at, id, record.suspended ? 1 : 0, first, schedule]
  if (record.locator === null) return JSON.stringify([...head, null])
  const { wording, answer, path, deck, parent, parentQuestion, before, after, position } = record.locator
  const key = JSON.stringify([path, deck])
  const note = notes.get(key) ?? notes.size
  notes.set(key, note)
  const locator = [wording, answer, note, parent, parentQuestion, before, after, position]
  return JSON.stringify([...head, locator])
}

/** The checksum was right, so a line that makes no sense is a bug, not damage. */
function unpackHeld(row: string, notes: StoredCheckpoint['notes']): Held {
  const [at, id, suspended, first, storedSchedule, storedLocator] = JSON.parse(row)
  const schedule = storedSchedule === null ? null : readSchedule(storedSchedule)
  const locator = storedLocator === null ? null : readLocator(unpackLocator(storedLocator, notes))
  if (typeof schedule === 'string' || (locator === null && storedLocator !== null))
    throw new Error(`checkpoint: ${row}`)
  const firstReview = first === null ? null : new Date(first)
  return { record: { schedule, suspended: suspended === 1, firstReview, locator }, at, id }
}

function unpackLocator(stored: readonly unknown[], notes: StoredCheckpoint['notes']): object {
  const [wording, answer, note, parent, parentQuestion, before, after, position] = stored
  const [path, deck] = notes[note as number] ?? []
  return { wording, answer, path, deck, parent, parentQuestion, before, after, position }
}

function isReached(value: unknown): value is Reached {
  const { offset, line, tail, version = 1 } = value as Reached
  return [offset, line, tail, version].every((number) => Number.isSafeInteger(number) && number >= 0)
}
