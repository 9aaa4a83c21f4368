import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder } from '../disk/make-folder.ts'
import { isOwn, isOwnFolder } from '../disk/own-file.ts'

/** Where each pack's compiled code stands in the file, from the end of the first line. */
type Place = readonly [start: number, length: number]

interface Head {
  /** Whether it was written by a run that had it to begin with, and so holds what such a run needs. */
  readonly settled: boolean
  /** Whether a run took so long that V8 is to compile late in those that follow: see `compile-late.ts`. */
  readonly late: boolean
  readonly packs: Readonly<Record<string, Place>>
}

const LONGEST_HEAD = 8192
const UNUSED_MS = 30 * 86_400_000

/**
 * Compiled code (V8's) of an earlier run of the same command, by pack, in one file. Only a cache: whatever is missing or
 * damaged is compiled from its source, and so is what somebody else could have written. The file is replaced whole, so that several
 * processes may use it at once. V8 does not look whether it is damaged; all of it stands there twice, which is compared faster than
 * node:zlib, for a checksum, is loaded.
 */
export class CodeCache {
  readonly #path: string
  #head: Head = { settled: false, late: false, packs: {} }
  #start = 0
  /** Where all of it stands once more. */
  #again = 0
  #file: number | null = null
  readonly #writer: string

  /** `writer` tells this process, or thread, from others that write the same file. */
  constructor(path: string, writer: string) {
    this.#path = path
    this.#writer = writer
    try {
      const file = openSync(path, 'r')
      if (!isOwn(path, file)) {
        closeSync(file)
        return
      }
      this.#file = file
      this.#again = fstatSync(file).size / 2
      const head = this.#read(0, Math.min(LONGEST_HEAD, this.#again))
      this.#start = (head?.indexOf('\n') ?? -1) + 1
      const said = JSON.parse(head?.toString('latin1', 0, this.#start) ?? '') as Partial<Head>
      if (typeof said.packs === 'object')
        this.#head = { settled: said.settled === true, late: said.late === true, packs: { ...said.packs } }
    } catch {
      // There is none yet, or it is broken.
    }
  }

  /** Whether nothing need be written when the packs given have all been found. */
  get settled(): boolean {
    return this.#head.settled
  }

  /** Whether V8 is to compile late in this run. What is kept was compiled so. */
  get late(): boolean {
    return this.#head.late
  }

  /** From the next run on V8 is to compile late; what was compiled before is of no use to it then. */
  saveLate(): void {
    if (!this.prepare()) return
    this.#head = { settled: true, late: true, packs: {} }
    this.save(new Map())
  }

  /** A pack's compiled code; undefined when it is not there or not as it was written. */
  find(pack: string): Buffer | undefined {
    try {
      const place = this.#head.packs[pack]
      if (place === undefined || this.#file === null) return undefined
      const [start, length] = place
      return this.#read(this.#start + start, length)
    } catch {
      return undefined
    }
  }

  /** Bytes of the file, when they stand there twice. */
  #read(start: number, length: number): Buffer | undefined {
    const bytes = this.#bytes(start, length)
    return bytes.equals(this.#bytes(this.#again + start, length)) ? bytes : undefined
  }

  #bytes(start: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafeSlow(length)
    return bytes.subarray(0, readSync(this.#file ?? -1, bytes, 0, length, start))
  }

  /** Whether a file can be written there; asked before the code is gathered, which takes a while. */
  prepare(): boolean {
    try {
      const folder = dirname(this.#path)
      if (!existsSync(folder)) {
        makeFolder(folder)
        removeOld(dirname(folder))
      }
      return isOwnFolder(folder)
    } catch {
      return false
    }
  }

  /** Writes the compiled code of these packs, and what was there of others. Gives up silently. */
  save(compiled: ReadonlyMap<string, Buffer>): void {
    const wasThere = this.#file !== null
    const parts: Buffer[] = []
    const packs: Record<string, Place> = {}
    let start = 0
    for (const pack of new Set([...Object.keys(this.#head.packs), ...compiled.keys()])) {
      const bytes = compiled.get(pack) ?? this.find(pack)
      if (bytes === undefined) continue
      packs[pack] = [start, bytes.length]
      parts.push(bytes)
      start += bytes.length
    }
    const head: Head = { settled: wasThere, late: this.#head.late, packs }
    const draft = `${this.#path}.${this.#writer}`
    try {
      const once = [Buffer.from(`${JSON.stringify(head)}\n`, 'latin1'), ...parts]
      writeFileSync(draft, Buffer.concat([...once, ...once]), { mode: 0o600 })
      renameSync(draft, this.#path)
    } catch {
      rmSync(draft, { force: true })
    }
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file)
    this.#file = null
  }
}

/** Takes away what versions of prep and Node that are no longer run have left. */
function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (Date.now() - statSync(path).mtimeMs > UNUSED_MS) rmSync(path, { recursive: true, force: true })
  }
}
