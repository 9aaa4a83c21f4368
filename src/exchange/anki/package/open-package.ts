import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { PrepError } from '../../../errors.ts'
import { ARCHIVE_LIMITS, type Archive, type ArchiveLimits, openArchive } from '../../containers/archive.ts'
import { protoBytes, protoFields, protoNumber, protoText } from '../../containers/protobuf.ts'
import { openTables } from '../../containers/sqlite.ts'
import { isZstd, unpackZstd } from '../../containers/zstd.ts'
import type { ImportedMedia, ImportProblem } from '../../imported.ts'
import { regularBytes } from '../../read-file.ts'
import type { Collection } from './collection.ts'
import { NewerCollection, readCollection } from './read-collection.ts'

/** What an .apkg or .colpkg holds. */
export interface AnkiPackage {
  readonly collection: Collection
  readonly media: readonly ImportedMedia[]
  readonly problems: readonly ImportProblem[]
}

/** Collections by the name of their file, the newest first: an older one beside it only says that Anki is too old. */
const COLLECTIONS = ['collection.anki21b', 'collection.anki21', 'collection.anki2'] as const
const NEWEST_PACKAGE = 3

/** Opens a package that may have been made to harm. Rejects with PrepError `cannotImport`; nothing is written. */
export async function openPackage(path: string, limits = ARCHIVE_LIMITS): Promise<AnkiPackage> {
  const file = basename(path)
  const refuse = (why: Why, detail = '', cause?: unknown): never => {
    throw new PrepError('cannotImport', { file, why, detail }, cause === undefined ? {} : { cause })
  }
  const bytes = regularBytes(path, limits.totalBytes) ?? refuse('tooLarge', `${limits.totalBytes / 1024 / 1024} MB`)
  if (isSqlite(bytes)) return openCollectionFile(path, bytes, limits, refuse)
  const archive = await openArchive(bytes, file, limits)
  const version = await packageVersion(archive)
  if (version > NEWEST_PACKAGE) refuse('newerFormat', String(version))
  const name = COLLECTIONS.find((each) => archive.names.includes(each)) ?? refuse('noCollection')
  const packed = (await archive.read(name)) ?? refuse('noCollection')
  const unpack = (bytes: Uint8Array, mostBytes: number): Uint8Array => {
    try {
      return unpackZstd(bytes, mostBytes)
    } catch (cause) {
      if (cause instanceof RangeError) return refuse('tooLarge', `${Math.round(mostBytes / 1024 / 1024)} MB`, cause)
      return refuse('badZstd', '', cause)
    }
  }
  const isNew = name === 'collection.anki21b'
  const collection = await collectionOf(isNew ? unpack(packed, limits.fileBytes) : packed, refuse)
  const media = await mediaOf(archive, isNew, limits, unpack, refuse)
  return { collection, ...media }
}

/** A collection as it lies in Anki's own folder, with its media beside it. */
async function openCollectionFile(
  path: string,
  bytes: Uint8Array,
  limits: ArchiveLimits,
  refuse: Refuse,
): Promise<AnkiPackage> {
  // What Anki has not yet put into the file is not in it.
  const waiting = statSync(`${path}-wal`, { throwIfNoEntry: false })
  if (waiting !== undefined && waiting.size > 0) return refuse('inUse')
  const whole = Uint8Array.from(bytes)
  // Anki's file says that there is a log beside it, without which SQLite would not open it.
  whole.fill(1, 18, 20)
  const collection = await collectionOf(whole, refuse)
  const folder = path.replace(/(?:\.anki2\w?)?$/, '.media')
  const media: ImportedMedia[] = []
  let left = limits.totalBytes
  const names = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []
  if (names.length > limits.files) refuse('tooManyFiles', String(limits.files))
  for (const entry of names) {
    if (!entry.isFile() || isBadMediaName(entry.name)) continue
    const file =
      regularBytes(join(folder, entry.name), Math.min(limits.fileBytes, left)) ??
      refuse('tooLarge', `${limits.totalBytes / 1024 / 1024} MB`)
    left -= file.length
    media.push({ name: entry.name, bytes: file })
  }
  return { collection, media, problems: [] }
}

const isSqlite = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 16)) === 'SQLite format 3\0'

type Why = ConstructorParameters<typeof PrepError<'cannotImport'>>[1]['why']
type Refuse = (why: Why, detail?: string, cause?: unknown) => never

async function packageVersion(archive: Archive): Promise<number> {
  const meta = await archive.read('meta')
  if (meta === null) return 1
  try {
    return protoNumber(protoFields(meta), 1, 1)
  } catch {
    return 1
  }
}

async function collectionOf(bytes: Uint8Array, refuse: Refuse): Promise<Collection> {
  try {
    const tables = await openTables(bytes)
    try {
      return readCollection(tables)
    } finally {
      tables.close()
    }
  } catch (cause) {
    if (cause instanceof NewerCollection) return refuse('newerFormat', cause.message, cause)
    return refuse('badDatabase', '', cause)
  }
}

/** Pictures and sounds: JSON and plain files in the older formats, protobuf and zstd in the newer one. */
async function mediaOf(
  archive: Archive,
  isNew: boolean,
  limits: ArchiveLimits,
  unpack: (bytes: Uint8Array, mostBytes: number) => Uint8Array,
  refuse: Refuse,
): Promise<Pick<AnkiPackage, 'media' | 'problems'>> {
  const listed = await archive.read('media')
  if (listed === null || listed.length === 0) return { media: [], problems: [] }
  const names = ((): readonly (readonly [entry: string, name: string])[] => {
    try {
      return isNew ? namesInProtobuf(isZstd(listed) ? unpack(listed, limits.fileBytes) : listed) : namesInJson(listed)
    } catch (cause) {
      if (cause instanceof PrepError) throw cause
      return refuse('badContents', 'media', cause)
    }
  })()
  if (names.length > limits.files) refuse('tooManyFiles', String(limits.files))
  const media: ImportedMedia[] = []
  const problems: ImportProblem[] = []
  let left = limits.totalBytes
  let missing = 0
  for (const [entry, name] of names) {
    const packed = await archive.read(entry)
    if (packed === null) {
      missing += 1
      continue
    }
    if (isBadMediaName(name)) refuse('badName', name.slice(0, 200))
    const bytes = isNew && isZstd(packed) ? unpack(packed, Math.min(limits.fileBytes, left)) : packed
    left -= bytes.length
    if (left < 0) refuse('tooLarge', `${limits.totalBytes / 1024 / 1024} MB`)
    media.push({ name, bytes })
  }
  if (missing > 0) problems.push({ kind: 'missingMedia', place: 'media', count: missing })
  return { media, problems }
}

function namesInJson(bytes: Uint8Array): readonly (readonly [string, string])[] {
  const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('no list of media')
  return Object.entries(value).flatMap(([entry, name]) => (typeof name === 'string' ? [[entry, name] as const] : []))
}

/** `MediaEntries` of Anki's proto/anki/import_export.proto: each entry is the file named by its place. */
function namesInProtobuf(bytes: Uint8Array): readonly (readonly [string, string])[] {
  return protoBytes(protoFields(bytes), 1).map((entry, index) => [String(index), protoText(protoFields(entry), 1)])
}

/** Media are flat; a name that is a path was made by hand. */
const isBadMediaName = (name: string): boolean =>
  name === '' || name === '.' || name === '..' || name.length > 255 || /[/\\\p{Cc}]|^[a-z]:/iu.test(name)
