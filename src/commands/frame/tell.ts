import { EXIT } from '../../errors.ts'
import type { Terminal } from '../../terminal/terminal.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { wrapText } from '../../terminal/text/wrap.ts'
import { renderRemark } from '../../terminal/views/error.ts'

/** One sentence on standard error, in prep's name. */
export function tell(terminal: Pick<Terminal, 'writeError' | 'errorColumns'>, sentence: string): void {
  terminal.writeError(`${renderRemark(sentence, terminal.errorColumns ?? null)}\n`)
}

/**
 * One sentence on standard output. A terminal gets it in lines that end between words, a file or another program on one line. Gives
 * the exit code of a command that is done.
 */
export function printLine(
  { write, columns, outputIsTerminal }: Pick<Terminal, 'write' | 'columns' | 'outputIsTerminal'>,
  sentence: string,
): number {
  const line = sanitiseLine(sentence)
  write(`${outputIsTerminal ? wrapText(line, columns).join('\n') : line}\n`)
  return EXIT.done
}

/** One sentence on standard error that is no remark on something wrong, without prep's name. */
export function printAside(
  { writeError, errorColumns }: Pick<Terminal, 'writeError' | 'errorColumns'>,
  sentence: string,
): void {
  const line = sanitiseLine(sentence)
  writeError(`${errorColumns == null ? line : wrapText(line, errorColumns).join('\n')}\n`)
}
