import { type Correction, readCorrection, withCorrections } from '../notes/correction.ts'
import { type Corrected, compareEvents, compareMoments } from './replay.ts'
import type { EventId } from './store.ts'

/** What a person has said of a note's lines, and the last event that has been counted into it. */
export interface HeldCorrections {
  readonly corrections: readonly Correction[]
  readonly at: number
  readonly id: EventId
}

/** The corrections of notes in memory, kept right as events come in: by the note's path. */
export class CorrectedNotes {
  readonly #base: ReadonlyMap<string, HeldCorrections>
  readonly #events = new Map<string, Corrected[]>()
  readonly #now: Map<string, HeldCorrections>

  constructor(base: ReadonlyMap<string, HeldCorrections>) {
    this.#base = base
    this.#now = new Map(base)
  }

  get held(): ReadonlyMap<string, HeldCorrections> {
    return this.#now
  }

  /** Takes an event in, to be counted by `recount`. False when it belongs before what the base holds. */
  add(event: Corrected): boolean {
    const base = this.#base.get(event.note)
    if (base !== undefined && compareMoments(event.at.getTime(), event.id, base.at, base.id) <= 0) return false
    const known = this.#events.get(event.note)
    if (known === undefined) this.#events.set(event.note, [event])
    else known.push(event)
    return true
  }

  recount(note: string, undone: ReadonlySet<EventId>): void {
    const events = (this.#events.get(note) ?? []).sort(compareEvents)
    const last = events.at(-1)
    if (last === undefined) return
    const corrections = correctionsAfter(
      this.#base.get(note)?.corrections ?? [],
      events.filter(({ id }) => !undone.has(id)),
    )
    this.#now.set(note, { corrections, at: last.at.getTime(), id: last.id })
  }
}

/** The corrections of one note after events, in the order in which they count. */
export const correctionsAfter = (before: readonly Correction[], events: readonly Corrected[]): readonly Correction[] =>
  events.reduce((all, { corrections, forgets }) => withCorrections(forgets ? [] : all, corrections), before)

/** As a checkpoint stores them. */
export type StoredCorrections = Readonly<Record<string, HeldCorrections>>

/** Null for what a checkpoint cannot have written. */
export function readHeldCorrections(stored: unknown): ReadonlyMap<string, HeldCorrections> | null {
  // A checkpoint of before there were any.
  if (stored === undefined) return new Map()
  if (typeof stored !== 'object' || stored === null) return null
  const held = new Map<string, HeldCorrections>()
  for (const [note, value] of Object.entries(stored)) {
    const { corrections, at, id } = (value ?? {}) as Record<string, unknown>
    if (!Array.isArray(corrections) || typeof at !== 'number' || typeof id !== 'string') return null
    const read = corrections.flatMap((each) => readCorrection(each) ?? [])
    held.set(note, { corrections: read, at, id })
  }
  return held
}
