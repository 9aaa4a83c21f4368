import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { PrepError } from '../errors.ts'
import { decode } from '../notes/decode.ts'

const MOST_BYTES = 512 * 1024 * 1024

/** A file's bytes. Throws PrepError `cannotImport` when it is too large, or cannot be read. */
export function readBytes(path: string): Uint8Array {
  const file = basename(path)
  try {
    if (statSync(path).size > MOST_BYTES) throw refuse(file, 'tooLarge', '512 MB')
    return readFileSync(path)
  } catch (cause) {
    if (cause instanceof PrepError) throw cause
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause)
    throw new PrepError('cannotImport', { file, why: 'badContents', detail: code }, { cause })
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
