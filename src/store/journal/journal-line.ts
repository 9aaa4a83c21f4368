import type { StoredEvent } from '../store.ts'
import { FORMATS, type Format, migrated } from './formats.ts'
import { headerVersion, readEvents } from './stored.ts'

/** What one line of a journal or a backup says. */
export type JournalLineRead =
  | { readonly events: readonly StoredEvent[] }
  /** A header: what comes behind it is of this version. */
  | { readonly version: number }
  | { readonly wrong: string; readonly isJson: boolean }
  | { readonly newer: number }

/** Reads a line that stands behind a header of `version`, bringing on what is older than `format`. */
export function readJournalLine(
  text: string,
  version: number,
  format: Format<unknown> = FORMATS.journal,
): JournalLineRead {
  // Bytes that are no UTF-8 become U+FFFD, and could go unnoticed inside a text.
  if (text.includes('\uFFFD')) return { wrong: 'bytes that are no text', isJson: false }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { wrong: (error as Error).message.slice(0, 120), isJson: false }
  }
  const header = headerVersion(value)
  if (header !== null) return header > format.version ? { newer: header } : { version: header }
  const read = readEvents(version < format.version ? broughtOn(value, version, format) : value)
  if ('newer' in read) return read
  return 'wrong' in read ? { wrong: read.wrong, isJson: true } : { events: read }
}

/** A migration may stumble over a line that was never right; then it is read as it is, and said to be wrong. */
function broughtOn(value: unknown, version: number, format: Format<unknown>): unknown {
  try {
    return Array.isArray(value)
      ? value.map((event) => migrated(event, version, format))
      : migrated(value, version, format)
  } catch {
    return value
  }
}
