import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { decode } from '../../disk/decode.ts'
import { insideOf } from '../../disk/inside.ts'
import { readBytes } from '../../disk/read-bytes.ts'
import type { LinkedFiles } from '../checking/looked-over.ts'
import { fileFinders, foldersOf } from './find-file.ts'

/** What notes may name among the files and folders that are read; all paths absolute. */
export function linkedFilesOf(paths: readonly string[]): (note: string) => LinkedFiles {
  const finderOf = fileFinders(paths)
  const texts = new Map<string, string | null>()
  return (note) => {
    const find = finderOf(note)
    return {
      exists: (link) => existsSync(resolve(dirname(note), link)) || find(link, note) !== null,
      finds: (name) => find(name, note) !== null,
      textOf: (name) => {
        const found = find(name, note)
        if (found === null) return null
        const known = texts.get(found)
        if (known !== undefined) return known
        const real = insideOf(found, foldersOf(note, paths))
        const bytes = real === null ? null : readBytes(real)
        const text = bytes instanceof Uint8Array ? decode(bytes).text : null
        texts.set(found, text)
        return text
      },
    }
  }
}
