import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CardId } from '../cards/card.ts'
import { replaceCache } from '../disk/replace-cache.ts'

const VERSION = 1
const NAME = 'todays-plan.json'

interface Kept {
  readonly version: typeof VERSION
  readonly of: string
  readonly asks: readonly CardId[]
}

/**
 * What a plan asks today, as it was last worked out; null where that was of something else than `of`, or is not there. Kept beside the
 * checkpoint and synced with nobody: it is worked out anew when it is lost or damaged.
 */
export function readKeptPlan(stateDir: string, of: string): readonly CardId[] | null {
  try {
    const kept = JSON.parse(readFileSync(join(stateDir, NAME), 'utf8')) as Kept
    const isWhole = kept.version === VERSION && kept.of === of && Array.isArray(kept.asks)
    return isWhole && kept.asks.every((id) => typeof id === 'string') ? kept.asks : null
  } catch {
    return null
  }
}

/** Keeps what a plan asks today. A folder that cannot be written costs time alone, at the next start. */
export function keepPlan(stateDir: string, of: string, asks: readonly CardId[]): void {
  try {
    replaceCache(join(stateDir, NAME), JSON.stringify({ version: VERSION, of, asks } satisfies Kept))
  } catch {}
}
