import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { PrepError } from '../errors.ts'

/** The mark stands within the first bytes of a page of prep's. */
const HEAD_BYTES = 512

/** Throws PrepError `fileExists` where a file is in the way that is no page of prep's own, by the mark that those begin with. */
export function assertOwnPage(path: string, shown: string, mark: string): void {
  if (existsSync(path) && !begins(path, mark)) throw new PrepError('fileExists', { path: shown })
}

function begins(path: string, mark: string): boolean {
  try {
    const descriptor = openSync(path, 'r')
    try {
      const head = Buffer.alloc(HEAD_BYTES)
      return head.toString('utf8', 0, readSync(descriptor, head)).includes(mark)
    } finally {
      closeSync(descriptor)
    }
  } catch {
    return false
  }
}
