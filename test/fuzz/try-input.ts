import type { Target } from './target.ts'

export interface Finding {
  readonly kind: 'crash' | 'slow'
  readonly why: string
}

/**
 * CPU milliseconds that an input may take on a busy machine, counted by V8 meanwhile. A note that is nothing but items of
 * two bytes takes 0.14 ms for each; what grows faster than its input is far beyond this.
 */
export const budgetMs = (bytes: number): number => 400 + bytes / 6

/** What is wrong with what the target makes of an input; null when all holds. Time is CPU time, the least of three runs. */
export async function tryInput(target: Target, input: Uint8Array): Promise<Finding | null> {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < 3; run++) {
    const before = process.cpuUsage()
    try {
      await target.check(input)
    } catch (error) {
      return { kind: 'crash', why: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    }
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
    if (least <= budgetMs(input.length)) return null
  }
  return { kind: 'slow', why: `slow: ${Math.round(least)} ms of CPU time for ${input.length} bytes` }
}

/** A smaller input that is found as `finding` was, as far as taking pieces out for a moment gives one. */
export async function shrink(target: Target, input: Uint8Array, finding: Finding): Promise<Uint8Array> {
  let best = input
  const until = performance.now() + 10_000
  for (let length = Math.ceil(best.length / 2); length >= 1; length = length === 1 ? 0 : Math.ceil(length / 2)) {
    for (let at = 0; at < best.length && performance.now() < until; ) {
      const smaller = Buffer.concat([best.subarray(0, at), best.subarray(at + length)])
      const found = await tryInput(target, smaller)
      if (found?.kind === finding.kind && found.why.split('\n')[0] === finding.why.split('\n')[0]) best = smaller
      else at += length
    }
    if (finding.kind === 'slow') break
  }
  return best
}
