import type { CardId } from '../card.ts'
import type { Locator } from './identity.ts'

/** A question as it stood in a note that was read here before, and the id that it had. */
export interface Stood {
  readonly id: CardId
  readonly locator: Locator
}

/** A note as it was last read here. */
export interface LastNote {
  /** A number for all that its cards are paired by, in their order: the same as long as the note is as it was. */
  readonly digest: number
  /** The ids that its cards had, in the order of the note. */
  readonly ids: readonly CardId[]
  /** Whether these are what the note itself gives them: they follow from what the digest is of. */
  readonly areOwn: boolean
  /** The same cards. */
  stood(): readonly Stood[]
  /** Those that stood there before, were never reviewed, and have not been found again. */
  gone(): readonly Stood[]
}

/**
 * What stood in the notes when they were last read here, whether it was ever reviewed or not. With it, edits are followed as
 * if all questions had been reviewed: a record that loses its question never goes to one that was there all along.
 */
export interface LastReading {
  /** By absolute path; also notes that are not there any more. */
  readonly notes: ReadonlyMap<string, LastNote>
  /** The records that had no question. */
  readonly orphaned: ReadonlySet<CardId>
}

/** What is to be kept of a reading: its notes, whole, and which of the places of the `LastReading` were found in them. */
export interface Reading {
  readonly notes: ReadonlyMap<string, LastNote>
  readonly orphaned: readonly CardId[]
  readonly found: ReadonlySet<Stood>
}
