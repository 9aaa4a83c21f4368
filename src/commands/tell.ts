import { sanitise } from '../terminal/sanitise.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** One line on standard error, in prep's name. */
export function tell(terminal: Pick<Terminal, 'writeError'>, sentence: string): void {
  terminal.writeError(`${sanitise(`prep: ${sentence}`)}\n`)
}
