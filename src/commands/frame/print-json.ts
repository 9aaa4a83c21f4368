import type { Context } from '../../context.ts'
import { EXIT } from '../../errors.ts'
import { safeJson } from '../../terminal/text/safe-json.ts'

/** Options of a command that can print data instead of sentences. */
export interface JsonOption {
  readonly json?: boolean
}

/** Prints data as the command's schema in docs/schema describes it; gives the exit code of a command that is done. */
export function printJson({ terminal }: Pick<Context, 'terminal'>, value: unknown): number {
  terminal.write(`${safeJson(value, 2)}\n`)
  return EXIT.done
}
