import type { CardRecord, EventId } from '../store.ts'

/** A record, and the last event that has been counted into it. */
export interface Held {
  readonly record: CardRecord
  readonly at: number
  readonly id: EventId
}

/** Path and deck of each note, by the numbers that a checkpoint's cards use. */
export type NumberedNotes = readonly (readonly [path: string, deck: string])[]
