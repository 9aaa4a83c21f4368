import type { Messages } from '../../messages/messages.ts'
import type { PlacedPicture } from '../pictures/picture-lines.ts'
import type { Style } from '../style.ts'
import { truncate } from '../text/width.ts'

/** What a drill shows at once, in the whole window. */
export interface Picture {
  readonly lines: readonly string[]
  /** Pictures that stand on these lines, which are empty there. */
  readonly pictures: readonly PlacedPicture[]
  /** The furthest that the text can be scrolled. */
  readonly lastScroll: number
  /** Lines to move for a page. */
  readonly page: number
  /** Where to begin once the answer shows. */
  readonly answerScroll: number
  /** Where to scroll so that the part of the answer that is looked at shows; missing where none is. */
  readonly partScroll?: number
  /** The line at whose end the cursor stands, while a text is typed. */
  readonly cursorLine?: number
}

/** The window as it is now, and what text in it looks like. */
export interface WindowLook {
  readonly columns: number
  readonly rows: number
  readonly style: Style
  readonly messages: Messages
}

/** The lines of a whole window, the first of a list or note among them, and how many of it there are. */
export interface DrawnWindow {
  readonly lines: readonly string[]
  readonly top: number
  readonly shown: number
}

/** Lines beyond this many columns are hard to read. */
export const WIDEST_TEXT = 100

const SMALLEST = { columns: 20, rows: 6 }

/** Whether a window has no room for a question and what can be pressed. */
export const isTooSmall = ({ columns, rows }: { readonly columns: number; readonly rows: number }): boolean =>
  columns < SMALLEST.columns || rows < SMALLEST.rows

/** A picture of lines that are all there is. */
export const still = (lines: readonly string[]): Picture => ({
  lines,
  pictures: [],
  lastScroll: 0,
  page: 1,
  answerScroll: 0,
})

/** What is drawn in a window that has no room for anything. */
export const drawTooSmall = ({ columns, messages }: WindowLook, top: number): DrawnWindow => ({
  lines: [truncate(messages.drilling.screen.tooSmall, columns)],
  top,
  shown: 1,
})

/** As many lines as there are rows: what is missing is empty. */
export const filledTo = (lines: readonly string[], rows: number): readonly string[] =>
  Array.from({ length: rows }, (_, at) => lines[at] ?? '')
