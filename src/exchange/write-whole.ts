import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { cannotSave } from '../store/failed-save.ts'

/** Writes a file whole or not at all. Throws PrepError `cannotSave`. */
export function writeWhole(path: string, content: Uint8Array | string): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const draft = `${path}.prep-new`
  try {
    // Never through a link that somebody else has put in its place.
    rmSync(draft, { force: true })
    const file = openSync(draft, 'wx', 0o644)
    try {
      if (writeSync(file, bytes) < bytes.length) throw new Error('the disk is full')
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw cannotSave(path, error)
  }
}
