import type { CardId } from '../../cards/card.ts'
import type { Remembered } from '../../cards/pairing/pair-exactly.ts'
import type { Schedule } from '../../schedule/schedule.ts'
import type { Held } from '../replaying/held.ts'
import type { CardRecord } from '../store.ts'
import { KeptRecords } from './kept-records.ts'
import { MapView } from './map-view.ts'

/** One map over another: what the upper one lacks is the lower one's. */
export class Overlay extends MapView<Held> {
  readonly #base: ReadonlyMap<CardId, Held>
  readonly #changed: ReadonlyMap<CardId, Held>

  constructor(base: ReadonlyMap<CardId, Held>, changed: ReadonlyMap<CardId, Held>) {
    super()
    this.#base = base
    this.#changed = changed
  }

  get size(): number {
    let size = this.#base.size
    for (const card of this.#changed.keys()) if (!this.#base.has(card)) size += 1
    return size
  }

  get(card: CardId): Held | undefined {
    return this.#changed.get(card) ?? this.#base.get(card)
  }

  has(card: CardId): boolean {
    return this.#changed.has(card) || this.#base.has(card)
  }

  *keys(): MapIterator<CardId> {
    yield* this.#base.keys()
    for (const card of this.#changed.keys()) if (!this.#base.has(card)) yield card
  }

  override *entries(): MapIterator<[CardId, Held]> {
    if (this.#changed.size > 0) yield* super.entries()
    else yield* this.#base.entries()
  }

  override *values(): MapIterator<Held> {
    if (this.#changed.size > 0) yield* super.values()
    else yield* this.#base.values()
  }

  /** What is held of cards that were reviewed at an instant, in milliseconds, or later; nothing is made of any other. */
  *reviewedSince(since: number): Generator<Held> {
    const base = this.#base
    const later = ({ record }: Held) => record.schedule !== null && record.schedule.lastReview.getTime() >= since
    if (base instanceof KeptRecords) {
      for (const place of base.reviewedSince(since)) {
        const card = base.id(place)
        const held = this.#changed.has(card) ? undefined : base.get(card)
        if (held !== undefined) yield held
      }
    } else for (const [card, held] of base) if (!this.#changed.has(card) && later(held)) yield held
    for (const held of this.#changed.values()) if (later(held)) yield held
  }

  /** See `schedulesToCome`. */
  *schedules(): Generator<Pick<Schedule, 'phase' | 'due'>> {
    const base = this.#base
    if (base instanceof KeptRecords) {
      const changed = new Set(Array.from(this.#changed.keys(), (card) => base.placeOf(card)))
      for (let place = 0; place < base.size; place += 1) {
        const schedule = changed.has(place) ? null : base.scheduleToCome(place)
        if (schedule !== null) yield schedule
      }
    } else for (const [card, { record }] of base) if (!this.#changed.has(card)) yield* toCome(record)
    for (const { record } of this.#changed.values()) yield* toCome(record)
  }

  /** See `Standings` of the queue. */
  restsUntil(card: CardId, reviewedBeforeMs: number, dueFromMs: number): number {
    if (!(this.#base instanceof KeptRecords) || this.#changed.has(card)) return Number.NaN
    return this.#base.restsUntil(card, reviewedBeforeMs, dueFromMs)
  }

  /** The places of the lower map's records, where that has any, and which cards the upper one knows better. */
  get kept(): NonNullable<Remembered['kept']> | null {
    return this.#base instanceof KeptRecords ? { places: this.#base, changed: this.#changed } : null
  }
}

/** The records in what is held. */
export class RecordsView extends MapView<CardRecord> implements Remembered {
  readonly #held: ReadonlyMap<CardId, Held>

  constructor(held: ReadonlyMap<CardId, Held>) {
    super()
    this.#held = held
  }

  get size(): number {
    return this.#held.size
  }

  get(card: CardId): CardRecord | undefined {
    return this.#held.get(card)?.record
  }

  has(card: CardId): boolean {
    return this.#held.has(card)
  }

  keys(): MapIterator<CardId> {
    return this.#held.keys()
  }

  override *entries(): MapIterator<[CardId, CardRecord]> {
    for (const [card, held] of this.#held) yield [card, held.record]
  }

  override *values(): MapIterator<CardRecord> {
    for (const held of this.#held.values()) yield held.record
  }

  /** See `Standings` of the queue. */
  restsUntil(card: CardId, reviewedBeforeMs: number, dueFromMs: number): number {
    return this.#held instanceof Overlay ? this.#held.restsUntil(card, reviewedBeforeMs, dueFromMs) : Number.NaN
  }

  /** See `schedulesToCome`. */
  *schedules(): Generator<Pick<Schedule, 'phase' | 'due'>> {
    if (this.#held instanceof Overlay) yield* this.#held.schedules()
    else for (const { record } of this.#held.values()) yield* toCome(record)
  }

  /** See `recordsReviewedSince`. */
  *reviewedSince(since: number): Generator<CardRecord> {
    const held = this.#held instanceof Overlay ? this.#held.reviewedSince(since) : this.#held.values()
    for (const { record } of held) yield record
  }

  get kept(): NonNullable<Remembered['kept']> | null {
    return this.#held instanceof Overlay ? this.#held.kept : null
  }
}

/** The records of cards that were reviewed at an instant, in milliseconds, or later; others may be among them. */
export const recordsReviewedSince = (records: ReadonlyMap<CardId, CardRecord>, since: number): Iterable<CardRecord> =>
  records instanceof RecordsView ? records.reviewedSince(since) : records.values()

/** When cards that are not suspended are due, and in which phase; in no order. */
export function* schedulesToCome(records: ReadonlyMap<CardId, CardRecord>): Generator<Pick<Schedule, 'phase' | 'due'>> {
  if (records instanceof RecordsView) yield* records.schedules()
  else for (const record of records.values()) yield* toCome(record)
}

const toCome = ({ schedule, suspended }: CardRecord): readonly Schedule[] =>
  schedule === null || suspended ? [] : [schedule]
