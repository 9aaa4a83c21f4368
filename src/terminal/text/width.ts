import { commonColumns, widthOfCommon } from './common-columns.ts'
import { glyphsOf, widthOfUnusual } from './glyphs.ts'

const TAB_COLUMNS = 4

const COLOURS = /\x1b\[[\d;]*m/g

/** Columns that a text takes on a terminal: Hangul and emoji two, combining marks none. Escape sequences count nothing. */
export function width(text: string): number {
  const common = widthOfCommon(text)
  if (common !== null) return common
  const bare = text.includes('\x1b') ? text.replace(COLOURS, '') : text
  // The library splits text into what a person sees as characters, and starting that takes as long as all of `prep list`.
  const bareWidth = bare.length < text.length ? widthOfCommon(bare) : null
  if (bareWidth !== null) return bareWidth
  return widthOfUnusual(bare)
}

/** Columns of the widest of several texts. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, width(text)), 0)
}

/** Tabs as spaces up to the next stop, counted from the beginning of each line. */
export function expandTabs(text: string, tabColumns: number = TAB_COLUMNS): string {
  if (!text.includes('\t')) return text
  return text
    .split('\n')
    .map((line) => {
      const parts = line.split('\t')
      const last = parts.pop() ?? ''
      // Each part begins at a stop, so that its own width alone tells how far the next one is.
      return parts.map((part) => part + ' '.repeat(tabColumns - (width(part) % tabColumns))).join('') + last
    })
    .join('\n')
}

/** The beginning of a one-line text in at most `columns`, with `…` where it was cut. Not for text with escape sequences. */
export function truncate(text: string, columns: number): string {
  if (width(text) <= columns) return text
  if (columns <= 0) return ''
  return `${takeColumns(text, columns - 1).trimEnd()}…`
}

/** A one-line text cut off or filled up with spaces to `columns`. Not for text with escape sequences. */
export function fitted(text: string, columns: number): string {
  const taken = width(text)
  if (taken === columns) return text
  if (taken < columns) return text + ' '.repeat(columns - taken)
  return pad(truncate(text, columns), columns)
}

/** As many whole characters from the beginning of a text as fit into `columns`. */
export function takeColumns(text: string, columns: number): string {
  const each = commonColumns()
  let taken = ''
  let used = 0
  for (let index = 0; index < text.length; index += 1) {
    const more = each[text.charCodeAt(index)] ?? 0
    // What follows may belong to the character before it.
    if (more === 0) break
    used += more
    if (used > columns) return text.slice(0, index)
  }
  used = 0
  for (const glyph of glyphsOf(text)) {
    used += glyph.columns
    if (used > columns) break
    taken += glyph.text
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
