import type { Host } from '../../context.ts'
import { PrepError } from '../../errors.ts'
import { messagesIn } from '../../messages/language.ts'
import type { UsageError, UsageProblem } from '../../program/usage.ts'
import type { Terminal } from '../../terminal/terminal.ts'
import { commandMeant, didYouMean } from './did-you-mean.ts'
import { earlyLanguage } from './early-language.ts'
import { reportError } from './report-error.ts'

/** Says what is wrong with a command line, in the user's language, and what was probably meant; gives the exit code. */
export async function reportUsage({ problem, command }: UsageError, host: Host, terminal: Terminal): Promise<number> {
  const messages = messagesIn(await earlyLanguage(host))
  const help = ['prep', ...(command === '' || command === 'today' ? [] : [command]), '--help'].join(' ')
  const meant =
    problem.kind === 'unknownOption'
      ? optionMeant(problem.option, problem.known)
      : problem.kind === 'unknownCommand'
        ? commandMeant(problem.word, problem.known)
        : null
  const values = { ...problem, help, meant }
  const error = new PrepError<UsageProblem['kind']>(problem.kind, values)
  return reportError(error, terminal, messages, { debug: false, json: asksForJson(host.argv) })
}

/** `--json`, and `--format json`, in whatever way it is written. */
const asksForJson = (argv: readonly string[]): boolean =>
  argv.some(
    (word, index) => /^--(?:json|format=json)$/.test(word) || (word === 'json' && argv[index - 1] === '--format'),
  )

function optionMeant(option: string, known: readonly string[]): string | null {
  const bare = (flag: string) => flag.replace(/^-+/, '')
  const meant = option.startsWith('--') ? didYouMean(bare(option), known.map(bare)) : null
  return meant === null ? null : `--${meant}`
}
