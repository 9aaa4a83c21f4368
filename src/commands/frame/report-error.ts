import { describeError, EXIT, PrepError } from '../../errors.ts'
import type { Messages } from '../../messages/messages.ts'
import type { Terminal } from '../../terminal/terminal.ts'
import { safeJson } from '../../terminal/text/safe-json.ts'
import { sanitise } from '../../terminal/text/sanitise.ts'
import { renderError } from '../../terminal/views/error.ts'
import { VERSION } from '../../version.ts'

/**
 * Writes a failure as the user should meet it and gives its exit code: one line and a hint, or a bug with its stack. With
 * `json` a failure is one line of JSON, the last of standard error: see docs/schema/error.json.
 */
export function reportError(
  error: unknown,
  terminal: Terminal,
  messages: Messages,
  { debug, json }: { readonly debug: boolean; readonly json: boolean },
): number {
  if (error instanceof PrepError) {
    const { text, hint } = describeError(error, messages)
    const cause = () => {
      if (debug && error.cause !== undefined) terminal.writeError(`${stackOf(error.cause)}\n`)
    }
    if (json) {
      cause()
      const { code, exitCode, values } = error
      const { candidates } = values as { readonly candidates?: readonly unknown[] }
      const data = { code, message: text, hint, exitCode, ...(candidates === undefined ? {} : { candidates }) }
      terminal.writeError(`${safeJson({ error: data })}\n`)
    } else {
      terminal.writeError(`${renderError({ text, hint }, terminal.errorColumns ?? null)}\n`)
      cause()
    }
    return error.exitCode
  }
  terminal.writeError(`${messages.commands.bug(VERSION)}\n${stackOf(error)}\n`)
  return EXIT.bug
}

const stackOf = (error: unknown): string =>
  sanitise(error instanceof Error ? (error.stack ?? error.message) : String(error))
