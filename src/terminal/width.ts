import stringWidth from 'string-width'

const TAB_COLUMNS = 4

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Columns that a text takes on a terminal: Hangul and emoji two, combining marks none. Escape sequences count nothing. */
export function width(text: string): number {
  return stringWidth(text)
}

/** The characters of a text as a person sees them. */
export function splitGraphemes(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}

/** Tabs as spaces up to the next stop, counted from the beginning of each line. */
export function expandTabs(text: string, tabColumns: number = TAB_COLUMNS): string {
  if (!text.includes('\t')) return text
  return text
    .split('\n')
    .map((line) => {
      const [first = '', ...rest] = line.split('\t')
      return rest.reduce((soFar, part) => soFar + ' '.repeat(tabColumns - (width(soFar) % tabColumns)) + part, first)
    })
    .join('\n')
}

/** The beginning of a one-line text in at most `columns`, with `…` where it was cut. Not for text with escape sequences. */
export function truncate(text: string, columns: number): string {
  if (width(text) <= columns) return text
  if (columns <= 0) return ''
  return `${takeColumns(text, columns - 1).trimEnd()}…`
}

/** As many whole characters from the beginning of a text as fit into `columns`. */
export function takeColumns(text: string, columns: number): string {
  let taken = ''
  let used = 0
  for (const grapheme of splitGraphemes(text)) {
    used += width(grapheme)
    if (used > columns) break
    taken += grapheme
  }
  return taken
}

/** A text filled up with spaces to `columns`; unchanged when it is as wide or wider. May hold escape sequences. */
export function pad(text: string, columns: number, align: 'left' | 'right' | 'center' = 'left'): string {
  const missing = Math.max(0, columns - width(text))
  if (align === 'right') return ' '.repeat(missing) + text
  if (align === 'center') return ' '.repeat(Math.floor(missing / 2)) + text + ' '.repeat(Math.ceil(missing / 2))
  return text + ' '.repeat(missing)
}
