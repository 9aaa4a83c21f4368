import type { CardId } from '../card.ts'
import { plainLocator } from './identity.ts'
import type { LastReading, Stood } from './last-reading.ts'
import type { NotesNow } from './notes-now.ts'
import type { Ambiguity } from './pair-by-likeness.ts'
import { type Pair, type Place, pairUnmoved } from './pair-by-question.ts'
import { PairingBoard } from './pairing-board.ts'
import type { CardPlace } from './remembered-ids.ts'
import type { Twins } from './twins.ts'

/** What is known of the notes that were read now, and of those that were not. */
export interface Known {
  readonly notes: NotesNow
  readonly pathsRead: ReadonlySet<string>
  /** Whether a note that was not read now keeps what stood in it: it exists, or may come back. */
  stays(path: string): boolean
  /** Whether there is a record under an id that a question may have. */
  isRecorded(id: CardId): boolean
}

export interface Paired {
  readonly pairs: readonly Pair<CardPlace>[]
  /** Records that found no question, under the paths that their notes have here. */
  readonly left: readonly Place[]
  /** What stood in a note before and was found again in one that is read now. */
  readonly found: ReadonlySet<Stood>
  /** Records that were left because their question, reworded, has a record that had none before. */
  readonly twins: readonly Twins[]
  /** Which questions each of those left could be of. */
  likely(): readonly Ambiguity<CardPlace>[]
}

/** Stands for a question that was there before and was never reviewed, as a record does for one that was. */
interface Ghost extends Place {
  readonly stood: Stood
}

const isGhost = (place: Place): place is Ghost => 'stood' in place

/**
 * Pairs records with cards. Without a last reading every card may be anybody's. With one, questions that stood there without a
 * record are followed as records are, and stay without: only a record that was not here at that time (it came from another
 * device, or was brought back) may be theirs. A record whose note may come back waits for it.
 */
export function pairSince(records: readonly Place[], cards: readonly CardPlace[], now: Known): Paired {
  const board = new PairingBoard(cards, now.pathsRead)
  const { last } = now.notes
  const isLinked = ({ locator }: Place) => locator.path !== ''
  board.pairSameQuestion(records.filter(isLinked), cards, pairUnmoved)
  let left = board.left(records).filter(isLinked)
  let ghosts: readonly Ghost[] = []
  let late: ReadonlySet<Place> = new Set()
  if (left.length > 0 && last === null) {
    left = left.filter(({ locator }) => now.pathsRead.has(locator.path) || !now.stays(locator.path))
    board.pairSameQuestion(left, board.open())
    board.pairAlike(left, board.open())
  } else if (last !== null && (left.length > 0 || !now.notes.areAsTheyWere)) {
    const { known, newcomers } = sortRecords(left, last, now)
    left = [...known, ...newcomers]
    const wereLost = new Set(known.filter(({ id }) => last.orphaned.has(id)))
    late = new Set([...newcomers, ...wereLost])
    const standing = takeUnchanged(board, known, last, now)
    const open = board.left(known)
    ghosts = ghostsIn(last, now)
    const free = () => board.open().filter((card) => !standing.has(card))
    // Whoever had a question has the first right to it: another record may have come to the same words since.
    const had = [...open.filter((record) => !wereLost.has(record)), ...ghosts]
    board.pairSameQuestion(had, free())
    board.pairSameQuestion(board.left([...wereLost]), free())
    const isUnrecorded = (card: CardPlace) => isWithoutRecord(board, card)
    board.pairSameQuestion(newcomers, cards.filter(isUnrecorded))
    board.pairAlike(had, free())
    board.pairAlike([...wereLost], free())
    board.pairAlike(newcomers, free())
  }
  const lost = board.left(left)
  return {
    pairs: board.pairs().filter(({ record }) => !isGhost(record)),
    left: lost,
    found: new Set(ghosts.filter((ghost) => board.has(ghost)).map(({ stood }) => stood)),
    twins: last === null ? [] : rewordedTwins(board, lost, last, late),
    likely: () => {
      const { pairs, ambiguous } = board.alike(
        lost,
        cards.filter((card) => isWithoutRecord(board, card)),
      )
      return [...ambiguous, ...pairs.map(({ record, card }) => ({ record, cards: [card] }))]
    },
  }
}

/**
 * A question was reworded into words under which another device had reviewed it: the record with these words has it now, and the
 * one that it had here is left.
 */
function rewordedTwins(
  board: PairingBoard<CardPlace>,
  lost: readonly Place[],
  { orphaned }: LastReading,
  late: ReadonlySet<Place>,
): readonly Twins[] {
  const newlyLost = lost.filter(({ id }) => !orphaned.has(id))
  const taken = board.pairs().filter(({ record }) => late.has(record))
  const { pairs } = board.alike(
    newlyLost.filter((record) => !late.has(record)),
    taken.map(({ card }) => card),
  )
  return pairs.flatMap(({ record, card }) => {
    const now = board.recordOf(card)
    return now === undefined || card.locator.path !== record.locator.path
      ? []
      : [{ card: now.id, other: record.id, isSamePlace: false }]
  })
}

function isWithoutRecord(board: PairingBoard<CardPlace>, card: CardPlace): boolean {
  const record = board.recordOf(card)
  return record === undefined || isGhost(record)
}

/** Records that were here at the last reading and do not wait for their notes, under the paths that these have here; and others. */
function sortRecords(left: readonly Place[], last: LastReading, now: Known) {
  const wanted = new Set(left.map(({ id }) => id))
  const pathOf = new Map<CardId, string>()
  for (const [path, { ids }] of last.notes) for (const id of ids) if (wanted.has(id)) pathOf.set(id, path)
  const known: Place[] = []
  const newcomers: Place[] = []
  for (const record of left) {
    const { id, locator } = record
    const isHere = last.notes.has(locator.path) || now.pathsRead.has(locator.path)
    const path = isHere ? locator.path : (pathOf.get(id) ?? locator.path)
    if (!now.pathsRead.has(path) && now.stays(path)) continue
    if (!pathOf.has(id) && !last.orphaned.has(id)) newcomers.push(record)
    else if (path === locator.path) known.push(record)
    else known.push({ id, locator: { ...plainLocator(locator, locator.parent), path } })
  }
  return { known, newcomers }
}

/**
 * In a note that is as it was, each question has the record that it had, whatever else it could have. Gives the cards that had
 * none.
 */
function takeUnchanged(
  board: PairingBoard<CardPlace>,
  records: readonly Place[],
  last: LastReading,
  now: Known,
): ReadonlySet<CardPlace> {
  const byId = new Map(records.map((record) => [record.id, record]))
  const standing = new Set<CardPlace>()
  for (const card of board.open()) {
    const { path, position } = card.locator
    if (!now.notes.isAsItWas(path)) continue
    const record = byId.get(last.notes.get(path)?.ids[position] ?? '')
    if (record !== undefined && !board.has(record)) board.take([{ record, card }])
    else standing.add(card)
  }
  return standing
}

/** Questions without a record that stood in notes which have changed or are gone. */
function ghostsIn(last: LastReading, now: Known): readonly Ghost[] {
  const ghosts: Ghost[] = []
  for (const [path, note] of last.notes) {
    const isRead = now.pathsRead.has(path)
    if (!isRead && now.stays(path)) continue
    const stood = isRead && now.notes.isAsItWas(path) ? note.gone() : [...note.stood(), ...note.gone()]
    for (const each of stood)
      if (!now.isRecorded(each.id)) ghosts.push({ id: each.id, locator: each.locator, stood: each })
  }
  return ghosts
}
