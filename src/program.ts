import { type Command, CommanderError } from 'commander'
import { withContext } from './commands/frame/with-context.ts'
import type { GlobalOptions, Host } from './context.ts'
import { EXIT } from './errors.ts'
import { messagesIn } from './messages/language.ts'
import type { Language } from './messages/messages.ts'
import type { CommandDefinition, CommandName, Help } from './program/definition.ts'
import { definitions, groups } from './program/definitions.ts'
import { declareGlobals } from './program/globals.ts'
import { fitHelp, helpLayout } from './program/help-layout.ts'
import { readMoments } from './program/moments.ts'
import { unsaidHelp } from './program/unsaid-help.ts'
import { PrepCommand, UsageError } from './program/usage.ts'
import type { Terminal } from './terminal/terminal.ts'
import { VERSION } from './version.ts'

/**
 * Runs one command line and resolves to its exit code (design: 0 done, 1 failed, 2 usage, 70 bug, 130 cancelled).
 * Everything that goes wrong is written to the terminal of `host`; nothing is thrown.
 */
export async function runProgram(host: Host): Promise<number> {
  const early = host.openTerminal(null)
  const isHelp = asksForHelp(host.argv)
  const messages = messagesIn(isHelp ? await languageOfHelp(host) : 'en')
  let exitCode: number = EXIT.done
  const program = buildProgram(host, early, isHelp ? messages.help : unsaidHelp, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync(withCommandFirst(host.argv), { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof UsageError) {
      const { reportUsage } = await import('./commands/frame/report-usage.ts')
      return reportUsage(error, host, early)
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
    const { reportError } = await import('./commands/frame/report-error.ts')
    return reportError(error, early, messages, { debug: host.argv.includes('--debug'), json: false })
  }
}

const asksForHelp = ([first, ...rest]: readonly string[]): boolean =>
  first === 'help' || [first, ...rest].some((word) => word !== undefined && HELP_FLAG.test(word))

/** Among short flags that are typed as one, too. */
const HELP_FLAG = /^(?:--help|-[a-zA-Z]*h)/

/** Read from the settings, too; all other commands do that themselves. */
const languageOfHelp = async (host: Host): Promise<Language> =>
  (await import('./commands/frame/early-language.ts')).earlyLanguage(host)

function buildProgram(host: Host, terminal: Terminal, help: Help, setExitCode: (code: number) => void): Command {
  const takesOptions = asksForHelp(host.argv) || host.argv.some((word) => word.startsWith('-'))
  const program = declareGlobals(
    new PrepCommand('prep', { takesOptions }).version(VERSION, '-V, --version', help.version),
    help,
  )
    .description(help.about)
    .helpCommand('help [command]', help.helpCommand)
    .exitOverride()
    .configureHelp({
      ...helpLayout,
      styleTitle: (title) => help.titles[title as keyof typeof help.titles] ?? title,
      styleOptionText: (text) => (text === '[options]' ? help.words.options : text),
      styleSubcommandText: (text) => (text === '[command]' ? help.words.command : text),
    })
    .configureOutput({
      writeOut: (text) => terminal.write(fitHelp(text, terminal.columns)),
      writeErr: (text) => terminal.writeError(text),
      getOutHelpWidth: () => terminal.columns,
      getErrHelpWidth: () => terminal.columns,
    })
    .addHelpText('after', `\n${help.exitCodes}`)

  // A command line that begins with a command needs only that one.
  const [first] = withCommandFirst(host.argv)
  const named = namesOf(first === undefined ? 'today' : first)
  for (const [group, members] of Object.entries(groups))
    for (const name of Object.keys(members) as CommandName[]) {
      if (named !== null && named !== name) continue
      const command = addCommand(program, name, help)
      command.helpGroup(help.groups[group as keyof typeof groups])
      command.action(async (...given: unknown[]) => {
        await readMoments(command, host)
        const options = given.at(-2) as Record<string, unknown>
        const argument = given.length > 2 ? given[0] : []
        const words =
          argument === undefined
            ? []
            : Array.isArray(argument)
              ? (argument as string[])
              : given.slice(0, -2).map(String)
        setExitCode(
          await withContext(host, globalOptions(command), async (context) =>
            (await definitions[name].load())(context, words, options),
          ),
        )
      })
    }
  return program
}

/** `--json` belongs to the commands, `prep` alone too; before a command it means that one. */
function withCommandFirst(argv: readonly string[]): string[] {
  const [flag, name, ...rest] = argv
  return flag === '--json' && name !== undefined && namesOf(name) !== null ? [name, flag, ...rest] : [...argv]
}

/** The command that a word names, or null. */
function namesOf(word: string): CommandName | null {
  const found = Object.entries(definitions).find(([name, { aliases = [] }]) => name === word || aliases.includes(word))
  return found === undefined ? null : (found[0] as CommandName)
}

function addCommand(program: Command, name: CommandName, help: Help): Command {
  const definition: CommandDefinition = definitions[name] as CommandDefinition
  const say = help.commands[name]
  const command = program
    .command(name, { hidden: definition.hidden ?? false, isDefault: name === 'today' })
    .description(say.about)
  for (const alias of definition.aliases ?? []) command.alias(alias)
  definition.declare(command, say as never, help.shared)
  if (say.examples.length > 0)
    command.addHelpText('after', `\n${help.examples}\n${say.examples.map((line) => `  ${line}\n`).join('')}`)
  return command
}

function globalOptions(command: Command): GlobalOptions {
  const all = command.optsWithGlobals()
  return {
    notes: all['notes'] ?? [],
    stateDir: all['stateDir'] ?? null,
    now: all['now'] ?? null,
    language: all['lang'] ?? null,
    color: all['color'] ?? null,
    plain: all['plain'] ?? false,
    debug: all['debug'] ?? false,
    json: all['json'] === true || all['format'] === 'json',
  }
}
