import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { randomName } from '../disk/device.ts'
import type { LookedOver } from '../notes/checking/looked-over.ts'
import type { Note } from '../notes/note.ts'
import type { FileBytes, FileVersion, NoteCache } from '../notes/note-cache.ts'
import { type PackedNote, unpackNote } from '../notes/packed-note.ts'
import { CardShard, type Kept, type ShardEntry, writeShard } from './card-shard.ts'
import { KeptChecks } from './kept-checks.ts'

/** The version of a file that was read, when that was, and a digest of its bytes. */
interface About extends FileVersion {
  readonly readMs: number
  readonly digest: number
}

interface Folder {
  readonly shard: CardShard<About> | null
  /** What was read now, or is known by another version of its file. */
  readonly fresh: Map<string, Kept<About>>
  /** What was given to others, by names: as what its file was when that was read. */
  readonly given: Map<string, About>
  checks: KeptChecks | null
}

/** As coarse as the clocks of file systems are: a file modified within this before it was read is looked at again. */
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
  readonly #folders = new Map<string, Folder>()
  readonly #stamps = new Map<string, string>()

  constructor(folder: string, reader: string, nowMs: () => number) {
    this.#folder = folder
    this.#reader = reader
    this.#nowMs = nowMs
  }

  find(file: string, version: FileVersion, path: string): Note | null {
    const { shard, given } = this.#folderOf(dirname(file))
    const entry = shard?.notes.get(basename(file))
    if (entry === undefined || shard === null) return null
    const { about } = entry
    const isSame =
      about.size === version.size &&
      about.modifiedMs === version.modifiedMs &&
      about.changedMs === version.changedMs &&
      about.inode === version.inode &&
      about.corrections === version.corrections
    const lastMs = Math.max(version.modifiedMs, version.changedMs)
    if (!isSame || lastMs >= about.readMs - CLOCK_STEP_MS || !shard.isWhole(entry)) return null
    given.set(basename(file), about)
    this.#stamps.set(path, `${shard.stamp} ${entry.from}`)
    return noteIn(shard, entry, path)
  }

  /** A name for all that a note was read as, given as it was kept under the path; null for one that is not kept as it was given. */
  stampOf(path: string): string | null {
    return this.#stamps.get(path) ?? null
  }

  hasSize(file: string, size: number): boolean {
    return this.#folderOf(dirname(file)).shard?.notes.get(basename(file))?.about.size === size
  }

  findSame(file: string, version: FileVersion, bytes: FileBytes, path: string): Note | null {
    const { shard, fresh, given } = this.#folderOf(dirname(file))
    const entry = shard?.notes.get(basename(file))
    if (entry === undefined || shard === null) return null
    const { size, digest, corrections } = entry.about
    if (size !== bytes.size || digest !== bytes.digest || corrections !== version.corrections) return null
    if (!shard.isWhole(entry)) return null
    const about: About = { ...version, ...bytes, readMs: this.#nowMs() }
    fresh.set(basename(file), { shard, entry, about })
    given.set(basename(file), about)
    return noteIn(shard, entry, path)
  }

  keep(file: string, version: FileVersion, bytes: FileBytes, packed: PackedNote): void {
    const about: About = { ...version, ...bytes, readMs: this.#nowMs() }
    const { fresh, given } = this.#folderOf(dirname(file))
    fresh.set(basename(file), { about, packed })
    given.set(basename(file), about)
  }

  lookedOver(file: string): LookedOver | null {
    const about = this.#folderOf(dirname(file)).given.get(basename(file))
    return about === undefined ? null : this.#checksOf(dirname(file)).find(basename(file), about)
  }

  keepLookedOver(file: string, { size, digest }: FileBytes, over: LookedOver): void {
    const about = this.#folderOf(dirname(file)).given.get(basename(file))
    if (about?.size === size && about.digest === digest) this.#checksOf(dirname(file)).keep(basename(file), about, over)
  }

  /** Writes what is new; gives up silently where that fails. */
  save(): void {
    for (const [folder, { shard, fresh, checks }] of this.#folders) {
      checks?.save((name) => existsSync(join(folder, name)))
      if (fresh.size === 0) continue
      const kept = new Map<string, Kept<About>>()
      for (const [name, entry] of shard?.notes ?? [])
        if (shard !== null && !fresh.has(name) && existsSync(join(folder, name)) && shard.isWhole(entry))
          kept.set(name, { shard, entry, about: entry.about })
      for (const [name, each] of fresh) kept.set(name, each)
      const path = this.#pathOf(folder, 'cards')
      const draft = `${path}.${randomName(8)}`
      try {
        writeShard(path, { folder, reader: this.#reader, draft }, kept)
      } catch {
        // It is a cache: the notes are read again next time.
      }
      fresh.clear()
    }
  }

  #folderOf(folder: string): Folder {
    const known = this.#folders.get(folder)
    if (known !== undefined) return known
    const shard = CardShard.open<About>(this.#pathOf(folder, 'cards'), folder, this.#reader)
    const opened: Folder = { shard, fresh: new Map(), given: new Map(), checks: null }
    this.#folders.set(folder, opened)
    return opened
  }

  /** Opened for whoever asks: most commands say nothing of problems. */
  #checksOf(path: string): KeptChecks {
    const folder = this.#folderOf(path)
    folder.checks ??= new KeptChecks(this.#pathOf(path, 'checks'), path, this.#reader)
    return folder.checks
  }

  /** Two folders that fall together take turns in one file. */
  #pathOf(folder: string, kind: 'cards' | 'checks'): string {
    return join(
      this.#folder,
      `${basename(folder)
        .replace(/[^\w-]/g, '_')
        .slice(0, 40)}-${crc32(folder).toString(36)}.${kind}`,
    )
  }
}

function noteIn(shard: CardShard<About>, entry: ShardEntry<About>, path: string): Note {
  return unpackNote(path, shard.numbersOf(entry), entry.rest, {
    head: () => shard.headOf(entry),
    body: () => shard.bodyOf(entry),
  })
}
