import { closeSync, openSync, readSync } from 'node:fs'

/** The mark stands within the first bytes of a page of prep's. */
const HEAD_BYTES = 512

/** Whether a file is a page of prep's own, by the mark that those begin with. */
export function isOwnPage(path: string, mark: string): boolean {
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
