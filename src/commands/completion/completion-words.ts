/** An option as the command line knows it. */
export interface OptionShape {
  readonly flags: readonly string[]
  readonly about: string
  /** What its value is called in help, as deck; null when it takes none. */
  readonly value: string | null
  readonly choices: readonly string[]
}

interface CommandShape {
  readonly name: string
  readonly aliases: readonly string[]
  readonly about: string
  readonly options: readonly OptionShape[]
  /** Their names in help, as question; the last one may stand for several words. */
  readonly arguments: readonly string[]
}

export interface Shapes {
  readonly globals: readonly OptionShape[]
  readonly commands: readonly CommandShape[]
}

/** What the word being typed is. `start` stands before the value in the same word: `--deck=`. */
export type Place =
  | { readonly kind: 'command' }
  | { readonly kind: 'option'; readonly options: readonly OptionShape[] }
  | { readonly kind: 'value'; readonly option: OptionShape; readonly start: string }
  | {
      readonly kind: 'argument'
      readonly command: string
      /** The argument's name in help. */
      readonly name: string
      /** The command's words before this one. */
      readonly words: readonly string[]
    }

/** What was given so far that says which notes and settings are meant. */
export interface TypedGlobals {
  readonly notes: readonly string[]
  readonly stateDir: string | null
}

/** Finds out what is being typed. `before`: the words before it, beginning with the program's name. */
export function placeOf(
  before: readonly string[],
  typed: string,
  { globals, commands }: Shapes,
): { readonly place: Place; readonly typedGlobals: TypedGlobals } {
  const words: string[] = []
  const notes: string[] = []
  let stateDir: string | null = null
  let command: CommandShape | null = null
  let pending: OptionShape | null = null
  let onlyWords = false
  const options = () => [...(command?.options ?? []), ...globals]
  const optionOf = (flag: string) => options().find(({ flags }) => flags.includes(flag)) ?? null
  const keep = (option: OptionShape, value: string) => {
    if (option.flags.includes('--notes')) notes.push(value)
    if (option.flags.includes('--state-dir')) stateDir = value
  }
  for (const word of before.slice(1)) {
    if (pending !== null) {
      keep(pending, word)
      pending = null
    } else if (!onlyWords && word === '--') onlyWords = true
    else if (!onlyWords && word.startsWith('-') && word !== '-') {
      const [flag = '', value] = splitFlag(word)
      const option = optionOf(flag)
      if (option?.value != null && value !== undefined) keep(option, value)
      else if (option?.value != null) pending = option
    } else if (command === null && words.length === 0 && !onlyWords) {
      command = commands.find(({ name, aliases }) => name === word || aliases.includes(word)) ?? null
      if (command === null) words.push(word)
    } else words.push(word)
  }
  const typedGlobals = { notes, stateDir }
  if (pending !== null) return { place: { kind: 'value', option: pending, start: '' }, typedGlobals }
  if (!onlyWords && typed.startsWith('-')) {
    const [flag = '', value] = splitFlag(typed)
    const option = optionOf(flag)
    return value !== undefined && option !== null
      ? { place: { kind: 'value', option, start: `${flag}=` }, typedGlobals }
      : { place: { kind: 'option', options: options() }, typedGlobals }
  }
  const isHelp = words.length === 1 && words[0] === 'help'
  if (command === null)
    return {
      place: words.length === 0 || isHelp ? { kind: 'command' } : { kind: 'argument', command: '', name: '', words },
      typedGlobals,
    }
  const name = command.arguments[Math.min(words.length, command.arguments.length - 1)] ?? ''
  return { place: { kind: 'argument', command: command.name, name, words }, typedGlobals }
}

function splitFlag(word: string): readonly string[] {
  const at = word.startsWith('--') ? word.indexOf('=') : -1
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)]
}
