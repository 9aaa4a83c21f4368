import type { Terminal } from '../../terminal/terminal.ts'
import { renderRemark } from '../../terminal/views/error.ts'

/** One sentence on standard error, in prep's name. */
export function tell(terminal: Pick<Terminal, 'writeError' | 'errorColumns'>, sentence: string): void {
  terminal.writeError(`${renderRemark(sentence, terminal.errorColumns ?? null)}\n`)
}
