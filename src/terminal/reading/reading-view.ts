import type { Look } from '../look.ts'
import { type DrawnWindow, drawTooSmall, filledTo, isTooSmall, type WindowLook } from '../prompts/picture.ts'
import { remarkLines } from '../prompts/remark.ts'
import { sanitiseLine } from '../text/sanitise.ts'
import { truncate } from '../text/width.ts'
import { type Correcting, currentOf } from './correcting.ts'
import { footerRows, helpPages } from './footer.ts'
import { noteRows } from './margin.ts'
import { cardRows, factsLine, offerRows, whyRows } from './panel.ts'

/** What is on the screen beside the note itself. */
export interface ReadingView {
  readonly path: string
  readonly now: Correcting
  /** The first line of the note that showed last. */
  readonly top: number
  readonly notice: string | null
  /** The text that is being looked for, while it is typed. */
  readonly finding: string | null
  /** The page of help that shows, from 0; null without. */
  readonly help: number | null
}

/** As `DrawnWindow`, of the note's lines. */
export interface DrawnReading extends DrawnWindow {
  /** Pages of help behind the one that shows. */
  readonly helpLeft?: number
}

/** Lines longer than this are hard to read: beyond it a window is left empty. */
const WIDEST = 120
const NARROW = 60
/** Windows of fewer rows have one line for why and one for keys; of as many, a narrow one has three. */
const LOW = 14
const ROOMY = 20
/** As many lines of the note as there shall be before anything else may have room. */
const LEAST_SHOWN = 5
/** Lines above and below that of the cursor, so that one sees where one goes. */
const AROUND = 2

/** One screen: the note with its margin, and below it why the current line was read so, its card, other readings, and the keys. */
export function drawReading(view: ReadingView, window: WindowLook): DrawnReading {
  const { columns, rows, style, messages } = window
  const { now, notice, finding } = view
  if (isTooSmall(window)) return drawTooSmall(window, view.top)
  // The last column stays free: some terminals wrap a line that fills it.
  const look: Look = { width: Math.min(WIDEST, columns - 1), style, messages }
  const room = rows - 1
  if (view.help !== null) {
    const pages = helpPages(look, room)
    const page = pages[Math.min(view.help, pages.length - 1)] ?? []
    return { lines: page, top: view.top, shown: 1, helpLeft: Math.max(0, pages.length - 1 - view.help) }
  }
  const rule = style.dim('─'.repeat(look.width))
  const isNarrow = look.width < NARROW
  const line = currentOf(now)
  const head = [factsLine(now, view.path, look), rule]
  const said =
    finding === null
      ? remarkLines(notice, style, look.width, 3)
      : [`${style.accent(messages.correcting.finding)} ${truncate(sanitiseLine(finding), look.width - 10)}_`]
  const most = rows < LOW ? 1 : isNarrow && rows >= ROOMY ? 3 : 2
  const foot = finding === null ? footerRows(now, most, look) : []
  // From the most needed to the least: what has no room is left out from the end.
  const parts = [foot, [rule], whyRows(line, most, look), cardRows(line, look), offerRows(now, look)]
  let left = room - head.length - LEAST_SHOWN - said.length
  const [keys = [], between = [], why = [], card = [], offers = []] = parts.map((part) => {
    if (part.length > left) return []
    left -= part.length
    return part
  })
  const below = [...between, ...why, ...card, ...offers, ...said, ...keys]
  const shown = Math.max(1, room - head.length - below.length)
  const top = topOf(view.top, now.cursor, now.lines.length, shown)
  const note = noteRows(now.lines, { top, count: shown, cursor: now.cursor }, look)
  return { lines: [...head, ...filledTo(note, shown), ...below].slice(0, room), top, shown }
}

/** Where the note begins to show: moved as little as can be, but for a cursor that went far, which has room above and below. */
function topOf(before: number, cursor: number, count: number, shown: number): number {
  const furthest = Math.max(0, count - shown)
  if (cursor < before - 1 || cursor > before + shown)
    return Math.max(0, Math.min(furthest, cursor - Math.floor(shown / 3)))
  const around = Math.min(AROUND, Math.floor((shown - 1) / 2))
  const least = cursor + around - shown + 1
  const most = cursor - around
  return Math.max(0, Math.min(furthest, Math.max(least, Math.min(most, before))))
}
