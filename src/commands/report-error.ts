import { describeError, EXIT, PrepError } from '../errors.ts'
import type { Messages } from '../messages/messages.ts'
import { sanitise } from '../terminal/sanitise.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { renderError } from '../terminal/views/error.ts'
import { VERSION } from '../version.ts'

/** Writes a failure as the user should meet it and gives its exit code: one line and a hint, or a bug with its stack. */
export function reportError(error: unknown, terminal: Terminal, messages: Messages, debug: boolean): number {
  if (error instanceof PrepError) {
    terminal.writeError(`${renderError(describeError(error, messages), terminal.errorColumns ?? null)}\n`)
    if (debug && error.cause !== undefined) terminal.writeError(`${stackOf(error.cause)}\n`)
    return error.exitCode
  }
  terminal.writeError(`${messages.commands.bug(VERSION)}\n${stackOf(error)}\n`)
  return EXIT.bug
}

const stackOf = (error: unknown): string =>
  sanitise(error instanceof Error ? (error.stack ?? error.message) : String(error))
