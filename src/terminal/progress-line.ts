import type { Terminal } from './terminal.ts'
import { truncate, width } from './text/width.ts'

export interface ProgressLine {
  /** Called as work goes on; draws seldom. */
  readonly update: (done: number, total: number) => void
  /** Takes the line off the screen. */
  readonly clear: () => void
}

export interface ProgressPorts {
  readonly terminal: Pick<Terminal, 'writeError' | 'errorColumns'>
  readonly nowMs: () => number
  /** What stands beside the bar. */
  readonly say: (done: number, total: number) => string
}

const PATIENCE_MS = 500
const REDRAWN_MS = 100
const WIDEST_BAR = 30
const NARROWEST_BAR = 5
const CLEAR_LINE = '\r\x1b[2K'

/**
 * A bar on standard error that shows once work has taken half a second, and is gone when it is done. Nothing is drawn
 * where standard error is no terminal.
 */
export function createProgressLine({ terminal, nowMs, say }: ProgressPorts): ProgressLine {
  const columns = terminal.errorColumns ?? null
  const startedMs = nowMs()
  let drawnMs: number | null = null
  return {
    update(done, total) {
      const now = nowMs()
      if (columns === null || now - startedMs < PATIENCE_MS) return
      if (drawnMs !== null && now - drawnMs < REDRAWN_MS) return
      drawnMs = now
      terminal.writeError(`${CLEAR_LINE}${lineOf(done, total, say(done, total), columns - 1)}`)
    },
    clear() {
      if (drawnMs !== null) terminal.writeError(CLEAR_LINE)
      drawnMs = null
    },
  }
}

function lineOf(done: number, total: number, text: string, columns: number): string {
  const bar = Math.min(WIDEST_BAR, columns - width(text) - 1)
  if (bar < NARROWEST_BAR) return truncate(text, columns)
  const filled = Math.round((done / Math.max(1, total)) * bar)
  return `${'█'.repeat(filled)}${'░'.repeat(bar - filled)} ${text}`
}
