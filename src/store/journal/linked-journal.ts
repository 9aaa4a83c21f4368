import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs'
import { isOfUser } from '../../disk/own-file.ts'

/** How every journal of prep's begins. */
export const JOURNAL_START = Buffer.from('{"prep":')

/**
 * Where a link leads that stands in a journal's place, when that is a journal of the user's own, as programs that manage dotfiles have
 * it; else null. In a folder that is shared, somebody may have put a link there that leads to any other file.
 */
export function linkedJournal(path: string): string | null {
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants
  try {
    const real = realpathSync.native(path)
    const file = openSync(real, O_RDONLY | O_NONBLOCK | O_NOFOLLOW)
    try {
      const there = fstatSync(file)
      const start = Buffer.alloc(JOURNAL_START.length)
      const isJournal = there.isFile() && isOfUser(there) && readSync(file, start, 0, start.length, 0) === start.length
      return isJournal && start.equals(JOURNAL_START) ? real : null
    } finally {
      closeSync(file)
    }
  } catch {
    return null
  }
}
