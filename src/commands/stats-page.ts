import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Context } from '../context.ts'
import { PrepError } from '../errors.ts'
import { GENERATOR, renderStatsPage } from '../page/page.ts'
import { writeWhole } from '../store/write-whole.ts'
import { sanitiseLine } from '../terminal/sanitise.ts'
import type { StatsData } from '../terminal/views/stats.ts'
import { VERSION } from '../version.ts'

/** The mark stands within the first bytes of a page of prep's. */
const HEAD_BYTES = 512

/**
 * Writes how it goes as a page, whole or not at all. Throws PrepError `fileExists` where another program's file is in the
 * way (a page of prep's is replaced) unless `force`, and `cannotSave`. `countdown`: lines about the interviews to come.
 */
export function writeStatsPage(
  context: Context,
  file: string,
  data: StatsData,
  force: boolean,
  countdown: readonly string[],
): void {
  const { host, messages, language, terminal } = context
  const path = resolve(host.cwd, file)
  if (existsSync(path) && !force && !isOwnPage(path)) throw new PrepError('fileExists', { path: file })
  const text = renderStatsPage(data, messages, language, VERSION, countdown)
  writeWhole(path, text, 0o600, file)
  terminal.write(`${sanitiseLine(messages.page.written(file))}\n`)
}

function isOwnPage(path: string): boolean {
  try {
    const descriptor = openSync(path, 'r')
    try {
      const head = Buffer.alloc(HEAD_BYTES)
      return head.toString('utf8', 0, readSync(descriptor, head)).includes(GENERATOR)
    } finally {
      closeSync(descriptor)
    }
  } catch {
    return false
  }
}
