import { Command, InvalidArgumentError, type Option } from 'commander'

/** What is wrong with a command line, without its sentence: that is `errors` of the messages, by `kind`. */
export type UsageProblem =
  | { readonly kind: 'unknownOption'; readonly option: string; readonly known: readonly string[] }
  | { readonly kind: 'unknownCommand'; readonly word: string; readonly known: readonly string[] }
  | { readonly kind: 'conflictingOptions'; readonly option: string; readonly other: string }
  | { readonly kind: 'missingArgument'; readonly argument: string }
  | { readonly kind: 'missingOptionValue'; readonly option: string }
  | { readonly kind: 'tooManyArguments'; readonly expected: number; readonly given: readonly string[] }
  | {
      readonly kind: 'badOptionValue'
      readonly option: string
      readonly given: string
      /** What it takes: a key of the messages, or the sentence itself. */
      readonly wants: string
      readonly choices: readonly string[]
    }

/** Thrown instead of commander's own English sentences. `command` is what help is to be asked for. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly problem: UsageProblem
  readonly command: string

  constructor(problem: UsageProblem, command: string) {
    super(problem.kind)
    this.problem = problem
    this.command = command
  }
}

interface Target {
  readonly argChoices?: readonly string[]
  readonly long?: string | null
  name(): string
}

/** An option stands there with no value, or an empty one. */
export const withoutValue = (option: Pick<Target, 'long' | 'name'>): UsageProblem => ({
  kind: 'missingOptionValue',
  option: option.long ?? option.name(),
})

/** commander's command, which says what is wrong with a line as data. The methods below are where commander would exit. */
export class PrepCommand extends Command {
  readonly #takesOptions: boolean

  /** A line without options needs none of them to be made, which takes as long as all else about it; `--no-…` says something by being left out. */
  constructor(name?: string, { takesOptions = true }: { readonly takesOptions?: boolean } = {}) {
    super(name)
    this.#takesOptions = takesOptions
  }

  override createCommand(name?: string): PrepCommand {
    return new PrepCommand(name, { takesOptions: this.#takesOptions })
  }

  override option(flags: string, ...more: unknown[]): this {
    const add = super.option as (flags: string, ...more: unknown[]) => this
    return this.#takesOptions || flags.startsWith('--no-') ? add.call(this, flags, ...more) : this
  }

  override addOption(option: Option): this {
    return this.#takesOptions || option.negate ? super.addOption(option) : this
  }

  unknownOption(option: string): never {
    const own = [this, ...(this.parent === null ? [] : [this.parent])].flatMap((command) =>
      command.createHelp().visibleOptions(command),
    )
    throw this.#wrong({ kind: 'unknownOption', option, known: own.flatMap(({ long }) => long ?? []) })
  }

  missingArgument(argument: string): never {
    throw this.#wrong({ kind: 'missingArgument', argument })
  }

  optionMissingArgument(option: Pick<Target, 'long' | 'name'>): never {
    throw this.#wrong(withoutValue(option))
  }

  _conflictingOption(option: Pick<Target, 'long' | 'name'>, other: Pick<Target, 'long' | 'name'>): never {
    const flag = ({ long, name }: Pick<Target, 'long' | 'name'>) => long ?? name()
    throw this.#wrong({ kind: 'conflictingOptions', option: flag(option), other: flag(other) })
  }

  /** `prep help` of something that is no command. */
  _dispatchHelpCommand(word?: string): unknown {
    this.#expectCommand(word)
    const whole = Command.prototype as unknown as { _dispatchHelpCommand(word?: string): unknown }
    return whole._dispatchHelpCommand.call(this, word)
  }

  /** `--help` beside a word, before or after it, is `prep help` of that word: the general help would hide that it is no command. */
  _outputHelpIfRequested(given: readonly string[]): void {
    const whole = Command.prototype as unknown as { _outputHelpIfRequested(given: readonly string[]): void }
    const asked = given.findIndex((each) => each === '--help' || each === '-h')
    const word = [this.args[0], given[asked + 1]].find((each) => each !== undefined && !each.startsWith('-'))
    if (asked >= 0 && this.parent === null && word !== undefined) this._dispatchHelpCommand(word)
    else whole._outputHelpIfRequested.call(this, given)
  }

  #expectCommand(word: string | undefined): void {
    const known = this.createHelp()
      .visibleCommands(this)
      .flatMap((command) => [command.name(), ...command.aliases()])
    if (word !== undefined && !known.includes(word)) throw this.#wrong({ kind: 'unknownCommand', word, known })
  }

  _excessArguments(given: readonly string[]): void {
    const expected = this.registeredArguments.length
    throw this.#wrong({ kind: 'tooManyArguments', expected, given: given.slice(expected) })
  }

  _callParseArg(
    target: Target & { parseArg(value: string, before: unknown): unknown },
    value: string,
    before: unknown,
  ) {
    try {
      return target.parseArg(value, before)
    } catch (error) {
      if (!(error instanceof InvalidArgumentError)) throw error
      if (value.trim() === '') this.optionMissingArgument(target)
      const choices = target.argChoices ?? []
      const wants = choices.length > 0 ? 'choices' : error.message
      throw this.#wrong({
        kind: 'badOptionValue',
        option: target.long ?? target.name(),
        given: value,
        wants,
        choices,
      })
    }
  }

  #wrong(problem: UsageProblem): UsageError {
    return new UsageError(problem, this.parent === null ? '' : this.name())
  }
}
