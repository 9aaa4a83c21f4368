import type { Context } from '../context.ts'
import { EXIT } from '../errors.ts'
import { sanitiseLine } from '../terminal/sanitise.ts'
import { openCollection } from './collection.ts'

export interface CheckOptions {
  readonly json?: boolean
}

/** `prep check`: problems in the notes, one `path:line:column: message (rule)` each. Exit code 1 when there are any. */
export async function check(context: Context, paths: readonly string[], options: CheckOptions): Promise<number> {
  const { terminal, messages } = context
  const { notes, problems, missing } = await openCollection(context, paths, { sayProblems: false })
  if (options.json) terminal.write(`${JSON.stringify(problems, null, 2)}\n`)
  else {
    for (const { path, line, column, rule, message } of problems)
      terminal.write(`${sanitiseLine(`${path}:${line}:${column}: ${message} (${rule})`)}\n`)
    const said =
      problems.length === 0
        ? messages.commands.noProblems(notes.length)
        : messages.commands.problemCount(problems.length, notes.length)
    terminal.writeError(`${said}\n`)
  }
  return problems.length > 0 || missing.length > 0 ? EXIT.failed : EXIT.done
}
