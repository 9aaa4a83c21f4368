import type { Formats } from './journal/formats.ts'
import type { Position } from './journal/journal.ts'
import { versionAt } from './journal/journals.ts'
import { JOURNAL_HEADER } from './journal/stored.ts'

/** Going on in today's formats where an older prep wrote before. */
export class Upgrade {
  readonly #formats: Formats
  readonly #stateDir: string
  readonly #journalDir: string
  #isBackedUp = false

  constructor(formats: Formats, stateDir: string, journalDir: string) {
    this.#formats = formats
    this.#stateDir = stateDir
    this.#journalDir = journalDir
  }

  /**
   * Before anything is written: puts a copy of all journals aside when something here is of an older format.
   * Rejects with PrepError `cannotSave`; then nothing may be written.
   */
  async prepare(positions: ReadonlyMap<string, Position>, isCheckpointOlder: boolean): Promise<void> {
    if (this.#isBackedUp) return
    const { journal, checkpoint } = this.#formats
    const isOlder = isCheckpointOlder || [...positions.values()].some((each) => versionAt(each) < journal.version)
    if (!isOlder) return
    const { writeBackupBefore } = await import('./backup.ts')
    writeBackupBefore(`${journal.version}.${checkpoint.version}`, this.#stateDir, this.#journalDir)
    this.#isBackedUp = true
  }

  /** The line as it goes to a journal: where an older prep began that, behind a header of today's format. */
  lineFor(line: string, position: Position | undefined): { readonly text: string; readonly lines: number } {
    const isOlder = position !== undefined && versionAt(position) < this.#formats.journal.version
    // A newline goes out first.
    return isOlder ? { text: `${JOURNAL_HEADER}\n${line}`, lines: 3 } : { text: line, lines: 2 }
  }
}
