import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { cannotSave, systemReason } from '../disk/failed-save.ts'
import { writeWhole } from '../disk/write-whole.ts'
import { PrepError } from '../errors.ts'
import { FIRST_VERSION, FORMATS } from './journal/formats.ts'
import { readJournalLine } from './journal/journal-line.ts'
import { journalNames } from './journal/journals.ts'
import { JOURNAL_VERSION } from './journal/stored.ts'
import { inOrder } from './replaying/replay.ts'
import type { StoredEvent } from './store.ts'

const HEADER = JSON.stringify({ prep: 'backup', version: JOURNAL_VERSION })
const NEWLINE = Buffer.from('\n')
const DAYS_KEPT = 10
/** Ten years of a hundred reviews a day are a third of this; a small file may be made to unpack to all memory. */
const MOST_BYTES = 256 * 1024 * 1024

/**
 * Writes all journals of a folder into one file, whole or not at all, and gives its size in bytes; compressed when its
 * name ends in `.gz`. A backup is itself a journal. Throws PrepError `cannotSave`.
 */
export function writeBackup(journalDir: string, path: string): number {
  const bytes = bytesOf(journalDir, path)
  writeWhole(path, bytes, 0o600)
  return bytes.length
}

function bytesOf(journalDir: string, path: string): Buffer {
  try {
    const parts = journalNames(journalDir).flatMap((name) => [readFileSync(join(journalDir, name)), NEWLINE])
    const whole = Buffer.concat([Buffer.from(`${HEADER}\n`), ...parts])
    return path.endsWith('.gz') ? gzipSync(whole, { level: 1 }) : whole
  } catch (error) {
    throw cannotSave(path, error)
  }
}

/**
 * The events in a backup, or in any journal, in the order in which they count, and how many lines could not be used.
 * Throws PrepError `cannotReadState` when there is no such file or it is none of prep's, `newerState` for a newer one.
 */
export function readBackup(
  path: string,
  format = FORMATS.journal,
): { readonly events: readonly StoredEvent[]; readonly unusable: number } {
  const { events, unusable, lines } = readEventLines(path, textOf(path), format)
  if (events.length === 0 && unusable === lines) throw new PrepError('noBackup', { path })
  return { events: inOrder(events), unusable }
}

/**
 * The events in the text of a backup or a journal, in its order; how many lines it has, and how many of them could not be used.
 * `path` names it in the PrepError `newerState` that is thrown for a newer one.
 */
export function readEventLines(path: string, text: string, format = FORMATS.journal) {
  const events: StoredEvent[] = []
  let unusable = 0
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  let version = FIRST_VERSION
  for (const line of lines) {
    const read = readJournalLine(line, version, format)
    if ('newer' in read) throw new PrepError('newerState', { path, version: read.newer })
    if ('wrong' in read) unusable += 1
    else if ('version' in read) version = read.version
    else for (const event of read.events) events.push(event)
  }
  return { events, unusable, lines: lines.length }
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
  const path = join(folder, `${day}.jsonl.gz`)
  if (existsSync(path)) return null
  writeBackup(journalDir, path)
  for (const old of readdirSync(folder)
    .filter((name) => /^\d{4}-\d\d-\d\d\.jsonl\.gz$/.test(name))
    .sort()
    .slice(0, -DAYS_KEPT))
    rmSync(join(folder, old), { force: true })
  return path
}

/**
 * Before anything is written in a new format, a copy of all journals as they are, which is kept; made once a version.
 * Throws PrepError `cannotSave`.
 */
export function writeBackupBefore(version: string, stateDir: string, journalDir: string): void {
  const path = join(stateDir, 'backups', `before-format-${version}.jsonl.gz`)
  if (!existsSync(path)) writeBackup(journalDir, path)
}

function textOf(path: string): string {
  try {
    // A pipe would be waited for, and a device has no end.
    if (!statSync(path).isFile()) throw new PrepError('noBackup', { path })
    const bytes = readFileSync(path)
    const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b
    return (isCompressed ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes).toString('utf8')
  } catch (error) {
    if (error instanceof PrepError) throw error
    throw new PrepError('cannotReadState', { path, reason: systemReason(error) }, { cause: error })
  }
}
