import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { randomName } from './device.ts'

/**
 * Puts a file that can be made anew in place of the one that may be there, whole or not at all, for its owner alone. It is not waited
 * for until it is on the disk. Throws what the system says where it cannot be written; nothing is left over then.
 */
export function replaceCache(path: string, content: Uint8Array | string): void {
  const draft = `${path}.${randomName(8)}`
  try {
    writeFileSync(draft, content, { mode: 0o600 })
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}
