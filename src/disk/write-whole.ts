import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { cannotSave } from './failed-save.ts'
import { makeFolder } from './make-folder.ts'

/**
 * Writes a file whole or not at all, in place of one that may be there; makes the folders that are missing. A long text may come in
 * pieces, which are asked for one after the other. `mode` is a new file's, as for `chmod`. Throws PrepError `cannotSave`, which names the file as `shown`.
 */
export function writeWhole(
  path: string,
  content: Uint8Array | string | Iterable<string>,
  mode: number,
  shown = path,
): void {
  // Anew under a name that nobody can know before: never through a link that somebody else has put there.
  const draft = `${path}.tmp-${randomUUID()}`
  try {
    makeFolder(dirname(path))
    const file = openSync(draft, 'wx', mode)
    try {
      for (const piece of piecesOf(content)) writeFileSync(file, piece)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(draft, path)
  } catch (error) {
    removeQuietly(draft)
    throw cannotSave(shown, error)
  }
}

const piecesOf = (content: Uint8Array | string | Iterable<string>): Iterable<Uint8Array | string> =>
  typeof content === 'string' || content instanceof Uint8Array ? [content] : content

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {}
}
