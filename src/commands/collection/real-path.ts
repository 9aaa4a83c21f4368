import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'

/** A note's one true path, whichever links led to it: its records stay with it. */
export function realPath(cwd: string, path: string): string {
  const full = resolve(cwd, path)
  try {
    return realpathSync.native(full)
  } catch {
    return full
  }
}
