import { sanitiseLine } from './sanitise.ts'
import { truncate } from './width.ts'

const LONGEST_SHOWN = 48

/** An address that may be opened from a terminal, null for scripts, files and whatever else. */
export function openableAddress(address: string): string | null {
  const trimmed = address.trim()
  if (!/^(https?:\/\/|mailto:)/i.test(trimmed)) return null
  // Only what an address may be made of, so that nothing can end the escape sequence around it.
  return encodeURI(sanitiseLine(trimmed)).replace(/%25([0-9a-f]{2})/gi, '%$1')
}

/** The file that a link names, as it reads. */
export const localPath = (address: string): string => readable(sanitiseLine(address.replace(/[?#].*$/s, '')))

/** An openable address as short as it can still be told by. */
export function shortAddress(target: string): string {
  const short = target.replace(/^https?:\/\/(www\.)?|^mailto:/i, '').replace(/\/$/, '')
  return truncate(readable(short), LONGEST_SHOWN)
}

/** A text as an OSC 8 link. */
export function hyperlink(target: string, text: string): string {
  return `\x1b]8;;${target}\x1b\\${text}\x1b]8;;\x1b\\`
}

/** Hangul in an address as it reads, not as `%EC%A0…`. */
function readable(address: string): string {
  try {
    return sanitiseLine(decodeURI(address))
  } catch {
    return address
  }
}
