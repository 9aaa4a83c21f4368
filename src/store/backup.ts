import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { PrepError } from '../errors.ts'
import { cannotSave, systemReason } from './failed-save.ts'
import { readLines, START } from './journal.ts'
import { journalNames } from './journals.ts'
import { inOrder } from './replay.ts'
import type { StoredEvent } from './store.ts'
import { JOURNAL_VERSION, readEvents } from './stored.ts'

const HEADER = JSON.stringify({ prep: 'backup', version: JOURNAL_VERSION })
const NEWLINE = Buffer.from('\n')
const DAYS_KEPT = 10

/**
 * Writes all journals of a folder into one file, whole or not at all, and gives its size in bytes. A backup is itself
 * a journal. Throws PrepError `cannotSave`.
 */
export function writeBackup(journalDir: string, path: string): number {
  const draft = `${path}.tmp`
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    const file = openSync(draft, 'w', 0o600)
    let size = 0
    try {
      const write = (bytes: Buffer) => {
        if (writeSync(file, bytes) < bytes.length) throw new Error('ENOSPC: no space left on device')
        size += bytes.length
      }
      write(Buffer.from(`${HEADER}\n`))
      for (const name of journalNames(journalDir)) {
        write(readFileSync(join(journalDir, name)))
        write(NEWLINE)
      }
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(draft, path)
    return size
  } catch (error) {
    rmSync(draft, { force: true })
    throw error instanceof PrepError ? error : cannotSave(path, error)
  }
}

/**
 * The events in a backup, or in any journal, in the order in which they count, and how many lines could not be used.
 * Throws PrepError `cannotReadState` when there is no such file or it is none of prep's, `newerState` for a newer one.
 */
export function readBackup(path: string): { readonly events: readonly StoredEvent[]; readonly unusable: number } {
  const events: StoredEvent[] = []
  let [lines, unusable] = [0, 0]
  try {
    statSync(path)
    for (const { text } of readLines(path, START)) {
      lines += 1
      const read = readLine(text)
      if ('newer' in read) throw new PrepError('newerState', { path, version: read.newer })
      if ('wrong' in read) unusable += 1
      else events.push(...read)
    }
  } catch (error) {
    if (error instanceof PrepError) throw error
    throw new PrepError('cannotReadState', { path, reason: systemReason(error) }, { cause: error })
  }
  if (events.length === 0 && unusable === lines) throw new PrepError('noBackup', { path })
  return { events: inOrder(events), unusable }
}

/** What going back to a backup means: events that it has and we have not, and those of ours that came after it. */
export function planRestore(
  now: readonly StoredEvent[],
  backup: readonly StoredEvent[],
): { readonly missing: readonly StoredEvent[]; readonly later: readonly StoredEvent[] } {
  const [here, there] = [now, backup].map((events) => new Set(events.map(({ id }) => id)))
  return {
    missing: backup.filter(({ id }) => !here?.has(id)),
    later: now.filter(({ id }) => !there?.has(id)),
  }
}

/**
 * Once a day a copy of all journals is put aside in `backups/`; the last ten are kept. `day` names it, as 2026-11-22.
 * Gives the new copy's path, null when that day has one. Throws PrepError `cannotSave`.
 */
export function writeDailyBackup(stateDir: string, journalDir: string, day: string): string | null {
  const folder = join(stateDir, 'backups')
  const path = join(folder, `${day}.jsonl`)
  const known = journalNames(folder)
  if (known.includes(`${day}.jsonl`)) return null
  writeBackup(journalDir, path)
  for (const old of readdirSync(folder)
    .filter((name) => /^\d{4}-\d\d-\d\d\.jsonl$/.test(name))
    .sort()
    .slice(0, -DAYS_KEPT))
    rmSync(join(folder, old), { force: true })
  return path
}

function readLine(text: string): ReturnType<typeof readEvents> {
  try {
    return readEvents(JSON.parse(text))
  } catch {
    return { wrong: 'no JSON' }
  }
}
