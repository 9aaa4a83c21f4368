import { appendFileSync, closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { knownDevice } from '../../disk/device.ts'
import { makeFolder } from '../../disk/make-folder.ts'
import type { StoreProblem } from '../store.ts'
import { journalFile, journalNames } from './journals.ts'
import { JOURNAL_HEADER } from './stored.ts'

/**
 * What this device wrote into a folder that others carry, once more in its own state folder: git takes lines that were not
 * committed out of a work tree when it is told to (`stash`, `reset --hard`, `checkout`).
 */
export class OwnCopy {
  readonly #folder: string

  constructor(stateDir: string) {
    this.#folder = join(stateDir, 'journal')
  }

  /** Adds a line that is in the journal by now. Where that fails, the journal alone has it. */
  add(name: string, line: string): void {
    const path = join(this.#folder, name)
    try {
      makeFolder(dirname(path))
      const header = existsSync(path) ? '' : `${JOURNAL_HEADER}\n`
      appendFileSync(path, `${header}\n${line}\n`, { mode: 0o600 })
    } catch {}
  }

  /** Whether the journals of a folder lack the last line of the copy here of one of them. */
  isAheadOf(folder: string, name: string): boolean {
    const last = lastLine(join(this.#folder, name))
    if (last === null) return false
    const has = (journal: string, most: number): boolean => endOf(join(folder, journal), most)?.includes(last) ?? false
    // Nearly always it is at the end of its own.
    return !has(name, NEAR_BYTES) && !journalNames(folder).some((journal) => has(journal, Number.POSITIVE_INFINITY))
  }
}

/** The problem that the folder that others carry lacks what this device wrote there; at most one. */
export function behindOwnCopy(stateDir: string, journalDir: string, device?: string): readonly StoreProblem[] {
  if (journalDir === join(stateDir, 'journal')) return []
  const own = device ?? knownDevice(stateDir, hostname())
  if (own === null) return []
  const name = journalFile(own)
  const path = join(journalDir, name)
  const detail = 'lines that were written here are missing'
  return new OwnCopy(stateDir).isAheadOf(journalDir, name) ? [{ kind: 'journalBehind', path, line: null, detail }] : []
}

const NEAR_BYTES = 64 * 1024

function lastLine(path: string): Buffer | null {
  for (const most of [NEAR_BYTES, Number.POSITIVE_INFINITY]) {
    const lines = endOf(path, most)?.toString('latin1').trimEnd()
    if (lines === undefined) return null
    const start = lines.lastIndexOf('\n')
    if (start >= 0) return Buffer.from(lines.slice(start + 1), 'latin1')
  }
  return null
}

/** At most so many bytes from the end of a file; null when there is none. */
function endOf(path: string, most: number): Buffer | null {
  if (most === Number.POSITIVE_INFINITY) return existsSync(path) ? readFileSync(path) : null
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return null
  }
  try {
    const { size } = fstatSync(file)
    const bytes = Buffer.alloc(Math.min(size, most))
    readSync(file, bytes, 0, bytes.length, size - bytes.length)
    return bytes
  } finally {
    closeSync(file)
  }
}
