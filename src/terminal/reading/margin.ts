import type { LineKind } from '../../notes/reading-lines.ts'
import type { Look } from '../look.ts'
import type { Style } from '../style.ts'
import { sanitise } from '../text/sanitise.ts'
import { expandTabs, pad, truncate, widest } from '../text/width.ts'
import type { Change, NoteLine } from './correcting.ts'

/** What a line is, for where there is no room for the word, and beside it where there is. */
export const MARKS: Readonly<Record<LineKind, string>> = {
  question: '?',
  'follow-up': '↳',
  section: '§',
  answer: '│',
  contents: '-',
  ignored: ' ',
}

export const CORRECTED = '✓'
export const DOUBTFUL = '~'
export const CHANGED: Readonly<Record<Change, string>> = { asks: '+', 'asks-no-more': '-', other: '*' }

const CURSOR = '>'
/** Windows as wide as this have room for words in the margin. */
const WIDE = 60

/** Lines of a note, each behind a margin that says what it is: `lines` from `top` on, as many as `count`. */
export function noteRows(
  lines: readonly NoteLine[],
  { top, count, cursor }: { readonly top: number; readonly count: number; readonly cursor: number },
  { width, style, messages }: Look,
): readonly string[] {
  const names = messages.readings.is
  const isWide = width >= WIDE
  const number = String(lines.length).length
  const word = widest(Object.values(names))
  return lines.slice(top, top + count).map((line, index) => {
    const isCurrent = top + index === cursor
    const paint = whereWords(paintOf(line.is, style))
    const name = pad(isNamed(lines, top + index) ? names[line.is] : '', word)
    const margin = [
      isCurrent ? style.accent(CURSOR) : ' ',
      flagOf(line, style),
      isWide ? `${style.dim(String(line.number).padStart(number))} ` : '',
      paint(MARKS[line.is]),
      isWide ? ` ${paint(name)} ` : '',
      ' ',
    ].join('')
    const room = width - 4 - (isWide ? number + word + 3 : 0)
    const text = truncate(expandTabs(sanitise(line.text).replaceAll('\n', ' ')).trimEnd(), Math.max(1, room))
    const body = isCurrent ? whereWords(style.strong)(text) : line.is === 'ignored' ? whereWords(style.dim)(text) : text
    return (margin + body).trimEnd()
  })
}

/** Whether the word stands beside the mark: of an answer at its first line only, and nowhere where there are no words. */
function isNamed(lines: readonly NoteLine[], at: number): boolean {
  const line = lines[at] as NoteLine
  if (line.is === 'ignored') return line.read !== null
  if (line.is !== 'answer') return true
  if (isBlank(line)) return false
  let before = at - 1
  while (before >= 0 && isBlank(lines[before] as NoteLine)) before--
  const last = lines[before]
  return last?.is !== 'answer' || last.card !== line.card
}

/** Blanks stay without colour, so that those at the end of a line can go. */
const whereWords =
  (paint: (text: string) => string) =>
  (text: string): string =>
    text.trim() === '' ? text : paint(text)

const isBlank = ({ text }: NoteLine): boolean => text.trim() === ''

/** What is special about a line: that it changed, that a person said what it is, that it is in doubt. */
function flagOf({ change, read, isDoubtful }: NoteLine, style: Style): string {
  if (change !== null) return style.fair(CHANGED[change])
  if (read?.isCorrected) return style.good(CORRECTED)
  return isDoubtful ? style.fair(DOUBTFUL) : ' '
}

function paintOf(is: LineKind, style: Style): (text: string) => string {
  if (is === 'question') return style.accent
  if (is === 'follow-up') return style.easy
  return is === 'section' ? style.strong : style.dim
}
