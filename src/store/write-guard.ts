import { statSync } from 'node:fs'
import { join } from 'node:path'
import { PrepError } from '../errors.ts'
import { GitUnderWay } from './git-under-way.ts'
import type { StoreProblem } from './store.ts'

/** What says that a journal which was here is not, or has not all that it had; null when there is none. */
export const awayIn = (problems: readonly StoreProblem[]): StoreProblem | null =>
  problems.find(({ kind }) => kind === 'journalGone' || kind === 'journalBehind') ?? null

/**
 * Says when nothing may be written: while git is about to put back another file, or beside a journal that is away. A line that was
 * written then would go with the next step of whoever took the journal away.
 */
export class WriteGuard {
  readonly #journalDir: string
  readonly #problems: readonly StoreProblem[]
  readonly #goesOn: boolean
  readonly #git: GitUnderWay

  /** `goesOn`: a journal that is away is no reason, since what was in it is being brought back. */
  constructor(journalDir: string, problems: readonly StoreProblem[], goesOn: boolean) {
    this.#journalDir = journalDir
    this.#problems = problems
    this.#goesOn = goesOn
    this.#git = new GitUnderWay(journalDir)
  }

  /** A journal that was here and is not, or has not all that it had; null when there is none. */
  get missing(): StoreProblem | null {
    if (this.#goesOn) return null
    return awayIn(this.#problems)
  }

  /** `bytes`: how much of the journal was read. Throws PrepError `gitUnderWay` or `journalGone`. */
  assertMayWrite(name: string, bytes: number): void {
    this.#git.refuse()
    const { missing } = this
    if (missing !== null) throw new PrepError('journalGone', { path: missing.path })
    const path = join(this.#journalDir, name)
    if (sizeOf(path) < bytes && !this.#goesOn) throw new PrepError('journalGone', { path })
  }
}

/** Nothing for what is not there, and for what cannot be looked at: the writing itself says why. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch {
    return 0
  }
}
