import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs'
import { crc32 } from 'node:zlib'

/** A file of notes is text that a person wrote; what is longer is something else. */
const MOST_BYTES = 8 * 1024 * 1024
const MOST_READINGS = 3

/** Why a file was not read: a rule of problems, with what its sentence says. */
export interface NotRead {
  readonly rule: 'unreadable' | 'not-a-file' | 'too-large'
  readonly values: Readonly<Record<string, string | number>>
}

/**
 * The bytes of a regular file, or why there are none. Never waits for another program, as opening a named pipe would,
 * and never takes in more than 8 MB. A file that changes meanwhile is read again, a few times at most.
 */
export function readBytes(path: string): Uint8Array | NotRead {
  let file: number
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0))
  } catch (error) {
    return unreadable(error)
  }
  try {
    let before = fstatSync(file)
    if (!before.isFile()) return { rule: 'not-a-file', values: {} }
    for (let left = MOST_READINGS; ; left--) {
      if (before.size > MOST_BYTES) return tooLarge(before.size)
      const bytes = readAll(file, before.size)
      if (bytes.length > MOST_BYTES) return tooLarge(bytes.length)
      const after = fstatSync(file)
      if (left === 1 || isSame(before, after)) return bytes
      before = after
    }
  } catch (error) {
    return unreadable(error)
  } finally {
    closeSync(file)
  }
}

/** Reads to the end, or just past the most that is taken; a file may be longer than it says. */
function readAll(file: number, size: number): Buffer {
  let bytes = Buffer.allocUnsafe(Math.min(size, MOST_BYTES) + 1)
  let length = 0
  for (;;) {
    const read = readSync(file, bytes, length, bytes.length - length, length)
    length += read
    if (read === 0 || length > MOST_BYTES) return bytes.subarray(0, length)
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(2 * length + 4096, MOST_BYTES + 1))
  }
}

const isSame = (before: Stats, after: Stats): boolean => before.size === after.size && before.mtimeMs === after.mtimeMs

const tooLarge = (bytes: number): NotRead => {
  const megabytes = Math.ceil(bytes / 1024 / 1024)
  return {
    rule: 'too-large',
    values: { megabytes, most: MOST_BYTES / 1024 / 1024 },
  }
}

const unreadable = (error: unknown): NotRead => {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error)
  return { rule: 'unreadable', values: { reason } }
}

/** Tells bytes of one length apart. */
export const digestOf = (bytes: Uint8Array): number => crc32(bytes)
