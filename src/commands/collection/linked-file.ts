import { lstatSync, realpathSync } from 'node:fs'
import { hostname } from 'node:os'
import { relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isInside } from '../../disk/inside.ts'
import { isPassedOver } from '../../notes/note-files.ts'
import { type PicturePlace, picturePath } from './picture-file.ts'

/** What is shown or played where it is opened, and run nowhere. */
const HARMLESS =
  /\.(?:md|markdown|mdx|txt|pdf|csv|tsv|png|jpe?g|gif|webp|bmp|avif|heic|mp3|m4a|ogg|oga|opus|flac|wav|mp4|m4v|mov|webm)$/i

/**
 * The file that a link of a note leads to: a note, picture, document, sound or film inside of the folders of the notes, by its
 * real path. Null for whatever else: what lies outside, also through a link on disk, hidden, missing, no regular file, executable,
 * or of a kind that some program might run.
 */
export function linkedFile(address: string, place: PicturePlace): string | null {
  const path = picturePath(address, place)
  if (path === null || !HARMLESS.test(path)) return null
  const isShown = place.folders.some((folder) => {
    const top = realpathSync.native(folder)
    return isInside(path, top) && !relative(top, path).split(sep).some(isPassedOver)
  })
  if (!isShown) return null
  const found = lstatSync(path, { throwIfNoEntry: false })
  return found?.isFile() && (found.mode & 0o111) === 0 ? path : null
}

/** The address under which a terminal opens such a file. It names this computer, so that one elsewhere looks for nothing. */
export function linkedFileUrl(address: string, place: PicturePlace): string | null {
  const path = linkedFile(address, place)
  if (path === null) return null
  const { host, pathname } = pathToFileURL(path)
  return `file://${host === '' ? encodeURIComponent(hostname()) : host}${pathname}`
}
