import { accessSync, chmodSync, constants, existsSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { hostname, platform } from 'node:os'
import { join } from 'node:path'
import type { CardId } from '../cards/card.ts'
import { knownDevice } from '../disk/device.ts'
import { systemReason } from '../disk/failed-save.ts'
import type { Rescheduler } from '../schedule/schedule.ts'
import { CheckpointFile } from './checkpoint/checkpoint-file.ts'
import { readTail } from './journal/journals.ts'
import { behindOwnCopy } from './journal/own-copy.ts'
import { Ledger } from './replaying/ledger.ts'
import { futureEvents } from './replaying/shift-future.ts'
import type { CardRecord, StoredEvent, StoreProblem } from './store.ts'

/** Something that is not as it should be. The sentences: `saving.doctor` by `kind`, `saving.problems` for damage. */
export type Finding =
  | {
      readonly kind:
        | 'openToOthers'
        | 'checkpointWrong'
        | 'leftover'
        | 'lowSpace'
        | 'notWritable'
        | 'future'
        | 'awaited'
        | 'missing'
      readonly path: string
      readonly detail: string
      /** Whether `prep doctor --fix` does something about it. */
      readonly fixable: boolean
    }
  | { readonly kind: 'damage'; readonly problem: StoreProblem; readonly fixable: false }

export interface Examination {
  readonly events: number
  readonly cards: number
  readonly journals: number
  readonly findings: readonly Finding[]
}

const LOW_SPACE_MB = 50
const DRAFT_MS = 60_000

/**
 * Looks at everything that is kept: reads all journals from the start, works all records out anew and compares the
 * checkpoint with them. Changes nothing. Throws as `openStore` does when a file cannot be read at all.
 */
export async function examine(
  stateDir: string,
  journalDir: string,
  scheduler: Rescheduler,
  now: Date,
): Promise<Examination> {
  const tail = readTail(journalDir, new Map(), true)
  const ledger = Ledger.fromHistory(tail.events, scheduler)
  const damage = tail.problems.map((problem): Finding => ({ kind: 'damage', problem, fixable: false }))
  const behind = behindOwnCopy(stateDir, journalDir)
  const findings = [
    ...damage,
    ...behind.map(missingJournal),
    ...(await checkpointFindings(stateDir, journalDir, scheduler, ledger.records, behind)),
    ...folderFindings(stateDir, journalDir, now),
    ...eventFindings(journalDir, tail.events, ledger.awaited, now, knownDevice(stateDir, hostname())),
  ]
  return { events: tail.events.length, cards: ledger.records.size, journals: tail.positions.size, findings }
}

/** Puts right what can be: permissions, leftovers, and a wrong checkpoint, which is made anew at the next opening. */
export function repair(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => {
    // Events are brought back and moved by others.
    if (!finding.fixable || ['missing', 'future'].includes(finding.kind)) return false
    if (finding.kind === 'openToOthers') chmodSync(finding.path, statSync(finding.path).isDirectory() ? 0o700 : 0o600)
    else rmSync(finding.path, { force: true })
    return true
  })
}

async function checkpointFindings(
  stateDir: string,
  journalDir: string,
  scheduler: Rescheduler,
  records: ReadonlyMap<CardId, CardRecord>,
  known: readonly StoreProblem[],
): Promise<readonly Finding[]> {
  const problems = [...known]
  const path = join(stateDir, 'checkpoint.json')
  const checkpoint = await new CheckpointFile(stateDir, journalDir).read(problems)
  if (checkpoint === null)
    return problems
      .slice(known.length)
      .map((problem) =>
        problem.kind === 'journalGone'
          ? missingJournal(problem)
          : { kind: 'checkpointWrong', path, detail: problem.detail, fixable: true },
      )
  const ledger = Ledger.fromCheckpoint(checkpoint, scheduler)
  const behind = readTail(journalDir, new Map(Object.entries(checkpoint.journals)), true)
  // The checkpoint alone cannot tell; then the journals are read anyway.
  if (!ledger.take(behind.events)) return []
  return sameRecords(ledger.records, records)
    ? []
    : [{ kind: 'checkpointWrong', path, detail: 'its records differ', fixable: true }]
}

const missingJournal = ({ path, detail }: StoreProblem): Finding => ({ kind: 'missing', path, detail, fixable: true })

function folderFindings(stateDir: string, journalDir: string, now: Date): readonly Finding[] {
  if (!existsSync(stateDir)) return []
  const findings: Finding[] = []
  const paths = [stateDir, journalDir, join(stateDir, 'backups')].filter(existsSync)
  for (const folder of paths) {
    try {
      accessSync(folder, constants.W_OK)
    } catch (error) {
      findings.push({ kind: 'notWritable', path: folder, detail: systemReason(error), fixable: false })
    }
    const files = readdirSync(folder)
      .filter((name) => /\.(json|jsonl|gz)(\.tmp.*)?$/.test(name))
      .map((name) => join(folder, name))
      // A link that leads nowhere is told of by who reads journals.
      .filter(existsSync)
    for (const path of platform() === 'win32' ? [] : [folder, ...files])
      if ((statSync(path).mode & 0o077) !== 0 && folder !== syncedFolder(stateDir, journalDir))
        findings.push({ kind: 'openToOthers', path, detail: '', fixable: true })
    for (const path of files)
      if (/\.tmp/.test(path) && now.getTime() - statSync(path).mtimeMs > DRAFT_MS)
        findings.push({ kind: 'leftover', path, detail: '', fixable: true })
    const { bavail, bsize } = statfsSync(folder)
    const freeMb = Math.floor((bavail * bsize) / 1_000_000)
    if (freeMb < LOW_SPACE_MB && folder !== paths[2])
      findings.push({ kind: 'lowSpace', path: folder, detail: String(freeMb), fixable: false })
  }
  return findings
}

/** A folder that others carry has the permissions that they give it. */
const syncedFolder = (stateDir: string, journalDir: string): string | null =>
  journalDir === join(stateDir, 'journal') ? null : journalDir

function eventFindings(
  path: string,
  events: readonly StoredEvent[],
  awaited: readonly string[],
  now: Date,
  device: string | null,
): readonly Finding[] {
  const count = (kind: 'future' | 'awaited', number: number, fixable: boolean): readonly Finding[] =>
    number === 0 ? [] : [{ kind, path, detail: String(number), fixable }]
  const future = futureEvents(events, now)
  const own = future.filter((event) => event.device === device).length
  return [
    ...count('future', own, true),
    // Each device moves its own; else two could move the same ones.
    ...count('future', future.length - own, false),
    ...count('awaited', awaited.length, false),
  ]
}

function sameRecords(left: ReadonlyMap<CardId, CardRecord>, right: ReadonlyMap<CardId, CardRecord>): boolean {
  if (left.size !== right.size) return false
  for (const [card, record] of left) if (JSON.stringify(record) !== JSON.stringify(right.get(card))) return false
  return true
}
