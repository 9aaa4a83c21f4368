import type { CardId } from '../../cards/card.ts'
import type { Passing } from './journal.ts'

const UNDONE = Buffer.from('"undone"')
const HEADER = Buffer.from('{"prep"')
/** How prep writes a line of one event, with `at` behind the id. */
const BEGINNING = Buffer.from('{"id":"')
const AT = Buffer.from('","at":"')
/** And of several that count together. */
const SEVERAL = Buffer.from('[{"id":"')
const ANY_AT = Buffer.from('"at"')

/** Passes over the lines of cards with other ids. Undos are read: they may name an event of one of these. */
export const ofOtherCards = (ids: readonly CardId[]): Passing =>
  allBut(...ids.map((id) => Buffer.from(`"${id}"`)), UNDONE)

/** Passes over everything but undos. */
export const allButUndos: Passing = allBut(UNDONE)

/** Passes over everything but reviews. */
export const allButReviews: Passing = allBut(Buffer.from('"reviewed"'))

/** Passes over everything but what is looked back at: reviews, answers that were written, what plans promised; and undos. */
export const allButPast: Passing = allBut(
  ...['"reviewed"', '"written"', '"promised"'].map((text) => Buffer.from(text)),
  UNDONE,
)

/** Passes over everything with which nothing is kept of what was said. */
export const allButSaid: Passing = allBut(Buffer.from('"said"'))

/** Passes over the lines in which none of these texts occurs. */
function allBut(...texts: readonly Buffer[]): Passing {
  return (block) => {
    const finders = [HEADER, ...texts].map((text) => finder(block, text))
    return (start, end) => !finders.some((occurs) => occurs(start, end))
  }
}

/** Passes over events before an instant, but not undos, nor lines that prep would have written otherwise. */
export function before(since: Date): Passing {
  const earliest = Buffer.from(since.toISOString())
  return (block) => {
    const nextUndone = finder(block, UNDONE)
    const nextAt = finder(block, AT)
    /** Whether what stands at a place of the block is an instant before; a year beyond 9999 is written in another way. */
    const isBefore = (at: number, end: number): boolean =>
      at + earliest.length < end &&
      block[at + earliest.length] === QUOTE &&
      block.compare(earliest, 0, earliest.length, at, at + earliest.length) < 0
    const isSingle = (start: number, end: number): boolean =>
      beginsWith(block, start, BEGINNING) && nextAt(start, end) && isBefore(nextAt.at + AT.length, end)
    const isSeveral = (start: number, end: number): boolean => {
      if (!beginsWith(block, start, SEVERAL)) return false
      const line = block.subarray(start, end)
      const instants = placesOf(line, AT)
      // Each of them has an instant; one that is written otherwise may be anything.
      return (
        instants.length === placesOf(line, ANY_AT).length &&
        instants.every((at) => isBefore(start + at + AT.length, end))
      )
    }
    return (start, end) => (isSingle(start, end) || isSeveral(start, end)) && !nextUndone(start, end)
  }
}

const QUOTE = 0x22

const beginsWith = (block: Buffer, start: number, text: Buffer): boolean =>
  start + text.length <= block.length && block.compare(text, 0, text.length, start, start + text.length) === 0

function placesOf(line: Buffer, text: Buffer): readonly number[] {
  const places: number[] = []
  for (let at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + text.length)) places.push(at)
  return places
}

/** Whether a text occurs in a line; where is then `at`. */
interface Finder {
  (start: number, end: number): boolean
  at: number
}

/** For lines asked about in turn: the block is searched through only once. */
function finder(block: Buffer, text: Buffer): Finder {
  const find: Finder = (start, end) => {
    if (find.at === NOT_SOUGHT || (find.at >= 0 && find.at < start)) find.at = block.indexOf(text, start)
    return find.at >= 0 && find.at < end
  }
  find.at = NOT_SOUGHT
  return find
}

const NOT_SOUGHT = -2
