import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { PrepError } from '../../errors.ts'

/**
 * The whole path of a file that a person names to be written. Throws PrepError `noSuchFolder` where its folder is not there:
 * a folder that is made by a slip of the finger hides what was written. Throws `fileExists` where a file or folder of that
 * name is, unless `mayReplace` allows it.
 */
export function newFile({ host }: Pick<Context, 'host'>, file: string, mayReplace: (path: string) => boolean): string {
  const path = resolve(host.cwd, file)
  const folder = dirname(path)
  if (!isFolder(folder)) throw new PrepError('noSuchFolder', { path: dirname(file) })
  if (isFolder(path) || (existsSync(path) && !mayReplace(path))) throw new PrepError('fileExists', { path: file })
  return path
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
