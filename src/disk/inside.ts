import { realpathSync } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'

/** A path's one true one, whichever links led to it; null where nothing is. */
export function realPath(path: string): string | null {
  try {
    return realpathSync.native(path)
  } catch {
    return null
  }
}

/** Whether a path lies below a folder; both absolute. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** The true path of what lies below one of the folders; null for what is not there, or outside by `..` or behind a link. */
export function insideOf(path: string, folders: readonly string[]): string | null {
  const real = realPath(path)
  if (real === null) return null
  const isHere = folders.some((folder) => {
    const top = realPath(folder)
    return top !== null && isInside(real, top)
  })
  return isHere ? real : null
}
