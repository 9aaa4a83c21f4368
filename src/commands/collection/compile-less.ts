import { versions } from 'node:process'
import { setFlagsFromString } from 'node:v8'

/** For V8 11.3, Node 20's: its own values, and those for threads that live for a second. */
const BUDGETS = [
  ['interrupt-budget', 67_584, 600_000],
  ['max-inlined-bytecode-size-cumulative', 920, 100],
  ['max-optimized-bytecode-size', 61_440, 500],
] as const

/**
 * Has all threads compile later, and in smaller pieces, what runs often: where each thread reads notes for no more than a second,
 * a quarter of all the time went into that. Gives what takes it back. Code that was compiled before is of no use to V8 under
 * other flags, so whatever is kept must be loaded and saved on the same side of both. Does nothing on a V8 it was not measured on.
 */
export function compileLess(): () => void {
  if (!versions.v8.startsWith('11.3.')) return () => {}
  for (const [flag, , ours] of BUDGETS) setFlagsFromString(`--${flag}=${ours}`)
  return () => {
    for (const [flag, usual] of BUDGETS) setFlagsFromString(`--${flag}=${usual}`)
  }
}
