import { accessSync, constants, statSync } from 'node:fs'
import { PrepError } from '../errors.ts'

const ANYBODY_MAY_WRITE = 0o222

/**
 * Throws PrepError `noteReadOnly` where a file must not be written: its owner took the right away from everybody, or the system
 * refuses. The superuser could write it all the same, but was asked not to.
 */
export function assertWritable(path: string, shown = path): void {
  const isLocked = (statSync(path).mode & ANYBODY_MAY_WRITE) === 0
  try {
    if (!isLocked) accessSync(path, constants.W_OK)
  } catch {
    throw new PrepError('noteReadOnly', { path: shown })
  }
  if (isLocked) throw new PrepError('noteReadOnly', { path: shown })
}
