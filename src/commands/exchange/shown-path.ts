import type { Context } from '../../context.ts'
import { shownPath } from '../../notes/note-files.ts'

/** An absolute path as it is shown: from the folder that prep runs in, where it lies below. */
export const shown = ({ host }: Context, path: string): string => (path === host.cwd ? '.' : shownPath(path, host.cwd))
