import { closeSync, fstatSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { randomName } from '../../disk/device.ts'
import { PrepError } from '../../errors.ts'
import { journalNames } from './journals.ts'

const DAY_MS = 86_400_000
/** Whoever comes back later than this says once that the clock is right. */
const LONGEST_PAUSE_MS = 366 * DAY_MS
const TAIL_BYTES = 4096
const INSTANT = /"at":"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/g

/**
 * Whether the clock can be right. What is saved under one that is years ahead counts behind everything that comes later, and its cards
 * are not asked before that time comes.
 */
export class ClockCheck {
  readonly #stateDir: string
  readonly #journalDir: string
  #isTrusted = false
  #lastMs: number | null | undefined
  #diskMs: number | null | undefined

  constructor(stateDir: string, journalDir: string) {
    this.#stateDir = stateDir
    this.#journalDir = journalDir
  }

  /** From now on the clock is taken to be right: somebody said so. */
  trust(): void {
    this.#isTrusted = true
  }

  /**
   * The last instant that is known of, when another lies too far behind it to be believed: more than a day behind all that was saved
   * and what the disk says the time is, or more than a year behind all that was saved. Null when it can be right.
   */
  lastBefore(instant: Date): Date | null {
    if (this.#isTrusted) return null
    if (this.#lastMs === undefined) this.#lastMs = lastInstant(this.#journalDir)
    const at = instant.getTime()
    const last = this.#lastMs
    if (last !== null && at > last + LONGEST_PAUSE_MS) return new Date(last)
    if (last !== null && at <= last + DAY_MS) return null
    if (this.#diskMs === undefined) this.#diskMs = diskTime(this.#stateDir) ?? diskTime(this.#journalDir)
    const disk = this.#diskMs
    return disk !== null && at > disk + DAY_MS ? new Date(Math.max(disk, last ?? disk)) : null
  }

  /** Throws PrepError `clockAhead`. */
  assertRight(instant: Date): void {
    const last = this.lastBefore(instant)
    if (last !== null) throw new PrepError('clockAhead', { now: instant.toISOString(), last: last.toISOString() })
  }
}

/** When the last events of the journals happened, in milliseconds; null without any. */
function lastInstant(journalDir: string): number | null {
  const instants = journalNames(journalDir).flatMap((name) =>
    [...endOf(join(journalDir, name)).matchAll(INSTANT)].map(([, instant = '']) => Date.parse(instant)),
  )
  return instants.length === 0 ? null : Math.max(...instants)
}

function endOf(path: string): string {
  try {
    const file = openSync(path, 'r')
    try {
      const { size } = fstatSync(file)
      const bytes = Buffer.alloc(Math.min(size, TAIL_BYTES))
      readSync(file, bytes, 0, bytes.length, size - bytes.length)
      return bytes.toString('latin1')
    } finally {
      closeSync(file)
    }
  } catch {
    return ''
  }
}

/** What the disk writes down as the time of a file that is made now; null where none can be made. */
function diskTime(folder: string): number | null {
  const path = join(folder, `.time.${randomName(8)}.tmp`)
  try {
    const file = openSync(path, 'wx', 0o600)
    const { mtimeMs } = fstatSync(file)
    closeSync(file)
    return mtimeMs
  } catch {
    return null
  } finally {
    rmSync(path, { force: true })
  }
}
