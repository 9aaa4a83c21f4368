import { existsSync } from 'node:fs'
import { basename, dirname, sep } from 'node:path'
import type { LastReading } from '../../cards/pairing/last-reading.ts'

/** Which notes there are now, and which there were. */
export interface NotesThere {
  /** The notes that were read, absolute. */
  readonly read: () => readonly string[]
  /** Registered or named files and folders that are not there; folders that could not be read. Absolute. */
  readonly missing: readonly string[]
  readonly last: LastReading | null
}

/**
 * Whether a note that was not read is still there, or may come back: it lies in a folder that is not there or cannot be read, or
 * in one that has no notes any more, and none of its name has come up elsewhere. Such a folder is more likely on a drive that is
 * not mounted, or on another branch, than thrown away.
 */
export function noteStays({ read, missing, last }: NotesThere): (path: string) => boolean {
  let folders: ReadonlySet<string> | null = null
  let newNames: ReadonlySet<string> | null = null
  return (path) => {
    if (existsSync(path)) return true
    if (missing.some((gone) => path === gone || path.startsWith(gone.endsWith(sep) ? gone : gone + sep))) return true
    if (last === null || !last.notes.has(path)) return false
    folders ??= new Set(read().map((each) => dirname(each)))
    newNames ??= new Set(
      read()
        .filter((each) => !last.notes.has(each))
        .map((each) => basename(each)),
    )
    return !folders.has(dirname(path)) && !newNames.has(basename(path))
  }
}
