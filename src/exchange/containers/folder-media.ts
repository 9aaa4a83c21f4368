import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { insideOf } from '../../disk/inside.ts'
import type { ImportedMedia, ImportProblem } from '../imported.ts'
import { mediaLink } from '../safe-names.ts'
import { decodedLink } from './decoded-link.ts'

const LARGEST_BYTES = 64 * 1024 * 1024
const MARKDOWN = /!\[([^\]]*)\]\(<?([^()\s<>]+)>?(?:\s+"[^"]*")?\)/g
const OBSIDIAN = /!\[\[([^\]|#]+)(?:[|#]([^\]]*))?\]\]/g

/** Pictures and sounds of a folder that cards link to; nothing outside of the folder is ever read. */
export interface FolderMedia {
  /**
   * The text with its links leading to where the files will lie beside the note of that `path`. Files are looked for from
   * the folder of `file` and from the top; embeds of Obsidian (`![[ring.png]]`) by their name anywhere.
   */
  take(text: string, file: string, path: readonly string[]): string
  readonly media: readonly ImportedMedia[]
  /** One for each file of cards with links that lead nowhere. */
  readonly problems: readonly ImportProblem[]
}

export function folderMedia(folder: string): FolderMedia {
  const top = realpathSync.native(folder)
  const names = new Map<string, string>()
  const media: ImportedMedia[] = []
  const missing = new Map<string, number>()
  let byName: ReadonlyMap<string, string> | null = null
  const find = (link: string, file: string): string | null => {
    // hashcards writes `@/` for the top of a collection.
    const [bases, plain] = link.startsWith('@/')
      ? [[folder], link.slice(2)]
      : [[dirname(file), folder], link.replace(/^\//, './')]
    return bases.map((base) => inside(top, resolve(base, plain))).find((found) => found !== null) ?? null
  }
  const named = (name: string): string | null => {
    byName ??= filesByName(folder)
    const found = byName.get(basename(name).toLowerCase())
    return found === undefined ? null : inside(top, found)
  }
  const nameOf = (found: string): string => {
    const known = names.get(found)
    if (known !== undefined) return known
    const parts = relative(top, found).split(sep)
    const taken = new Set(names.values())
    let count = 1
    while (count < parts.length && taken.has(parts.slice(-count).join('-'))) count += 1
    const name = parts.slice(-count).join('-')
    names.set(found, name)
    media.push({ name, bytes: readFileSync(found) })
    return name
  }
  return {
    media,
    get problems() {
      return [...missing].map(([place, count]) => ({ kind: 'missingMedia' as const, place, count }))
    },
    take(text, file, path) {
      const put = (found: string | null, alt: string, whole: string): string => {
        if (found !== null) return `![${alt}](${mediaLink(path, nameOf(found))})`
        const place = relative(folder, file).split(sep).join('/')
        missing.set(place, (missing.get(place) ?? 0) + 1)
        return whole
      }
      return text
        .replaceAll(MARKDOWN, (whole, alt: string, link: string) =>
          /^(?:[a-z][a-z0-9+.-]*:|#)/i.test(link) ? whole : put(find(decodedLink(link), file), alt, whole),
        )
        .replaceAll(OBSIDIAN, (whole, link: string, about: string | undefined) =>
          put(
            find(link.trim(), file) ?? named(link.trim()),
            /^\d+(?:x\d+)?$/.test(about ?? '') ? '' : (about ?? ''),
            whole,
          ),
        )
    },
  }
}

/** The file's one true path when it is an ordinary file of the folder, not too large. */
function inside(top: string, file: string): string | null {
  const real = insideOf(file, [top])
  const found = real === null ? undefined : statSync(real, { throwIfNoEntry: false })
  return found?.isFile() && found.size <= LARGEST_BYTES ? real : null
}

function filesByName(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name.toLowerCase(), join(entry.parentPath, entry.name)]),
  )
}
