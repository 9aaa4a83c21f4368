import { type Correction, readCorrection, withCorrections } from '../../notes/correction.ts'
import type { HeldValue, ValueRule } from './held-values.ts'
import type { Corrected } from './replay.ts'

/** What a person has said of a note's lines. */
export type HeldCorrections = HeldValue<readonly Correction[]>

/** The corrections of a note, by its path. */
export const CORRECTIONS: ValueRule<Corrected, readonly Correction[]> = {
  keyOf: ({ note }) => note,
  after: (before = [], events) =>
    events.reduce((all, { corrections, forgets }) => withCorrections(forgets ? [] : all, corrections), before),
}

/** As a checkpoint stores them. */
export type StoredCorrections = Readonly<
  Record<string, { readonly corrections: readonly Correction[]; readonly at: number; readonly id: string }>
>

export const storedCorrections = (held: ReadonlyMap<string, HeldCorrections>): StoredCorrections =>
  Object.fromEntries([...held].map(([note, { value, ...rest }]) => [note, { corrections: value, ...rest }]))

/** Null for what a checkpoint cannot have written. */
export function readHeldCorrections(stored: unknown): ReadonlyMap<string, HeldCorrections> | null {
  // A checkpoint of before there were any.
  if (stored === undefined) return new Map()
  if (typeof stored !== 'object' || stored === null) return null
  const held = new Map<string, HeldCorrections>()
  for (const [note, entry] of Object.entries(stored)) {
    const { corrections, at, id } = (entry ?? {}) as Record<string, unknown>
    if (!Array.isArray(corrections) || typeof at !== 'number' || typeof id !== 'string') return null
    held.set(note, { value: corrections.flatMap((each) => readCorrection(each) ?? []), at, id })
  }
  return held
}
