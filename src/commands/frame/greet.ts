import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../../context.ts'
import { makeFolder } from '../../disk/make-folder.ts'
import { GREETED } from '../../store/state-directory.ts'
import { wrapText } from '../../terminal/text/wrap.ts'

/** Commands whose output a program reads, or that a person does not run to meet prep. */
const SILENT: readonly string[] = ['completion', 'backup', 'restore', 'grade']

/**
 * Greets in three lines on standard error at the first run, and never again: a mark in the state folder remembers it.
 * Only a person at a terminal is greeted, who did not ask for JSON and has nothing saved yet.
 */
export function greet({ host, terminal, stateDir, messages, style }: Context): void {
  const columns = terminal.errorColumns ?? null
  if (columns === null || !terminal.outputIsTerminal) return
  if (host.argv.some((word) => word === '--json' || SILENT.includes(word))) return
  const isNew = !['settings.json', 'journal'].some((name) => existsSync(join(stateDir, name)))
  try {
    makeFolder(stateDir)
    writeFileSync(join(stateDir, GREETED), '', { mode: 0o600 })
  } catch {
    // Whoever cannot be remembered would be greeted each time.
    return
  }
  if (!isNew) return
  const lines = messages.commands.greeting.flatMap((line) => wrapText(line, columns))
  terminal.writeError(`${lines.map((line) => `${style.dim(line)}\n`).join('')}\n`)
}
