import { crc32 } from 'node:zlib'
import type { CardId } from '../cards/card.ts'
import type { Position } from './journal.ts'
import type { CardRecord, EventId } from './store.ts'
import { readLocator } from './stored.ts'
import { readSchedule, writeSchedule } from './stored-schedule.ts'

/** The checkpoint's format. A higher one in the file is refused. */
export const CHECKPOINT_VERSION = 1

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
  readonly checksum: number
  readonly cards: string
}

export function packCheckpoint(checkpoint: Checkpoint): StoredCheckpoint {
  const rows: string[] = []
  for (const [card, held] of checkpoint.held) rows.push(packRow(card, held))
  const cards = rows.join('\n')
  return {
    version: CHECKPOINT_VERSION,
    journals: checkpoint.journals,
    awaited: checkpoint.awaited,
    checksum: crc32(cards),
    cards,
  }
}

/** The checkpoint in what conf read; what is wrong with it as an English phrase; or the version, when it is newer. */
export function unpackCheckpoint(stored: Partial<StoredCheckpoint>): Checkpoint | string | { readonly newer: number } {
  const { version, journals, awaited, checksum, cards } = stored
  if (!Number.isSafeInteger(version)) return 'no version'
  if ((version as number) > CHECKPOINT_VERSION) return { newer: version as number }
  if (typeof cards !== 'string' || crc32(cards) !== checksum) return 'the checksum differs'
  if (typeof journals !== 'object' || !Object.values(journals).every(isReached)) return 'no places in the journals'
  if (!Array.isArray(awaited)) return 'no list of awaited events'
  const held = new Map<CardId, Held>()
  for (const row of cards === '' ? [] : cards.split('\n')) {
    const unpacked = unpackRow(row)
    if (unpacked === null) return 'a card that cannot be read'
    held.set(unpacked[0], unpacked[1])
  }
  return { journals, awaited, held }
}

function packRow(card: CardId, { record, at, id }: Held): string {
  const schedule = record.schedule === null ? null : writeSchedule(record.schedule)
  return JSON.stringify([card, at, id, record.suspended ? 1 : 0, schedule, record.locator, record.firstReview])
}

function unpackRow(row: string): [CardId, Held] | null {
  let value: unknown
  try {
    value = JSON.parse(row)
  } catch {
    return null
  }
  if (!Array.isArray(value)) return null
  const [card, at, id, suspended, storedSchedule, storedLocator, storedFirst] = value
  const schedule = storedSchedule === null ? null : readSchedule(storedSchedule)
  const locator = storedLocator === null ? null : readLocator(storedLocator)
  if (typeof schedule === 'string' || (locator === null && storedLocator !== null)) return null
  const firstReview = storedFirst === null ? null : new Date(storedFirst)
  if (firstReview !== null && Number.isNaN(firstReview.getTime())) return null
  if (typeof card !== 'string' || typeof at !== 'number' || typeof id !== 'string') return null
  return [card, { record: { schedule, suspended: suspended === 1, firstReview, locator }, at, id }]
}

function isReached(value: unknown): value is Reached {
  const { offset, line, tail } = value as Reached
  return [offset, line, tail].every((number) => Number.isSafeInteger(number) && number >= 0)
}
