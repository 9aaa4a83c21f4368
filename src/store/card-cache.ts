import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Note } from '../notes/note.ts'
import type { FileVersion, NoteCache } from '../notes/note-cache.ts'
import { makeFolder } from './make-folder.ts'

interface Entry extends FileVersion {
  /** When it was read. A file modified shortly before may have changed again without its time telling. */
  readonly readMs: number
  readonly note: Omit<Note, 'explanations'>
}

interface Shard {
  readonly reader: string
  readonly files: Record<string, Entry>
}

/** As coarse as the clocks of file systems are: a file modified within this before it was read is read again. */
const CLOCK_STEP_MS = 2000

/**
 * Notes read before, kept in one file for each folder of notes. Only a cache: whatever is broken, missing or made by
 * another reader is read anew, and a folder that cannot be written costs speed alone. `reader` names the version of the
 * code that reads notes. Explanations are not kept.
 */
export class CardCache implements NoteCache {
  readonly #folder: string
  readonly #reader: string
  readonly #nowMs: () => number
  readonly #shards = new Map<string, Shard>()
  readonly #changed = new Set<string>()

  constructor(folder: string, reader: string, nowMs: () => number) {
    this.#folder = folder
    this.#reader = reader
    this.#nowMs = nowMs
  }

  find(file: string, version: FileVersion): Note | null {
    const entry = this.#shardOf(dirname(file)).files[basename(file)]
    if (entry === undefined) return null
    const isSame =
      entry.size === version.size && entry.modifiedMs === version.modifiedMs && entry.inode === version.inode
    const isSettled = version.modifiedMs < entry.readMs - CLOCK_STEP_MS
    return isSame && isSettled ? { ...entry.note, explanations: [] } : null
  }

  keep(file: string, version: FileVersion, { path, cards, problems }: Note): void {
    const folder = dirname(file)
    const { files } = this.#shardOf(folder)
    files[basename(file)] = { ...version, readMs: this.#nowMs(), note: { path, cards, problems } }
    this.#changed.add(folder)
  }

  /** Writes what is new. Each file is replaced whole, so that another process reads the old one or the new one. */
  save(): void {
    for (const folder of this.#changed) {
      const shard = this.#shardOf(folder)
      for (const name of Object.keys(shard.files)) if (!existsSync(join(folder, name))) delete shard.files[name]
      replaceFile(this.#pathOf(folder), JSON.stringify(shard))
    }
    this.#changed.clear()
  }

  #shardOf(folder: string): Shard {
    const known = this.#shards.get(folder)
    if (known !== undefined) return known
    const shard = readShard(this.#pathOf(folder), this.#reader)
    this.#shards.set(folder, shard)
    return shard
  }

  #pathOf(folder: string): string {
    return join(this.#folder, `${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.json`)
  }
}

/** Writes a file whole or not at all; gives up silently. */
function replaceFile(path: string, text: string): void {
  const draft = `${path}.${randomUUID()}`
  try {
    makeFolder(dirname(path))
    try {
      writeFileSync(draft, text, { mode: 0o600 })
      renameSync(draft, path)
    } finally {
      rmSync(draft, { force: true })
    }
  } catch {
    // It is a cache: the notes are read again next time.
  }
}

function readShard(path: string, reader: string): Shard {
  const empty = (): Shard => ({ reader, files: Object.create(null) as Record<string, Entry> })
  try {
    const shard = JSON.parse(readFileSync(path, 'utf8')) as Shard
    if (shard.reader !== reader || typeof shard.files !== 'object') return empty()
    return { reader, files: Object.assign(empty().files, shard.files) }
  } catch {
    return empty()
  }
}
