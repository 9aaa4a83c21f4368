import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Card } from '../../cards/card.ts'
import { keptOf, pairingAsKept, pairingInputs } from '../../cards/pairing/kept-pairing.ts'
import { type Pairing, pairCards, pathFinder } from '../../cards/pairing/pair-cards.ts'
import type { Remembered } from '../../cards/pairing/pair-exactly.ts'
import type { Note, Problem } from '../../notes/note.ts'
import { KeptPairingFile } from '../../store/kept-pairing-file.ts'
import { LastReadingFile } from '../../store/last-reading-file.ts'
import { noteStays } from './missing-notes.ts'
import { realPath } from './real-path.ts'

/** What is paired: the cards of all notes that were read, with the records that there are. */
export interface ToPair {
  readonly cwd: string
  readonly stateDir: string
  readonly cards: readonly Card[]
  readonly records: Remembered
  readonly notes: readonly Pick<Note, 'path' | 'cards'>[]
  /** Folders that could not be read, and paths that are not there. */
  readonly problems: readonly Pick<Problem, 'path' | 'rule'>[]
  readonly missing: readonly string[]
  /** Names what each note was read as, where that is kept; without it every reading pairs anew. */
  readonly stampOf: ((path: string) => string | null) | null
  /** Names the code that pairs. */
  readonly maker: string | null
}

/**
 * Pairs cards with records as what stood in the notes at the last reading allows; `keep` keeps what stands there now. Where neither
 * notes nor records nor the last reading have changed since a pairing was kept, that is given again without looking at any card.
 */
export function pairWithLast({ cwd, stateDir, cards, records, notes, problems, missing, stampOf, maker }: ToPair): {
  readonly pairing: Pairing
  readonly keep: () => void
} {
  const file = new LastReadingFile(stateDir)
  const last = file.read()
  const absolute = (path: string) => realPath(cwd, path)
  const plain = (path: string) => resolve(cwd, path)
  const read = notes.map(({ path }) => path)
  const unreadable = problems.filter(({ rule }) => rule === 'unreadable-folder').map(({ path }) => path)
  const stays = noteStays({
    read: () => read.map((path) => (last?.notes.has(plain(path)) ? plain(path) : absolute(path))),
    missing: [...missing, ...unreadable].map(plain),
    last,
  })
  const asked = new Map<string, boolean>()
  const exists = (path: string): boolean => {
    const answer = stays(path)
    asked.set(path, answer)
    return answer
  }
  const anew = () => pairCards(cards, records, { absolute, plain, exists, last, read })
  const keepReading = (pairing: Pairing): boolean =>
    // Nothing is made for a person who only looks.
    existsSync(stateDir) && !file.write(pairing.reading(), last)
  const fullPath = pathFinder(records, { last, absolute, plain })
  const stamped = ({ path, cards }: Pick<Note, 'path' | 'cards'>) => {
    return { path, fullPath: fullPath(path), cards: cards.length, stamp: stampOf?.(path) ?? null }
  }
  const inputs =
    stampOf === null || maker === null ? null : pairingInputs(notes, records, { stamped, last: file.stamp })
  if (inputs === null || maker === null) {
    const pairing = anew()
    return { pairing, keep: () => void keepReading(pairing) }
  }
  const keptFile = new KeptPairingFile(stateDir, maker)
  const before = keptFile.read(inputs)
  if (before?.stays.every(([path, answer]) => stays(path) === answer))
    return { pairing: pairingAsKept(cards, before, { fullPath, anew }), keep: () => {} }
  const pairing = anew()
  const keep = () => {
    // Had anything been written, the next pairing would follow from that.
    const kept = keepReading(pairing) ? keptOf(cards, pairing) : null
    if (kept !== null) keptFile.write({ ...kept, inputs, stays: [...asked] })
  }
  return { pairing, keep }
}
