import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { decode } from '../disk/decode.ts'
import { PrepError } from '../errors.ts'

const MOST_BYTES = 512 * 1024 * 1024

/** A file's bytes. Throws PrepError `cannotImport` when it is too large, or cannot be read. */
export function readBytes(path: string): Uint8Array {
  const file = basename(path)
  try {
    const bytes = regularBytes(path, MOST_BYTES)
    if (bytes === null) throw refuse(file, 'tooLarge', '512 MB')
    return bytes
  } catch (cause) {
    if (cause instanceof PrepError) throw cause
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause)
    throw new PrepError('cannotImport', { file, why: 'badContents', detail: code }, { cause })
  }
}

/**
 * The bytes of a regular file; null when it has more than `mostBytes`. Throws what the disk says, and an Error for a pipe or a
 * device, which is not waited for.
 */
export function regularBytes(path: string, mostBytes: number): Buffer | null {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const found = fstatSync(file)
    if (!found.isFile()) throw Object.assign(new Error('no regular file'), { code: 'no regular file' })
    return found.size > mostBytes ? null : readFileSync(file)
  } finally {
    closeSync(file)
  }
}

/** The text of what an import keeps beside its notes, which may have come with them; empty when that is no such file. */
export function besideText(path: string): string {
  try {
    return regularBytes(path, MOST_BYTES)?.toString('utf8') ?? ''
  } catch {
    return ''
  }
}

/** A file's text, in whatever encoding it has, without a byte order mark. */
export function readText(path: string): string {
  const { text, encoding } = decode(readBytes(path))
  if (encoding === 'binary') throw refuse(basename(path), 'badContents', 'no text')
  return text.replace(/^\ufeff/, '')
}

/** A file of JSON. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readText(path))
  } catch (cause) {
    if (cause instanceof PrepError) throw cause
    throw new PrepError('cannotImport', { file: basename(path), why: 'badContents', detail: 'no JSON' }, { cause })
  }
}

type Why = ConstructorParameters<typeof PrepError<'cannotImport'>>[1]['why']

/** The error with which a file is refused as a whole. `detail`: what exactly, a few words of English or a name. */
export const refuse = (file: string, why: Why, detail = ''): PrepError =>
  new PrepError('cannotImport', { file, why, detail })
