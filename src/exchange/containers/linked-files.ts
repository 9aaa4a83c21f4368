import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { insideOf, realPath } from '../../disk/inside.ts'
import { besideName, readBeside } from '../beside.ts'
import { besideText } from '../read-file.ts'
import type { Whole } from '../whole.ts'
import { decodedLink } from './decoded-link.ts'

const MEDIA =
  /\.(?:png|jpe?g|gif|webp|svg|avif|bmp|ico|tiff?|mp3|ogg|oga|opus|wav|flac|m4a|aac|mp4|webm|mov|mkv|ogv|3gp)$/i
const LARGEST_BYTES = 64 * 1024 * 1024

/**
 * Reads the pictures and sounds that notes link to. Only such files, and only inside of the folders of the notes (for a
 * note named by itself, its folder): nothing else of this computer gets into a file that may be passed on.
 */
export function linkedFiles(cwd: string, paths: readonly string[]): Whole['fileBeside'] {
  const roots = paths.map((path) => folderOf(resolve(cwd, path)))
  return (notePath, link, { anyKind = false } = {}) => {
    const [plain = ''] = link.split(/[?#]/, 1)
    if (plain === '' || /^[a-z][a-z0-9+.-]+:|^\/\//i.test(plain)) return null
    const path = resolve(cwd, dirname(notePath), decodedLink(plain))
    const real = insideOf(path, roots)
    if (real === null || !(anyKind || MEDIA.test(real))) return null
    const found = statSync(real, { throwIfNoEntry: false })
    if (found === undefined || !found.isFile() || found.size > LARGEST_BYTES) return null
    return { name: basename(path), bytes: readFileSync(real) }
  }
}

/** What imports of a program have kept beside these notes, in their folder or one above it, up to the folders given. */
export function besidesOf(cwd: string, paths: readonly string[], notePaths: readonly string[]): Whole['besides'] {
  const roots = new Set(paths.map((path) => folderOf(resolve(cwd, path))))
  const folders = new Set<string>()
  for (const note of notePaths) {
    for (let folder = folderOf(dirname(resolve(cwd, note))); !folders.has(folder); folder = dirname(folder)) {
      folders.add(folder)
      if (roots.has(folder) || dirname(folder) === folder) break
    }
  }
  return (source) =>
    [...folders].sort().flatMap((folder) => {
      const file = resolve(folder, besideName(source))
      if (!existsSync(file)) return []
      const beside = readBeside(besideText(file))
      return beside === null ? [] : [{ folder, beside }]
    })
}

function folderOf(path: string): string {
  const real = realPath(path) ?? path
  return statSync(real, { throwIfNoEntry: false })?.isFile() ? dirname(real) : real
}
