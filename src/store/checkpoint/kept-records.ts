import { crc32 } from 'node:zlib'
import type { CardId } from '../../cards/card.ts'
import { HashTable } from '../../cards/pairing/hash-table.ts'
import type { Locator } from '../../cards/pairing/identity.ts'
import { type KeptPlaces, LateLocator } from '../../cards/pairing/late-locator.ts'
import { idHash } from '../../cards/pairing/place-key.ts'
import type { Schedule } from '../../schedule/schedule.ts'
import type { Held, NumberedNotes } from '../replaying/held.ts'
import type { CardRecord, EventId } from '../store.ts'
import { type RowRead, readRow } from './checkpoint-row.ts'
import { MapView } from './map-view.ts'
import type { RecordColumns } from './record-columns.ts'

/** The records of a checkpoint: numbers in columns, and a line of text each, read when what only it says is asked for. */
export class KeptRecords extends MapView<Held> implements KeptPlaces {
  readonly paths: readonly string[]
  readonly #columns: RecordColumns
  readonly #lines: Buffer
  readonly #notes: NumberedNotes
  /** By note number: its path's place. */
  readonly #pathPlaces: Int32Array
  #table: HashTable | null = null

  constructor(columns: RecordColumns, lines: Buffer, notes: NumberedNotes) {
    super()
    this.#columns = columns
    this.#lines = lines
    this.#notes = notes
    const places = new Map<string, number>()
    this.#pathPlaces = Int32Array.from(notes, ([path]) => {
      const place = places.get(path) ?? places.size
      places.set(path, place)
      return place
    })
    this.paths = [...places.keys()]
  }

  get size(): number {
    return this.#columns.size
  }

  get(card: CardId): Held | undefined {
    const place = this.placeOf(card)
    return place < 0 ? undefined : new KeptHeld(this, place)
  }

  has(card: CardId): boolean {
    return this.placeOf(card) >= 0
  }

  stamp(): string {
    const { size, checksum } = this.#columns
    return JSON.stringify([size, checksum, this.#lines.length, crc32(this.#lines), this.#notes])
  }

  *keys(): MapIterator<CardId> {
    for (let place = 0; place < this.size; place += 1) yield this.id(place)
  }

  override *values(): MapIterator<Held> {
    for (let place = 0; place < this.size; place += 1) yield new KeptHeld(this, place)
  }

  override *entries(): MapIterator<[CardId, Held]> {
    for (let place = 0; place < this.size; place += 1) yield [this.id(place), new KeptHeld(this, place)]
  }

  placeOf(card: CardId): number {
    const table = this.#places()
    let place = table.first(idHash(card))
    while (place >= 0 && !this.#isCalled(place, card)) place = table.next()
    return place
  }

  /** Whether a record has this id; asked for each card, so no text is made of it. */
  #isCalled(place: number, card: CardId): boolean {
    if (this.#columns.idLength(place) !== card.length) return false
    const start = this.#columns.number('row', place)
    for (let index = 0; index < card.length; index += 1)
      if (this.#lines[start + index] !== card.charCodeAt(index)) return false
    return true
  }

  /** The places of records that were reviewed at an instant, in milliseconds, or later. */
  *reviewedSince(since: number): Generator<number> {
    for (let place = 0; place < this.size; place += 1)
      if (this.#columns.isScheduled(place) && this.#columns.number('lastReview', place) >= since) yield place
  }

  /** Null for a card without a schedule, or suspended. */
  scheduleToCome(place: number): Pick<Schedule, 'phase' | 'due'> | null {
    return this.#columns.scheduleToCome(place)
  }

  /** See `Standings` of the queue. */
  restsUntil(card: CardId, reviewedBeforeMs: number, dueFromMs: number): number {
    const place = this.placeOf(card)
    return place < 0 ? Number.NaN : this.#columns.restsUntil(place, reviewedBeforeMs, dueFromMs)
  }

  mayHave(hash: number): boolean {
    return this.#places().first(hash) >= 0
  }

  id(place: number): CardId {
    const start = this.#columns.number('row', place)
    return this.#lines.toString('latin1', start, start + this.#columns.idLength(place))
  }

  idHash(place: number): number {
    return this.#columns.number('idHash', place)
  }

  pathPlace(place: number): number {
    const note = this.#columns.number('note', place)
    return note < 0 ? -1 : (this.#pathPlaces[note] ?? -1)
  }

  keyLow(place: number): number {
    return this.#columns.number('keyLow', place)
  }

  keyHigh(place: number): number {
    return this.#columns.number('keyHigh', place)
  }

  parentHash(place: number): number {
    return this.#columns.number('parentHash', place)
  }

  sectionHash(place: number): number {
    return this.#columns.number('sectionHash', place)
  }

  locator(place: number): Locator {
    const { locator } = this.#read(place)
    if (locator === null) throw new Error(`checkpoint: ${this.id(place)} has no locator`)
    return locator
  }

  at(place: number): number {
    return this.#columns.number('at', place)
  }

  event(place: number): EventId {
    return this.#read(place).id
  }

  record(place: number): CardRecord {
    const columns = this.#columns
    return {
      schedule: columns.schedule(place),
      suspended: columns.suspended(place),
      firstReview: columns.firstReview(place),
      locator: this.pathPlace(place) < 0 ? null : new LateLocator(this, place),
    }
  }

  #read(place: number): RowRead {
    const start = this.#columns.number('row', place) + this.#columns.idLength(place) + 1
    const end = place + 1 < this.size ? this.#columns.number('row', place + 1) - 1 : this.#lines.length
    return readRow(this.#lines.toString('utf8', start, end), this.#notes)
  }

  #places(): HashTable {
    if (this.#table !== null) return this.#table
    this.#table = new HashTable(this.size)
    for (let place = 0; place < this.size; place += 1) this.#table.add(this.idHash(place), place)
    return this.#table
  }
}

class KeptHeld implements Held {
  readonly #records: KeptRecords
  readonly #place: number

  constructor(records: KeptRecords, place: number) {
    this.#records = records
    this.#place = place
  }

  get record(): CardRecord {
    return this.#records.record(this.#place)
  }

  get at(): number {
    return this.#records.at(this.#place)
  }

  get id(): EventId {
    return this.#records.event(this.#place)
  }
}
