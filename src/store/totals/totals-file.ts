import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { replaceCache } from '../../disk/replace-cache.ts'
import { type PackedHead, PackedTotals, packTotals } from '../../schedule/totals/packed-totals.ts'
import type { PastTotals } from '../../schedule/totals/past-totals.ts'
import type { Reached } from '../checkpoint/checkpoint.ts'

/** Raised when reviews come to something else, or are written down in another way: what an other version wrote is made anew. */
const VERSION = 1
const NAME = 'totals.bin'
const LINE_END = 0x0a

/** How far into the journals totals reach, and what they are of. */
export interface TotalsReach {
  /** By which rules: see `TotalsRules`. */
  readonly of: string
  readonly journals: Readonly<Record<string, Reached>>
  /** Checksums of the ids of events that were taken back and are no review that was seen: should one come in, all is read. */
  readonly awaited: readonly number[]
  /** Events of plans, and of answers that were written, as a journal writes them down; empty: none. */
  readonly planned: string
}

interface Head extends TotalsReach, PackedHead {
  readonly version: typeof VERSION
  readonly checksum: number
}

/** Totals as they were kept, and how far they reach. */
export interface KeptTotals extends TotalsReach {
  readonly totals: PackedTotals
}

/**
 * What reviews came to when that was last added up; null where there is nothing, or something by other rules, or damaged. Kept beside
 * the checkpoint and synced with nobody: it holds nothing that the journals do not.
 */
export function readTotals(stateDir: string, of: string): KeptTotals | null {
  try {
    const file = readFileSync(join(stateDir, NAME))
    const end = file.indexOf(LINE_END)
    const head = JSON.parse(file.toString('utf8', 0, end)) as Head
    const bytes = file.subarray(end + 1)
    if (head.version !== VERSION || head.of !== of || crc32(bytes) !== head.checksum) return null
    if (PackedTotals.bytesOf(head) > bytes.length) return null
    const { journals, awaited, planned } = head
    return { of, journals, awaited, planned, totals: new PackedTotals(head, bytes) }
  } catch {
    return null
  }
}

/** Keeps totals. A folder that cannot be written costs time alone, at the next asking. */
export function keepTotals(
  stateDir: string,
  reach: TotalsReach,
  totals: PastTotals,
  from: { readonly judgedFrom: number; readonly recentFrom: number },
): void {
  const { head, bytes } = packTotals(totals, from)
  const first = JSON.stringify({ version: VERSION, ...reach, ...head, checksum: crc32(bytes) } satisfies Head)
  try {
    replaceCache(join(stateDir, NAME), Buffer.concat([Buffer.from(`${first}\n`), bytes]))
  } catch {}
}
