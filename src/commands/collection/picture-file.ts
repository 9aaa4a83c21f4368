import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, isAbsolute, resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { insideOf } from '../../disk/inside.ts'
import { foldersOf } from '../../notes/references/find-file.ts'
import type { PictureFile } from '../../terminal/pictures/picture.ts'

/** A picture larger than this is named, not shown. */
const MOST_BYTES = 8 * 1024 * 1024
const MOST_PIXELS = 20_000_000

/** Where a note is, and the folders out of which its pictures may come. */
export interface PicturePlace {
  readonly note: string
  readonly folders: readonly string[]
}

/** The place of a note among the files and folders that are read: its own folder, and those named that it is in. */
export function picturePlace({ host }: Pick<Context, 'host'>, paths: readonly string[], note: string): PicturePlace {
  const full = resolve(host.cwd, note)
  const folders = paths.map((path) => resolve(host.cwd, path))
  return { note: full, folders: foldersOf(full, folders) }
}

/**
 * The file that a note's image stands for; null for an address on the network, and for everything that lies outside of
 * the folders, by `..` or by a link. Paths are absolute.
 */
export function picturePath(address: string, { note, folders }: PicturePlace): string | null {
  const path = pathIn(address)
  if (path === null) return null
  return insideOf(resolve(dirname(note), path), folders)
}

const KINDS: Readonly<Record<string, string>> = { png: 'png', jpg: 'jpeg', jpeg: 'jpeg', gif: 'gif', webp: 'webp' }

/** What follows `image/` in the type of a picture at an address, by its ending; null for what is shown nowhere. */
export const kindOf = (address: string): string | null =>
  KINDS[/\.(\w+)(?:[?#].*)?$/.exec(address)?.[1]?.toLowerCase() ?? ''] ?? null

/** The picture in a note's folder that an address names; null when there is none, or none that can be shown. */
export async function readPicture(address: string, place: PicturePlace): Promise<PictureFile | null> {
  const path = picturePath(address, place)
  if (path === null || !/\.(png|jpe?g|gif|webp)$/i.test(path)) return null
  const bytes = await readBounded(path)
  if (bytes === null) return null
  const { imageDimensionsFromData } = await import('image-dimensions')
  const size = imageDimensionsFromData(bytes)
  if (size === undefined || !(size.width > 0 && size.height > 0)) return null
  return size.width * size.height > MOST_PIXELS ? null : { ...size, bytes }
}

function pathIn(address: string): string | null {
  if (/^([a-z][a-z0-9+.-]*:|\/\/|\\\\|#)/i.test(address.trim())) return null
  try {
    const path = decodeURIComponent(address.trim().replace(/[?#].*$/s, ''))
    return path === '' || path.includes('\0') || isAbsolute(path) ? null : path
  } catch {
    return null
  }
}

async function readBounded(path: string): Promise<Uint8Array | null> {
  try {
    // A pipe that is called .png would be waited for; nothing is read of it.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const about = await file.stat()
      if (!about.isFile() || about.size > MOST_BYTES) return null
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch {
    return null
  }
}
