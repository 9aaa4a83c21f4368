import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PrepError } from '../errors.ts'
import { CheckpointFile } from './checkpoint-file.ts'
import { JournalStore, type StoreOptions } from './journal-store.ts'
import { readTail } from './journals.ts'
import { Ledger } from './ledger.ts'
import type { Store, StoreProblem } from './store.ts'

/**
 * Opens what prep remembers; nothing is created before the first `append`.
 * Rejects with PrepError `newerState` when a newer prep wrote it, `cannotReadState` when a file cannot be read,
 * `syncFolderGone` when the journals are kept elsewhere and that folder is not there.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const journalDir = options.journalDir ?? join(options.stateDir, 'journal')
  // A drive that is not mounted must not look like a new start.
  if (options.journalDir && !existsSync(journalDir)) throw new PrepError('syncFolderGone', { path: journalDir })
  const checkpointFile = new CheckpointFile(options.stateDir, journalDir)
  const problems: StoreProblem[] = []
  const checkpoint = await checkpointFile.read(problems)
  if (checkpoint !== null) {
    const tail = readTail(journalDir, new Map(Object.entries(checkpoint.journals)), true)
    const ledger = Ledger.fromCheckpoint(checkpoint.held, checkpoint.awaited, options.scheduler)
    if (ledger.take(tail.events)) {
      problems.push(...tail.problems)
      return new JournalStore(options, journalDir, checkpointFile, ledger, tail, problems)
    }
  }
  const whole = readTail(journalDir, new Map(), true)
  problems.push(...whole.problems)
  const ledger = Ledger.fromHistory(whole.events, options.scheduler)
  return new JournalStore(options, journalDir, checkpointFile, ledger, whole, problems)
}
