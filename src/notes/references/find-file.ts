import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { insideOf, isInside } from '../../disk/inside.ts'
import { isNoteName, isPassedOver } from '../note-files.ts'

/** A file by the name that a note gives it, without fragment: its path in the folder of the notes; null where there is none. */
export type FindFile = (name: string, note: string) => string | null

/** The folders that the files of a note may come out of: its own, and those of the given ones that it is in; absolute. */
export const foldersOf = (note: string, paths: readonly string[]): readonly string[] => [
  dirname(note),
  ...paths.filter((folder) => isInside(note, folder)),
]

const MOST_FOLDERS = 10_000
const MOST_FILES = 200_000
const DEEPEST = 64
/** What may be left out of the name of a note. */
const NOTE_ENDINGS = ['.md', '.markdown', '.mdx']

/**
 * Finds files as Obsidian does: beside the note first, then from the top of the notes' folder, then by the end of their path
 * anywhere in it, the shortest path before others. `folders` are those that the note's files may come out of, absolute; nothing
 * outside of them is found, by `..` or behind a link. A note is found without its ending, and in either form of Unicode.
 */
function fileFinder(folders: readonly string[]): FindFile {
  const tops = outermost(folders)
  let index: ReadonlyMap<string, readonly string[]> | null = null
  const here = (path: string): string | null => {
    const real = insideOf(path, tops)
    if (real === null || !statSync(real, { throwIfNoEntry: false })?.isFile()) return null
    return tops.some((top) => isInside(path, top) && !relative(top, path).split(sep).some(isPassedOver)) ? path : null
  }
  const anywhere = (name: string, note: string): string | null => {
    index ??= filesByName(tops)
    const wanted = folded(name)
    const beside = folded(resolve(dirname(note), name))
    const rank = (path: string): number =>
      folded(path) === beside ? 0 : tops.some((top) => folded(join(top, name)) === folded(path)) ? 1 : 2
    const found = (index.get(folded(basename(name))) ?? [])
      .filter((path) => `/${folded(path)}`.endsWith(`/${wanted}`))
      .sort((a, b) => rank(a) - rank(b) || depth(a) - depth(b) || a.length - b.length || (a < b ? -1 : 1))
    return found.find((path) => here(path) !== null) ?? null
  }
  return (name, note) => {
    const plain = name.trim()
    if (plain === '' || plain.includes('\0') || /^(?:[a-z][a-z\d+.-]*:|[\\/]{2})/i.test(plain)) return null
    const fromTop = plain.replace(/^\/+/, '')
    const isRelative = /^\.{1,2}\//.test(plain)
    const names = isNoteName(plain) ? [''] : ['', ...NOTE_ENDINGS]
    for (const base of [...(plain.startsWith('/') ? [] : [dirname(note)]), ...(isRelative ? [] : tops)])
      for (const ending of names) {
        const found = here(resolve(base, fromTop + ending))
        if (found !== null) return found
      }
    if (isRelative) return null
    for (const ending of names) {
      const found = anywhere(fromTop + ending, note)
      if (found !== null) return found
    }
    return null
  }
}

/** Finders for notes that come from the same files and folders (absolute): one look at a folder is enough for all notes in it. */
export function fileFinders(paths: readonly string[]): (note: string) => FindFile {
  const finders = new Map<string, FindFile>()
  return (note) => {
    const tops = outermost(foldersOf(note, paths))
    const key = tops.join('\n')
    const find = finders.get(key) ?? fileFinder(tops)
    finders.set(key, find)
    return find
  }
}

const outermost = (folders: readonly string[]): readonly string[] =>
  [...new Set(folders)].filter((folder) => !folders.some((other) => isInside(folder, other)))

const folded = (path: string): string => path.split(sep).join('/').normalize('NFC').toLowerCase()
const depth = (path: string): number => path.split(sep).length

/** All files below the folders by their names in small letters; hidden ones left out, links to folders not followed. */
function filesByName(tops: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  const left = tops.map((folder) => ({ folder, level: 0 }))
  let [folders, files] = [0, 0]
  for (
    let next = left.shift();
    next !== undefined && folders < MOST_FOLDERS && files < MOST_FILES;
    next = left.shift()
  ) {
    folders++
    for (const entry of entriesOf(next.folder)) {
      if (isPassedOver(entry.name)) continue
      const path = join(next.folder, entry.name)
      if (entry.isDirectory()) {
        if (next.level < DEEPEST) left.push({ folder: path, level: next.level + 1 })
        continue
      }
      files++
      const name = folded(entry.name)
      found.set(name, [...(found.get(name) ?? []), path])
    }
  }
  return found
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
