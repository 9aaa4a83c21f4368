import { closeSync, constants, fdatasync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { cannotSave, errorCode } from '../../disk/failed-save.ts'
import { makeFolder } from '../../disk/make-folder.ts'
import { linkedJournal } from './linked-journal.ts'
import { JOURNAL_HEADER } from './stored.ts'

/** How far a journal has been read: bytes, and the lines in them. */
export interface Position {
  readonly offset: number
  readonly line: number
  /** The version of the lines behind; the first one when not said. */
  readonly version?: number
}

export const START: Position = { offset: 0, line: 0 }

export interface JournalLine {
  readonly text: string
  /** Counts from 1. */
  readonly line: number
  /** Where the line ends, its newline included. */
  readonly end: Position
  /** False for what stands after the last newline: a line torn by a crash, or one that is being written right now. */
  readonly finished: boolean
}

const BLOCK_BYTES = 4 * 1024 * 1024
const NEWLINE = 0x0a
const SPACE = 0x20
const sync = promisify(fdatasync)

/**
 * Adds one line to a journal, created when missing, and resolves with where the file ends once it is on disk.
 *
 * A newline goes first, so that the line is whole even behind a torn one; everything goes out in one write, so that
 * lines of several processes never mix. Rejects with PrepError (`cannotSave`), and then the line does not count.
 */
export async function appendLine(path: string, line: string): Promise<{ written: number; size: number }> {
  const opened = openForAppending(path)
  const bytes = Buffer.from(`${opened.isNew ? `${JOURNAL_HEADER}\n` : ''}\n${line}\n`)
  let written = 0
  try {
    written = writeSync(opened.file, bytes)
    if (written < bytes.length) throw new Error(`the disk is full (${written} of ${bytes.length} bytes were written)`)
    await sync(opened.file)
    if (opened.isNew) syncFolder(dirname(path))
    return { written, size: fstatSync(opened.file).size }
  } catch (error) {
    blankOut(path, bytes.subarray(0, written))
    throw cannotSave(path, error)
  } finally {
    closeSync(opened.file)
  }
}

/** Says of a block of lines which are to be passed over unread: called for each line in turn with where it begins and ends. */
export type Passing = (block: Buffer) => (start: number, end: number) => boolean

const NOTHING_PASSES: Passing = () => () => false

/** The lines of a journal after a position, blank ones and those that pass left out. A missing file has none. */
export function* readLines(path: string, from: Position, passing: Passing = NOTHING_PASSES): Generator<JournalLine> {
  const file = openForReading(path)
  if (file === null) return
  try {
    let block = Buffer.allocUnsafe(BLOCK_BYTES)
    // At the beginning of the block: of a line whose end was not there yet.
    let held = 0
    let { offset, line } = from
    let readAt = offset
    for (;;) {
      if (held === block.length) block = Buffer.concat([block], 2 * block.length)
      const length = readSync(file, block, held, block.length - held, readAt)
      if (length === 0) break
      readAt += length
      const bytes = block.subarray(0, held + length)
      let start = 0
      const passes = passing(bytes)
      for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
        offset += end - start + 1
        line += 1
        if (!isBlank(bytes, start, end) && !passes(start, end))
          yield { text: bytes.toString('utf8', start, end), line, end: { offset, line }, finished: true }
        start = end + 1
      }
      held = bytes.length - start
      block.copyWithin(0, start, bytes.length)
    }
    if (isBlank(block, 0, held)) return
    const end = { offset: offset + held, line }
    yield { text: block.toString('utf8', 0, held), line: line + 1, end, finished: false }
  } finally {
    closeSync(file)
  }
}

/** The bytes just before an offset (at most 64), to tell whether a journal is still the one read before. Null: gone. */
export function bytesBefore(path: string, offset: number): Buffer | null {
  const file = openForReading(path)
  if (file === null) return null
  try {
    const length = Math.min(64, offset)
    const bytes = Buffer.alloc(length)
    return readSync(file, bytes, 0, length, offset - length) === length ? bytes : null
  } finally {
    closeSync(file)
  }
}

function openForAppending(path: string): { file: number; isNew: boolean } {
  const { O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW = 0, O_NONBLOCK = 0, O_WRONLY } = constants
  // In a folder that is shared, somebody may have put a link or a pipe in its place.
  const flags = O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK
  try {
    return { file: openSync(path, flags), isNew: false }
  } catch (error) {
    const real = errorCode(error) === 'ELOOP' ? linkedJournal(path) : null
    if (real !== null) return { file: openSync(real, flags), isNew: false }
    if (errorCode(error) !== 'ENOENT') throw cannotSave(path, error)
  }
  try {
    makeFolder(dirname(path))
    return { file: openSync(path, flags | O_CREAT | O_EXCL, 0o600), isNew: true }
  } catch (error) {
    // Another process made it in between.
    if (errorCode(error) === 'EEXIST') return { file: openSync(path, flags), isNew: false }
    throw cannotSave(path, error)
  }
}

function openForReading(path: string): number | null {
  try {
    return openSync(path, 'r')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/**
 * Overwrites a piece that did not get out whole with spaces, in place: cutting the file off could cut off what another
 * process has written behind it. Where even that fails, the next line's leading newline keeps the piece apart.
 */
function blankOut(path: string, piece: Buffer): void {
  if (piece.length === 0) return
  try {
    const file = openSync(path, 'r+')
    try {
      const { size } = fstatSync(file)
      const from = Math.max(0, size - piece.length - BLOCK_BYTES)
      const tail = Buffer.alloc(size - from)
      const index = tail.subarray(0, readSync(file, tail, 0, tail.length, from)).lastIndexOf(piece)
      if (index < 0) return
      const blank = piece.map((byte) => (byte === NEWLINE ? NEWLINE : SPACE))
      writeSync(file, blank, 0, blank.length, from + index)
    } finally {
      closeSync(file)
    }
  } catch {}
}

/** A new file's name is on disk only when its folder is. Windows cannot do this, and does not need it. */
function syncFolder(path: string): void {
  let folder: number
  try {
    folder = openSync(path, 'r')
  } catch {
    return
  }
  try {
    fsyncSync(folder)
  } catch {
  } finally {
    closeSync(folder)
  }
}

function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let index = start; index < end; index += 1) {
    const byte = bytes[index]
    if (byte !== SPACE && byte !== 0x0d && byte !== 0x09) return false
  }
  return true
}
