import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PrepError } from '../../errors.ts'
import { FORMATS, type Formats } from '../journal/formats.ts'
import type { Position } from '../journal/journal.ts'
import { reached } from '../journal/journals.ts'
import { readCheckpoint } from '../settings/conf-format.ts'
import type { StoreProblem } from '../store.ts'
import { type Checkpoint, packCheckpoint, REPLAY_RULES, type Reached, unpackCheckpoint } from './checkpoint.ts'

const NAME = 'checkpoint'

/** The scheduling state that conf keeps. It holds nothing that the journals do not, so it may be lost at any time. */
export class CheckpointFile {
  readonly #stateDir: string
  readonly #journalDir: string
  readonly #path: string
  readonly #format: Formats['checkpoint']
  /** Whether what was read was of an older format. */
  isOlder = false

  constructor(stateDir: string, journalDir: string, format = FORMATS.checkpoint) {
    this.#stateDir = stateDir
    this.#journalDir = journalDir
    this.#path = join(stateDir, `${NAME}.json`)
    this.#format = format
  }

  /**
   * The checkpoint, or null when there is none that can be used: missing, broken, or of other journals than there are
   * now. Why it could not be used goes to `problems`. Throws PrepError `newerState` for a newer prep's.
   */
  async read(problems: StoreProblem[]): Promise<Checkpoint | null> {
    if (!existsSync(this.#path)) return null
    const unusable = (detail: string) => {
      problems.push({ kind: 'checkpointUnusable', path: this.#path, line: null, detail })
      return null
    }
    let isByOtherRules = false
    let checkpoint: Checkpoint | string | { readonly newer: number }
    try {
      const stored = readCheckpoint(this.#stateDir, NAME)
      checkpoint = unpackCheckpoint(stored, this.#format)
      isByOtherRules = stored['rules'] !== REPLAY_RULES
      this.isOlder = Number(stored['version']) < this.#format.version
    } catch (error) {
      return unusable((error as Error).message)
    }
    if (typeof checkpoint === 'string') return unusable(checkpoint)
    if ('newer' in checkpoint) throw new PrepError('newerState', { path: this.#path, version: checkpoint.newer })
    if (isByOtherRules && !this.isOlder) return null
    for (const [name, place] of Object.entries(checkpoint.journals)) {
      const now = reached(this.#journalDir, name, place)
      if (now?.tail === place.tail) continue
      if (now !== null || existsSync(join(this.#journalDir, name))) return unusable(`${name} is not as it was`)
      const path = join(this.#journalDir, name)
      // Of a journal that is known to be behind that is said already.
      if (!problems.some((problem) => problem.path === path))
        problems.push({ kind: 'journalGone', path, line: null, detail: 'no such file' })
      return null
    }
    return checkpoint
  }

  /** Writes it anew. What went wrong comes back: the journals hold everything, so nothing is lost. */
  async write(
    positions: ReadonlyMap<string, Position>,
    { awaited, held, corrected, interviews, joins, silent }: Omit<Checkpoint, 'journals'>,
  ): Promise<StoreProblem | null> {
    const journals: Record<string, Reached> = {}
    for (const [name, position] of positions) {
      const place = reached(this.#journalDir, name, position)
      if (place !== null) journals[name] = place
    }
    const conf = await import('../settings/conf-store.ts')
    const values = { ...packCheckpoint({ journals, awaited, held, corrected, interviews, joins, silent }) }
    try {
      this.#open(conf).replace(values)
      return null
    } catch (error) {
      this.#removeUnlessWhole(conf)
      return { kind: 'checkpointUnsaved', path: this.#path, line: null, detail: (error as Error).message }
    }
  }

  /** A broken file is in the way of conf: it refuses to open it. */
  #open(conf: typeof import('../settings/conf-store.ts')) {
    try {
      return conf.openConf(this.#stateDir, NAME, 'checkpoint')
    } catch {
      conf.removeConf(this.#stateDir, NAME)
      return conf.openConf(this.#stateDir, NAME, 'checkpoint')
    }
  }

  /** Another process may have put a whole one there meanwhile. */
  #removeUnlessWhole(conf: typeof import('../settings/conf-store.ts')): void {
    try {
      const { stored } = conf.openConf(this.#stateDir, NAME, 'checkpoint')
      if (typeof unpackCheckpoint(stored, this.#format) !== 'string') return
    } catch {}
    try {
      conf.removeConf(this.#stateDir, NAME)
    } catch {}
  }
}
