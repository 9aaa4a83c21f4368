import { crc32 } from 'node:zlib'
import type { CardId } from '../../cards/card.ts'
import { sectionHash } from '../../cards/pairing/identity.ts'
import { idHash, placeKey } from '../../cards/pairing/place-key.ts'
import type { Phase, Schedule } from '../../schedule/schedule.ts'
import type { Held } from '../replaying/held.ts'

/**
 * What is asked of all records at once, as columns of numbers beside the checkpoint's text: bytes in base 64. Whoever cannot
 * use them reads the text instead, which has everything.
 */
export interface StoredColumns {
  readonly records: number
  readonly checksum: number
  readonly bytes: string
}

/** The columns: 64-bit numbers, then 32-bit ones, each for all records. */
const WIDE = ['at', 'first', 'due', 'stability', 'difficulty', 'lastReview'] as const
const NARROW = [
  'row',
  'idHash',
  'keyLow',
  'keyHigh',
  'parentHash',
  'sectionHash',
  'note',
  'traits',
  'step',
  'intervalDays',
  'reps',
  'lapses',
] as const

const RECORD_BYTES = WIDE.length * 8 + NARROW.length * 4
const PHASES: readonly Phase[] = ['learning', 'review', 'relearning']
const ID_BITS = 7
const SUSPENDED = 1 << ID_BITS
const SCHEDULED = 2 << ID_BITS
const PHASE_SHIFT = ID_BITS + 2
const NONE = -1

type Columns = Record<(typeof WIDE)[number], Float64Array> & Record<(typeof NARROW)[number], Int32Array>

function columnsOver(bytes: ArrayBuffer, records: number): Columns {
  const wide = WIDE.map((name, index) => [name, new Float64Array(bytes, index * records * 8, records)])
  const start = WIDE.length * records * 8
  const narrow = NARROW.map((name, index) => [name, new Int32Array(bytes, start + index * records * 4, records)])
  return Object.fromEntries([...wide, ...narrow])
}

/** One record to be written: where its line begins among the bytes of all, and its note's number. */
export interface ColumnRow {
  readonly card: CardId
  readonly held: Held
  readonly row: number
  readonly note: number | null
}

/** Null when a number is too large for its column. */
export function packColumns(rows: readonly ColumnRow[]): StoredColumns | null {
  const bytes = new ArrayBuffer(rows.length * RECORD_BYTES)
  const columns = columnsOver(bytes, rows.length)
  for (const [place, { card, held, row, note }] of rows.entries()) {
    const { schedule, suspended, firstReview, locator } = held.record
    const [keyLow, keyHigh] = locator === null ? [0, 0] : placeKey(locator)
    const phase = schedule === null ? 0 : SCHEDULED | (PHASES.indexOf(schedule.phase) << PHASE_SHIFT)
    const numbers: Record<keyof Columns, number> = {
      at: held.at,
      first: firstReview?.getTime() ?? Number.NaN,
      due: schedule?.due.getTime() ?? 0,
      stability: schedule?.stability ?? 0,
      difficulty: schedule?.difficulty ?? 0,
      lastReview: schedule?.lastReview.getTime() ?? 0,
      row,
      idHash: idHash(card),
      keyLow,
      keyHigh,
      parentHash: idHash(locator?.parent ?? null),
      sectionHash: sectionHash(locator?.section ?? null),
      note: note ?? NONE,
      traits: card.length | (suspended ? SUSPENDED : 0) | phase,
      step: schedule?.step ?? 0,
      intervalDays: schedule?.intervalDays ?? 0,
      reps: schedule?.reps ?? 0,
      lapses: schedule?.lapses ?? 0,
    }
    for (const name of WIDE) columns[name][place] = numbers[name]
    for (const name of NARROW) {
      columns[name][place] = numbers[name]
      if (columns[name][place] !== numbers[name]) return null
    }
  }
  const packed = Buffer.from(bytes)
  return { records: rows.length, checksum: crc32(packed), bytes: packed.toString('base64') }
}

/** Columns read back; every place is from 0 and below `size`. */
export class RecordColumns {
  readonly size: number
  readonly checksum: number
  readonly #columns: Columns

  private constructor(size: number, columns: Columns, checksum: number) {
    this.size = size
    this.checksum = checksum
    this.#columns = columns
  }

  /** Null when they are missing or not as they were written. */
  static from(stored: unknown): RecordColumns | null {
    if (typeof stored !== 'object' || stored === null) return null
    const { records, checksum, bytes } = stored as Partial<StoredColumns>
    if (typeof records !== 'number' || typeof bytes !== 'string') return null
    const packed = Buffer.from(new ArrayBuffer(records * RECORD_BYTES))
    if (Buffer.byteLength(bytes, 'base64') !== packed.length) return null
    packed.write(bytes, 'base64')
    return crc32(packed) === checksum
      ? new RecordColumns(records, columnsOver(packed.buffer as ArrayBuffer, records), checksum)
      : null
  }

  number(name: keyof Columns, place: number): number {
    return this.#columns[name][place] ?? 0
  }

  idLength(place: number): number {
    return this.number('traits', place) & (SUSPENDED - 1)
  }

  isScheduled(place: number): boolean {
    return (this.number('traits', place) & SCHEDULED) !== 0
  }

  /** When a card is due that is in review, not suspended, was reviewed before an instant and is due from another on; else NaN. */
  restsUntil(place: number, reviewedBeforeMs: number, dueFromMs: number): number {
    const traits = this.number('traits', place)
    if ((traits & (SUSPENDED | SCHEDULED)) !== SCHEDULED || PHASES[traits >> PHASE_SHIFT] !== 'review')
      return Number.NaN
    const dueMs = this.number('due', place)
    return dueMs >= dueFromMs && this.number('lastReview', place) < reviewedBeforeMs ? dueMs : Number.NaN
  }

  /** Null for a card without a schedule, or suspended. */
  scheduleToCome(place: number): Pick<Schedule, 'phase' | 'due'> | null {
    const traits = this.number('traits', place)
    if ((traits & (SUSPENDED | SCHEDULED)) !== SCHEDULED) return null
    return { phase: PHASES[traits >> PHASE_SHIFT] ?? 'review', due: new Date(this.number('due', place)) }
  }

  suspended(place: number): boolean {
    return (this.number('traits', place) & SUSPENDED) !== 0
  }

  firstReview(place: number): Date | null {
    const first = this.number('first', place)
    return Number.isNaN(first) ? null : new Date(first)
  }

  schedule(place: number): Schedule | null {
    if (!this.isScheduled(place)) return null
    const traits = this.number('traits', place)
    const { due, stability, difficulty, lastReview, step, intervalDays, reps, lapses } = this.#columns
    return {
      due: new Date(due[place] ?? 0),
      stability: stability[place] ?? 0,
      difficulty: difficulty[place] ?? 0,
      phase: PHASES[traits >> PHASE_SHIFT] ?? 'review',
      step: step[place] ?? 0,
      intervalDays: intervalDays[place] ?? 0,
      reps: reps[place] ?? 0,
      lapses: lapses[place] ?? 0,
      lastReview: new Date(lastReview[place] ?? 0),
    }
  }
}
