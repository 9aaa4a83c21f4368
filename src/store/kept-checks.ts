import { closeSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { makeFolder } from '../disk/make-folder.ts'
import { isOwn } from '../disk/own-file.ts'
import { replaceCache } from '../disk/replace-cache.ts'
import type { LookedOver } from '../notes/checking/looked-over.ts'

/** Of what it was said: the bytes of a note, and what a person had said of its lines. */
interface Of {
  readonly size: number
  readonly digest: number
  readonly corrections: number
}

interface Row extends Of {
  readonly over: LookedOver
}

interface Table {
  readonly reader: string
  readonly folder: string
  readonly notes: Readonly<Record<string, Row>>
}

const FORMAT = 'prep checks 1'

/**
 * What looking over the notes of one folder found: a file beside that of their cards, read by those who ask for problems alone. A
 * line with a checksum, and JSON. Only a cache: whatever is broken, missing, somebody else's or another reader's counts as nothing.
 */
export class KeptChecks {
  readonly #path: string
  readonly #folder: string
  readonly #reader: string
  readonly #notes: Map<string, Row>
  #isChanged = false

  constructor(path: string, folder: string, reader: string) {
    this.#path = path
    this.#folder = folder
    this.#reader = reader
    this.#notes = new Map(Object.entries(this.#read() ?? {}))
  }

  find(name: string, { size, digest, corrections }: Of): LookedOver | null {
    const row = this.#notes.get(name)
    const isSame = row?.size === size && row.digest === digest && row.corrections === corrections
    return isSame ? row.over : null
  }

  keep(name: string, { size, digest, corrections }: Of, over: LookedOver): void {
    this.#notes.set(name, { size, digest, corrections, over })
    this.#isChanged = true
  }

  /** Writes what is new, without the notes that are gone; gives up silently where that fails. */
  save(exists: (name: string) => boolean): void {
    if (!this.#isChanged) return
    this.#isChanged = false
    const notes: Record<string, Row> = Object.create(null)
    for (const [name, row] of this.#notes) if (exists(name)) notes[name] = row
    const text = JSON.stringify({ reader: this.#reader, folder: this.#folder, notes } satisfies Table)
    try {
      makeFolder(dirname(this.#path))
      replaceCache(this.#path, `${FORMAT} ${crc32(text)}\n${text}`)
    } catch {
      // Then the notes are looked over again next time.
    }
  }

  #read(): Table['notes'] | null {
    let file: number
    try {
      file = openSync(this.#path, 'r')
    } catch {
      return null
    }
    try {
      if (!isOwn(this.#path, file)) return null
      const whole = readFileSync(file, 'utf8')
      const end = whole.indexOf('\n')
      const text = whole.slice(end + 1)
      if (whole.slice(0, end) !== `${FORMAT} ${crc32(text)}`) return null
      const { reader, folder, notes } = JSON.parse(text) as Table
      return reader === this.#reader && folder === this.#folder ? notes : null
    } catch {
      return null
    } finally {
      closeSync(file)
    }
  }
}
