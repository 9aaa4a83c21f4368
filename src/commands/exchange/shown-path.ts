import { relative } from 'node:path'
import type { Context } from '../../context.ts'

/** An absolute path as it is shown: from the folder that prep runs in, where it lies below. */
export const shown = ({ host }: Context, path: string): string => {
  const short = relative(host.cwd, path)
  return short === '' ? '.' : short.startsWith('..') ? path : short
}
