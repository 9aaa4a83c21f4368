import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Context } from '../context.ts'
import { PrepError } from '../errors.ts'
import { GENERATOR, renderStatsPage } from '../page/page.ts'
import { cannotSave } from '../store/failed-save.ts'
import { sanitiseLine } from '../terminal/sanitise.ts'
import type { StatsData } from '../terminal/views/stats.ts'
import { VERSION } from '../version.ts'

/** The mark stands within the first bytes of a page of prep's. */
const HEAD_BYTES = 512

/**
 * Writes how it goes as a page, whole or not at all. Throws PrepError `fileExists` where another program's file is in the
 * way (a page of prep's is replaced) unless `force`, and `cannotSave`.
 */
export function writeStatsPage(context: Context, file: string, data: StatsData, force: boolean): void {
  const { host, messages, language, terminal } = context
  const path = resolve(host.cwd, file)
  if (existsSync(path) && !force && !isOwnPage(path)) throw new PrepError('fileExists', { path: file })
  const text = renderStatsPage(data, messages, language, VERSION)
  try {
    replaceFile(path, text)
  } catch (error) {
    throw cannotSave(file, error)
  }
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

function replaceFile(path: string, text: string): void {
  const draft = `${path}.${randomUUID()}.tmp`
  const bytes = Buffer.from(text)
  try {
    const descriptor = openSync(draft, 'wx', 0o600)
    try {
      if (writeSync(descriptor, bytes) < bytes.length) throw new Error('the disk is full')
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
}
