import type * as fc from 'fast-check'

/** A part of prep that takes bytes or text from outside, and what must hold whatever it is given. */
export interface Target {
  readonly name: string
  /** Inputs to begin with. */
  readonly seeds: () => readonly Uint8Array[]
  /** Whole inputs made anew, structured as what the target expects. */
  readonly fresh: fc.Arbitrary<Uint8Array>
  /** Pieces to put into inputs. */
  readonly words: readonly string[]
  /** Throws when something does not hold. */
  readonly check: (input: Uint8Array) => void | Promise<void>
}

/** Throws `message` unless `holds`. */
export function must(holds: boolean, message: string): asserts holds {
  if (!holds) throw new Error(message)
}
