import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PrepError } from '../errors.ts'
import { CheckpointFile } from './checkpoint/checkpoint-file.ts'
import { FORMATS } from './journal/formats.ts'
import { readTail } from './journal/journals.ts'
import { behindOwnCopy } from './journal/own-copy.ts'
import { JournalStore, type StoreOptions } from './journal-store.ts'
import { LateScheduler, type SchedulerSource } from './replaying/late-scheduler.ts'
import { Ledger } from './replaying/ledger.ts'
import type { Store, StoreProblem } from './store.ts'

/**
 * Opens what prep remembers; nothing is created before the first `append`.
 * Rejects with PrepError `newerState` when a newer prep wrote it, `cannotReadState` when a file cannot be read,
 * `syncFolderGone` when the journals are kept elsewhere and that folder is not there.
 */
export async function openStore(
  options: Omit<StoreOptions, 'scheduler'> & { readonly scheduler: SchedulerSource },
): Promise<Store> {
  const journalDir = options.journalDir ?? join(options.stateDir, 'journal')
  // A drive that is not mounted must not look like a new start.
  if (options.journalDir && !existsSync(journalDir)) throw new PrepError('syncFolderGone', { path: journalDir })
  const formats = options.formats ?? FORMATS
  const checkpointFile = new CheckpointFile(options.stateDir, journalDir, formats.checkpoint)
  const problems: StoreProblem[] = [...behindOwnCopy(options.stateDir, journalDir, options.device)]
  const checkpoint = await checkpointFile.read(problems)
  const scheduler = new LateScheduler(options.scheduler)
  const opening = { ...options, scheduler }
  if (checkpoint !== null) {
    const tail = readTail(journalDir, new Map(Object.entries(checkpoint.journals)), true, undefined, formats.journal)
    const ledger = await scheduler.whenNeeded(() => {
      const begun = Ledger.fromCheckpoint(checkpoint, scheduler)
      return begun.take(tail.events) ? begun : null
    })
    if (ledger !== null) {
      problems.push(...tail.problems)
      return new JournalStore(opening, journalDir, checkpointFile, ledger, tail, problems)
    }
  }
  const whole = readTail(journalDir, new Map(), true, undefined, formats.journal)
  problems.push(...whole.problems)
  const ledger = await scheduler.whenNeeded(() => Ledger.fromHistory(whole.events, scheduler))
  return new JournalStore(opening, journalDir, checkpointFile, ledger, whole, problems)
}
