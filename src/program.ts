import { Command, CommanderError, Option } from 'commander'
import { collect, parseCount, parseDate, parseDays, parseInstant, parseMinutes } from './commands/options.ts'
import { withContext } from './commands/with-context.ts'
import type { Context, GlobalOptions, Host } from './context.ts'
import { EXIT } from './errors.ts'
import { en } from './messages/en.ts'
import { ko } from './messages/ko.ts'
import { chooseLanguage } from './messages/language.ts'
import { addRecordCommands } from './program-records.ts'
import type { Terminal } from './terminal/terminal.ts'
import { VERSION } from './version.ts'

/**
 * Runs one command line and resolves to its exit code (design: 0 done, 1 failed, 2 usage, 70 bug, 130 cancelled).
 * Everything that goes wrong is written to the terminal of `host`; nothing is thrown.
 */
export async function runProgram(host: Host): Promise<number> {
  const early = host.openTerminal(null)
  const messages = chooseLanguage(null, null, host.env) === 'ko' ? ko : en
  let exitCode: number = EXIT.done
  const program = buildProgram(host, early, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync(host.argv, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
    const { reportError } = await import('./commands/report-error.ts')
    return reportError(error, early, messages, host.argv.includes('--debug'))
  }
}

/** Binds a command to its module, which is imported when the command runs. */
export type Bind = (command: Command, load: () => Promise<Run>) => Command

type Run = (context: Context, paths: readonly string[], options: Record<string, unknown>) => Promise<number>

function buildProgram(host: Host, terminal: Terminal, setExitCode: (code: number) => void): Command {
  const program = new Command('prep')
    .description('A flashcard quiz for the terminal that reads your interview notes as they are.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .option('--notes <path>', 'read notes from this file or folder (repeatable)', collect)
    .option('--state-dir <dir>', 'keep schedules and settings in this folder (or PREP_STATE_DIR)')
    .addOption(
      new Option('--now <time>', 'pretend that it is this time, for scripts and tests').argParser(parseInstant),
    )
    .addOption(new Option('--lang <language>', 'language of messages').choices(['ko', 'en']))
    .option('--color', 'use colours')
    .option('--no-color', 'use no colours')
    .option('--debug', 'show the cause of an error')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.write(text),
      writeErr: (text) => terminal.writeError(text),
      getOutHelpWidth: () => terminal.columns,
      getErrHelpWidth: () => terminal.columns,
    })
    .showHelpAfterError('Run `prep --help`, or `prep <command> --help`, to see what there is.')

  const bind: Bind = (command, load) =>
    command.action(async (...given: unknown[]) => {
      const own = given.at(-2) as Record<string, unknown>
      const argument = given.length > 2 ? given[0] : []
      const words =
        argument === undefined ? [] : Array.isArray(argument) ? (argument as string[]) : given.slice(0, -2).map(String)
      const code = await withContext(host, globalOptions(command), async (context) =>
        (await load())(context, words, own),
      )
      setExitCode(code)
    })

  const filters = (command: Command) =>
    command
      .option('-d, --deck <deck>', 'only cards of this deck (repeatable)', collect)
      .option('-t, --tag <tag>', 'only cards with this tag (repeatable)', collect)

  /** What a drill asks, for `drill` and `queue`. */
  const choices = (command: Command) =>
    filters(command)
      .option('-l, --limit <n>', 'ask at most this many questions', parseCount)
      .option('-n, --new <n>', 'ask at most this many new questions', parseCount)
      .option('-p, --partial', 'only questions with a gap in their answer')
      .option('--answered', 'only questions with an answer')
      .option('--unanswered', 'go through the questions that have no answer yet')
      .option('--cram', 'ask everything, due or not; schedules stay as they are')
      .option('--ahead <days>', 'also ask what is due within this many days', parseCount)
      .option('--by <date>', 'plan this drill for an interview on that day', parseDate)
      .option('--minutes <n>', 'minutes a day until then', parseMinutes)
      .option('--no-plan', 'leave the plan for an interview aside')

  bind(
    choices(
      program
        .command('drill')
        .description('quiz: what is due, then what is new; or what the plan for an interview asks today')
        .argument('[paths...]', 'notes: files or folders'),
    ),
    async () => (await import('./commands/drill.ts')).drill,
  )
  bind(
    choices(
      program
        .command('queue')
        .description('what a drill would ask now, in order, and why')
        .argument('[paths...]', 'notes: files or folders'),
    ).option('--json', 'print JSON'),
    async () => (await import('./commands/queue.ts')).queue,
  )
  bind(
    filters(
      program
        .command('plan')
        .description('what to do each day until an interview, and how ready you will be')
        .argument('[paths...]', 'notes: files or folders'),
    )
      .option('--by <date>', 'the day of the interview, as 2026-12-01', parseDate)
      .option('--minutes <n>', 'minutes you have each day', parseMinutes)
      .option('--what-if', 'compare other minutes a day, days and retention; keeps nothing')
      .option('--forget', 'end the plan (with --by, --deck or --tag: only that one)')
      .option('--json', 'print JSON'),
    async () => (await import('./commands/plan.ts')).plan,
  )
  bind(
    filters(
      program
        .command('stats')
        .description('how it goes: reviews, retention, what is due, what is written, what is hard')
        .argument('[paths...]', 'notes: files or folders'),
    )
      .option('--days <n>', 'look back this many days', parseDays)
      .option('--json', 'print JSON'),
    async () => (await import('./commands/stats.ts')).stats,
  )
  bind(
    filters(
      program
        .command('list')
        .description('every question with its status')
        .argument('[paths...]', 'notes: files or folders'),
    )
      .option('-u, --unanswered', 'only questions without an answer')
      .option('-p, --partial', 'only questions with a gap in their answer')
      .option('--answered', 'only questions with an answer')
      .option('--due', 'only what is due now')
      .option('--new', 'only what was never asked')
      .option('--explain', 'why each line is a question, or is not')
      .option('--json', 'print JSON'),
    async () => (await import('./commands/list.ts')).list,
  )
  bind(
    program
      .command('show')
      .description('one question whole: answer, follow-ups, schedule')
      .argument(
        '<question...>',
        'its number in `prep list`, the note’s own (질문8), words, initial consonants (ㅈㄱㅎ), or an id',
      )
      .option('--json', 'print JSON'),
    async () => (await import('./commands/show.ts')).show,
  )
  bind(
    program
      .command('check')
      .description('problems in the notes, one path:line:column each')
      .argument('[paths...]', 'notes: files or folders')
      .option('--json', 'print JSON'),
    async () => (await import('./commands/check.ts')).check,
  )
  bind(
    program
      .command('notes')
      .description('the folders that prep reads when none is named: list, add PATH, remove PATH')
      .argument('[words...]', 'list | add <path> | remove <path>')
      .option('--json', 'print JSON'),
    async () => (await import('./commands/notes.ts')).notes,
  )
  bind(
    program
      .command('config')
      .description('settings: list, get KEY, set KEY VALUE, unset KEY')
      .argument('[words...]', 'list | get <key> | set <key> <value> | unset <key>')
      .option('--json', 'print JSON'),
    async () => (await import('./commands/config.ts')).config,
  )
  addRecordCommands(program, bind)
  bind(
    program
      .command('optimise')
      .alias('optimize')
      .description('fit the schedule to how you remember, from your own reviews')
      .option('--dry-run', 'compare, and change nothing')
      .option('--reset', 'go back to the usual parameters')
      .option('--json', 'print JSON'),
    async () => (await import('./commands/optimise.ts')).optimiseParameters,
  )
  bind(program.command('today', { isDefault: true, hidden: true }).argument('[words...]'), async () => {
    const { today } = await import('./commands/today.ts')
    const known = program.commands.map((command) => command.name())
    return (context, words) => today(context, words, known)
  })
  return program
}

function globalOptions(command: Command): GlobalOptions {
  const all = command.optsWithGlobals()
  return {
    notes: all['notes'] ?? [],
    stateDir: all['stateDir'] ?? null,
    now: all['now'] ?? null,
    language: all['lang'] ?? null,
    color: all['color'] ?? null,
    debug: all['debug'] ?? false,
  }
}
