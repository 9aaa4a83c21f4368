import type { CardId } from '../cards/card.ts'
import type { Passing } from './journal.ts'

const UNDONE = Buffer.from('"undone"')
const HEADER = Buffer.from('{"prep"')
/** How prep writes a line of one event, with `at` behind the id. */
const BEGINNING = Buffer.from('{"id":"')
const AT = Buffer.from('","at":"')
const LONGEST_ID = 160

/** Passes over the lines of other cards. Undos are read: they may name an event of this one. */
export function ofOtherCards(card: CardId): Passing {
  const named = Buffer.from(`"${card}"`)
  return (block) => {
    const finders = [named, UNDONE, HEADER].map((text) => finder(block, text))
    return (start, end) => !finders.some((occurs) => occurs(start, end))
  }
}

/** Passes over events before an instant, but not undos, nor lines that prep would have written otherwise. */
export function before(since: Date): Passing {
  const earliest = Buffer.from(since.toISOString())
  return (block) => {
    const nextUndone = finder(block, UNDONE)
    // One line that begins so and has no instant behind: to search on for one in each would take for ever.
    let isStrange = false
    return (start, end) => {
      if (isStrange || block.compare(BEGINNING, 0, BEGINNING.length, start, start + BEGINNING.length) !== 0)
        return false
      const found = block.indexOf(AT, start + BEGINNING.length)
      isStrange = found < 0 || found > start + LONGEST_ID
      const at = found + AT.length
      if (isStrange || at + earliest.length >= end) return false
      // Years beyond 9999 are written in another way, which is longer.
      const isPlain = block[at + earliest.length] === 0x22 && block[at] !== 0x2b && block[at] !== 0x2d
      return (
        isPlain && block.compare(earliest, 0, earliest.length, at, at + earliest.length) < 0 && !nextUndone(start, end)
      )
    }
  }
}

type Finder = (start: number, end: number) => boolean

/** Whether a text occurs in a line, for lines asked about in turn: the block is searched through only once. */
function finder(block: Buffer, text: Buffer): Finder {
  let found = -2
  return (start, end) => {
    if (found === -2 || (found >= 0 && found < start)) found = block.indexOf(text, start)
    return found >= 0 && found < end
  }
}
