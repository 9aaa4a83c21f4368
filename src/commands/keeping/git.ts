import type { Host } from '../../context.ts'
import { PrepError } from '../../errors.ts'

/** The folder may have come from somewhere else, with hooks and settings in it that name programs to be run. */
const NO_CODE = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.askPass=',
  'core.editor=:',
  'sequence.editor=:',
  'core.pager=cat',
  'core.gitProxy=',
  'diff.external=',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'protocol.ext.allow=never',
].flatMap((setting) => ['-c', setting])
/** Without a password at hand git says so, instead of asking in the middle of a script. */
const NO_QUESTIONS = { GIT_TERMINAL_PROMPT: '0' }

/** Git in one folder, with none of the programs that the repository there may name. */
export class Git {
  readonly #host: Host
  readonly #folder: string
  readonly #settings: readonly string[]

  constructor(host: Host, folder: string, settings: readonly string[] = []) {
    this.#host = host
    this.#folder = folder
    this.#settings = settings
  }

  /** Git in another folder, with settings (`-c`, `name=value`) of its own. */
  at(folder: string, settings: readonly string[]): Git {
    return new Git(this.#host, folder, settings)
  }

  /** Whether a command ends well; silent. */
  async answers(...words: string[]): Promise<boolean> {
    return (await this.ask(...words)).code === 0
  }

  /** As `answers`, but git says on standard error what is wrong. */
  async run(...words: string[]): Promise<boolean> {
    return (await this.#run(words, false)).code === 0
  }

  /** Rejects with PrepError `gitFailed` when a command does not end well; git says why on standard error. */
  async must(...words: string[]): Promise<void> {
    const { code } = await this.#run(words, false)
    if (code !== 0) throw new PrepError('gitFailed', { command: words[0] ?? '', code })
  }

  /** The line that a command prints. Rejects as `must` does. */
  async line(...words: string[]): Promise<string> {
    const { code, output } = await this.#run(words, false)
    if (code !== 0) throw new PrepError('gitFailed', { command: words[0] ?? '', code })
    return output.toString().replace(/\n$/, '')
  }

  /** The exit code, and what a command prints. */
  ask(...words: string[]): Promise<{ readonly code: number; readonly output: Buffer }> {
    return this.#run(words, true)
  }

  async #run(words: readonly string[], quiet: boolean): Promise<{ readonly code: number; readonly output: Buffer }> {
    const all = [...NO_CODE, ...this.#settings, '-C', this.#folder, ...words]
    const { code, output } = await this.#host.askProgram('git', all, { env: NO_QUESTIONS, quiet })
    if (code === null) throw new PrepError('noGit', {})
    return { code, output }
  }
}
