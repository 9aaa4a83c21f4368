import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { errorCode, systemReason } from '../../disk/failed-save.ts'
import { PrepError } from '../../errors.ts'
import type { Reached } from '../checkpoint/checkpoint.ts'
import type { StoredEvent, StoreProblem } from '../store.ts'
import { FIRST_VERSION, FORMATS, type Format } from './formats.ts'
import { bytesBefore, type Passing, type Position, readLines, START } from './journal.ts'
import { readJournalLine } from './journal-line.ts'
import { JOURNAL_START, linkedJournal } from './linked-journal.ts'

const SUFFIX = '.jsonl'

/** What stands in the journals behind given places. */
export interface Tail {
  readonly events: readonly StoredEvent[]
  /** How far each journal has been read now, by its file's name. */
  readonly positions: ReadonlyMap<string, Position>
  readonly problems: readonly StoreProblem[]
}

export const journalFile = (device: string): string => `${device}${SUFFIX}`

/**
 * The names of all journals in a folder, sorted; none when there is no such folder. The folder may be shared: pipes and devices that
 * somebody put into it are no journals, nor are links unless they lead to a journal of the user's.
 */
export const journalNames = (folder: string): readonly string[] => entriesOf(folder).journals

function entriesOf(folder: string): { readonly journals: readonly string[]; readonly otherLinks: readonly string[] } {
  try {
    const named = readdirSync(folder, { withFileTypes: true }).filter(
      ({ name }) => name.endsWith(SUFFIX) && !name.startsWith('.'),
    )
    const isFollowed = (name: string) => linkedJournal(join(folder, name)) !== null
    const links = new Map(
      named.filter((entry) => entry.isSymbolicLink()).map(({ name }) => [name, isFollowed(name)] as const),
    )
    return {
      journals: named
        .filter((entry) => entry.isFile() || links.get(entry.name) === true)
        .map(({ name }) => name)
        .sort(),
      otherLinks: [...links.keys()].filter((name) => links.get(name) === false),
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { journals: [], otherLinks: [] }
    throw new PrepError('cannotReadState', { path: folder, reason: systemReason(error) }, { cause: error })
  }
}

/** Those journals that prep began itself: they start with the line that says so. */
export const ownJournals = (folder: string): readonly string[] =>
  journalNames(folder).filter((name) => bytesBefore(join(folder, name), JOURNAL_START.length)?.equals(JOURNAL_START))

/**
 * All events behind the positions, in the order of the files. A line that cannot be used is set aside as a problem.
 * A torn last line is reported when `atRest`; otherwise it may be a line that another process is writing right now.
 * Lines that `passing` names are passed over unread, which is many times faster; it must not name headers.
 * Throws PrepError `newerState` for a journal of a newer format, `cannotReadState` when a file cannot be read.
 */
export function readTail(
  folder: string,
  from: ReadonlyMap<string, Position>,
  atRest: boolean,
  passing?: Passing,
  format: Format<unknown> = FORMATS.journal,
): Tail {
  const events: StoredEvent[] = []
  const take = (event: StoredEvent) => events.push(event)
  return { events, ...readEach(folder, from, { atRest, passing, format, take }) }
}

/** As `readTail`, but hands each event over as it is read, so that they need not all be in memory. */
export function readEach(
  folder: string,
  from: ReadonlyMap<string, Position>,
  reading: Omit<Reading, 'problems'>,
): Omit<Tail, 'events'> {
  const problems: StoreProblem[] = []
  const positions = new Map<string, Position>()
  const { journals, otherLinks } = entriesOf(folder)
  for (const name of otherLinks)
    problems.push({ kind: 'linkNotRead', path: join(folder, name), line: null, detail: 'it leads to no journal' })
  for (const name of journals) {
    const path = join(folder, name)
    try {
      positions.set(name, readJournal(path, from.get(name) ?? START, { ...reading, problems }))
    } catch (error) {
      if (error instanceof PrepError) throw error
      throw new PrepError('cannotReadState', { path, reason: systemReason(error) }, { cause: error })
    }
  }
  return { positions, problems }
}

/** A position with a checksum of what stands before it. Null when the file is gone or shorter. */
export function reached(folder: string, name: string, position: Position): Reached | null {
  const tail = bytesBefore(join(folder, name), position.offset)
  return tail === null ? null : { ...position, tail: crc32(tail) }
}

/** The version of what stands behind a place. */
export const versionAt = (position: Position | undefined): number => position?.version ?? FIRST_VERSION

/** A place with the version of what stands behind it, which the first one leaves unsaid. */
export const placeAt = ({ offset, line }: Position, version: number): Position =>
  version === FIRST_VERSION ? { offset, line } : { offset, line, version }

interface Reading {
  readonly atRest: boolean
  readonly passing: Passing | undefined
  readonly format: Format<unknown>
  readonly take: (event: StoredEvent) => void
  readonly problems: StoreProblem[]
}

function readJournal(path: string, from: Position, { atRest, passing, format, take, problems }: Reading): Position {
  let position = from
  let version = versionAt(from)
  for (const { text, line, end, finished } of readLines(path, from, passing)) {
    const read = readJournalLine(text, version, format)
    if ('newer' in read) throw new PrepError('newerState', { path, version: read.newer })
    if ('wrong' in read) {
      if (finished)
        problems.push({ kind: read.isJson ? 'invalidLine' : 'unreadableLine', path, line, detail: read.wrong })
      else if (atRest) problems.push({ kind: 'tornLine', path, line, detail: read.wrong })
      if (!finished) break
    } else if ('version' in read) version = read.version
    else for (const event of read.events) take(event)
    position = placeAt(end, version)
  }
  return position
}
