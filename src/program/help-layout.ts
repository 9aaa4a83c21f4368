import { widest, width } from '../terminal/text/width.ts'
import { wrapCode, wrapText } from '../terminal/text/wrap.ts'

const INDENT = 2
const GAP = 2
/** With less room than this beside its name, what an option does stands below it. */
const NARROWEST_BESIDE = 30
const BELOW = 6

/**
 * Help laid out in columns as a terminal counts them: Hangul takes two. commander takes each character for one, and
 * wraps nothing in a narrow window. To be given to `configureHelp`.
 */
export const helpLayout = {
  displayWidth: width,
  boxWrap: (text: string, columns: number) => wrapText(text, columns).join('\n'),
  formatItem(
    this: { readonly helpWidth?: number | undefined },
    term: string,
    termColumns: number,
    description: string,
  ) {
    const columns = this.helpWidth ?? 80
    const room = columns - INDENT - termColumns - GAP
    const lead = ' '.repeat(INDENT)
    const names = wrapText(term, columns - INDENT).map((line) => lead + line)
    if (description === '') return names.join('\n')
    if (room < NARROWEST_BESIDE || widest(names) > INDENT + termColumns) {
      const below = wrapText(description, columns - BELOW).map((line) => ' '.repeat(BELOW) + line)
      return [...names, ...below].join('\n')
    }
    const hang = ' '.repeat(INDENT + termColumns + GAP)
    const beside = wrapText(description, room)
    const gap = ' '.repeat(termColumns - width(term) + GAP)
    return beside.map((line, index) => (index === 0 ? `${names[0]}${gap}${line}` : hang + line)).join('\n')
  },
}

/** A laid out help whose lines are no wider than `columns`: what can be typed goes on in the next line, further in. */
export function fitHelp(text: string, columns: number): string {
  return text
    .split('\n')
    .flatMap((line) => (width(line) <= columns ? [line] : wrapCode([{ text: line }], columns)))
    .join('\n')
}
