import { fingerprint } from '../cards/pairing/identity.ts'

const LONGEST = 80
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/i

/** The folder beside the notes that pictures and sounds go to. */
export const MEDIA_FOLDER = 'media'

/**
 * A name that every file system takes, that leads nowhere and is not hidden: made of `name` where that will do. A name
 * that had to be changed gets a few characters of its own, so that two of them do not become one.
 */
export function safeName(name: string, extension = ''): string {
  const plain = name.normalize('NFC')
  const changed = plain
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*#^[\]%`]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.~-]+|[\s.]+$/gu, '')
  const isSafe = changed === plain && [...changed].length <= LONGEST && changed !== '' && !RESERVED.test(changed)
  if (isSafe) return changed + extension
  const kept = [...changed]
    .slice(0, LONGEST - 9)
    .join('')
    .trim()
  return `${kept === '' || RESERVED.test(kept) ? `x-${kept}` : kept}-${shortMark(plain)}${extension}`.replace(
    /--+/g,
    '-',
  )
}

/** A safe name for a file, its extension kept when it is an ordinary one. */
export function safeMediaName(name: string): string {
  const [, stem = name, extension = ''] = /^(.+?)(\.[A-Za-z0-9]{1,8})?$/su.exec(name) ?? []
  return safeName(stem, extension)
}

/** The file of a note, relative to the folder of the import, with `/`. */
export function notePath(path: readonly string[]): string {
  const parts = path.map((part) => safeName(part))
  return `${parts.join('/') || 'cards'}.md`
}

/** Where a note of that path links to for a picture or sound. */
export function mediaLink(path: readonly string[], name: string): string {
  return `${'../'.repeat(Math.max(0, path.length - 1))}${MEDIA_FOLDER}/${encodeURIComponent(safeMediaName(name))}`
}

/** `fingerprint` sees letters and digits only; what was changed may have been anything else. */
const shortMark = (text: string): string =>
  fingerprint([...text].map((letter) => letter.codePointAt(0)?.toString(36)).join('x')).slice(0, 6)
