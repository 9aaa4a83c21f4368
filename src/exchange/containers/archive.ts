import { crc32, inflateRawSync } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { PrepError } from '../../errors.ts'

/** What an archive may come to at most; sizes in bytes. */
export interface ArchiveLimits {
  readonly files: number
  readonly fileBytes: number
  readonly totalBytes: number
  /** Unpacked by packed size, for what is larger than `ratioFromBytes`. */
  readonly ratio: number
  readonly ratioFromBytes: number
}

const MB = 1024 * 1024

export const ARCHIVE_LIMITS: ArchiveLimits = {
  files: 100_000,
  fileBytes: 512 * MB,
  totalBytes: 1024 * MB,
  ratio: 200,
  ratioFromBytes: 8 * MB,
}

/** A zip archive that was looked over: nothing is unpacked until it is asked for, and never more than it declares. */
export interface Archive {
  readonly names: readonly string[]
  /** The bytes of a file, null when there is none of that name. Rejects with PrepError `cannotImport`. */
  read(name: string): Promise<Uint8Array | null>
}

const STORED = 0
const DEFLATED = 8
/** The kind of file in Unix' part of the attributes: a link, a device, a pipe. */
const KIND = 0o170000
const LINK_OR_DEVICE = new Set([0o120000, 0o020000, 0o060000, 0o010000, 0o140000])

/**
 * Opens a zip archive that may have been made to harm: its sizes, number, names and ratios are checked before anything
 * is unpacked. Archives inside of it are files like others. `file` is its name for the user. Rejects with PrepError
 * `cannotImport`.
 */
export async function openArchive(bytes: Uint8Array, file: string, limits = ARCHIVE_LIMITS): Promise<Archive> {
  const refuse = (why: ConstructorParameters<typeof PrepError<'cannotImport'>>[1]['why'], detail = ''): never => {
    throw new PrepError('cannotImport', { file, why, detail })
  }
  let zip: ZipFile
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      decodeStrings: true,
      strictFileNames: true,
      validateEntrySizes: true,
    })
  } catch (cause) {
    throw new PrepError('cannotImport', { file, why: 'notAnArchive', detail: '' }, { cause })
  }
  if (zip.entryCount > limits.files) refuse('tooManyFiles', String(limits.files))
  const entries = new Map<string, Entry>()
  const seen = new Set<string>()
  let totalBytes = 0
  const check = (entry: Entry): void => {
    const { fileName: name, compressedSize, uncompressedSize, compressionMethod } = entry
    if (isBadName(name)) refuse('badName', name)
    const plain = name.normalize('NFC').toLowerCase()
    if (seen.has(plain)) refuse('doubleName', name)
    seen.add(plain)
    if (name.endsWith('/')) return
    if (LINK_OR_DEVICE.has((entry.externalFileAttributes >>> 16) & KIND)) refuse('badName', name)
    if (entry.isEncrypted()) refuse('encrypted', name)
    if (compressionMethod !== STORED && compressionMethod !== DEFLATED) refuse('brokenArchive')
    totalBytes += uncompressedSize
    if (uncompressedSize > limits.fileBytes || totalBytes > limits.totalBytes)
      refuse(
        'tooLarge',
        `${Math.round((uncompressedSize > limits.fileBytes ? limits.fileBytes : limits.totalBytes) / MB)} MB`,
      )
    const isLarge = uncompressedSize > limits.ratioFromBytes
    if (isLarge && uncompressedSize > Math.max(1, compressedSize) * limits.ratio) refuse('suspiciousRatio', name)
    entries.set(name, entry)
  }
  try {
    for await (const entry of zip.eachEntry()) {
      check(entry)
      if (seen.size > limits.files) refuse('tooManyFiles', String(limits.files))
    }
  } catch (cause) {
    if (cause instanceof PrepError) throw cause
    const message = cause instanceof Error ? cause.message : String(cause)
    const named = /(?:invalid relative path|absolute path|invalid characters in fileName): (.*)/s.exec(message)
    throw new PrepError(
      'cannotImport',
      { file, why: named === null ? 'brokenArchive' : 'badName', detail: (named?.[1] ?? '').slice(0, 200) },
      { cause },
    )
  }
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name)
      if (entry === undefined) return null
      try {
        const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
        const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize)
        const whole =
          entry.compressionMethod === STORED
            ? packed
            : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.uncompressedSize) })
        if (whole.length !== entry.uncompressedSize || crc32(whole) !== entry.crc32) throw new Error(`damaged: ${name}`)
        return whole
      } catch (cause) {
        throw new PrepError('cannotImport', { file, why: 'brokenArchive', detail: '' }, { cause })
      }
    },
  }
}

/** A name that could lead out of the folder, or that some system reads as another one. */
const isBadName = (name: string): boolean =>
  name === '' ||
  name.length > 1024 ||
  /^[/\\]|^[a-z]:|\\|[\p{Cc}]/iu.test(name) ||
  name.split('/').some((part) => part === '..' || part === '.')
