import stringWidth from 'string-width'

const TAB_COLUMNS = 4

let graphemes: Intl.Segmenter | null = null

/** What notes are mostly made of, one column each: ASCII, Western letters, dashes and quotation marks, rules, prep's own marks. */
const NARROW =
  /[\x20-\x7e\xa1-\xac\xae-\xff\u2010-\u2027\u2039\u203a\u2190-\u2193\u21b3\u2500-\u257f\u25cb\u25d0\u2713]/
/** And two: kana, Hangul, Chinese characters, their punctuation and full-width forms. */
const WIDE =
  /[\u3001-\u3003\u3008-\u3011\u3041-\u3096\u30a1-\u30fa\u3131-\u3163\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e]/
const COLOURS = /\x1b\[[\d;]*m/g

/** Columns of each UTF-16 unit that is a common character, 0 for all others; made when it is first needed. */
let columnsOf: Uint8Array | null = null

/** Columns that a text takes on a terminal: Hangul and emoji two, combining marks none. Escape sequences count nothing. */
export function width(text: string): number {
  const common = widthOfCommon(text)
  if (common !== null) return common
  const bare = text.includes('\x1b') ? text.replace(COLOURS, '') : text
  // The library splits text into what a person sees as characters, and starting that takes as long as all of `prep list`.
  const bareWidth = bare.length < text.length ? widthOfCommon(bare) : null
  if (bareWidth !== null) return bareWidth
  if (bare.length > LONGEST_WHOLE) return glyphsOf(bare).reduce((sum, { columns }) => sum + columns, 0)
  return stringWidth(text) + (bare.match(EMOJI_SEQUENCE) ?? []).reduce((more, emoji) => more + surplus(emoji), 0)
}

/** Columns of a text of common characters alone, which most are; null for any other. */
export function widthOfCommon(text: string): number | null {
  const each = commonColumns()
  let columns = 0
  for (let index = 0; index < text.length; index += 1) {
    const more = each[text.charCodeAt(index)] ?? 0
    if (more === 0) return null
    columns += more
  }
  return columns
}

function commonColumns(): Uint8Array {
  if (columnsOf !== null) return columnsOf
  columnsOf = new Uint8Array(0x10000)
  for (const [ranges, columns] of [
    [NARROW, 1],
    [WIDE, 2],
  ] as const)
    for (const [, first = '', last = first] of ranges.source.matchAll(RANGE))
      columnsOf.fill(columns, unitOf(first), unitOf(last) + 1)
  return columnsOf
}

/** A character or a range of them in a class, by their codes. */
const RANGE = /(\\u\w{4}|\\x\w\w)(?:-(\\u\w{4}|\\x\w\w))?/g
const unitOf = (code: string): number => Number.parseInt(code.slice(2), 16)

/** Emoji made of several: families, skin tones. */
const EMOJI_SEQUENCE =
  /\p{Extended_Pictographic}(?:\ufe0f?\u200d\p{Extended_Pictographic}|\ufe0f|\p{Emoji_Modifier})+/gu

/**
 * How much wider a terminal may show an emoji of several than the one picture that it is: terminals that do not know
 * the combination show each of its parts. Room is kept for them all, since a line too wide would spoil the screen.
 */
function surplus(emoji: string): number {
  const parts = emoji.match(EMOJI_PART) ?? []
  return Math.max(0, parts.reduce((sum, part) => sum + stringWidth(part), 0) - stringWidth(emoji))
}

const EMOJI_PART = /\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier}/gu

/** Columns of the widest of several texts. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, width(text)), 0)
}

/** A character as a person sees it, and the columns it takes. */
export interface Glyph {
  readonly text: string
  readonly columns: number
}

/** Common characters are never one character together with each other. */
const COMMON = new RegExp(`${NARROW.source}|${WIDE.source}`)
const COMMON_RUN = new RegExp(`(?:${COMMON.source})+`, 'y')
const OTHER_RUN = new RegExp(`(?:(?!${COMMON.source})[^])+`, 'y')

/** The segmenter's time grows with the square of its text, so it gets only the parts that need it, this long at most. */
const LONGEST_SEGMENTED = 500
/** A text up to this long is measured by the library whole. */
const LONGEST_WHOLE = 4000

/** A text without its last character. */
export const withoutLast = (text: string): string =>
  glyphsOf(text)
    .slice(0, -1)
    .map(({ text: glyph }) => glyph)
    .join('')

/** The characters of a text, in order. */
export function glyphsOf(text: string): Glyph[] {
  const glyphs: Glyph[] = []
  let at = 0
  while (at < text.length) {
    const run = match(COMMON_RUN, text, at)
    // The last plain character may carry what follows, as é does its accent.
    const carriesNext = run.length > 0 && at + run.length < text.length
    const plain = carriesNext ? run.slice(0, -1) : run
    for (const character of plain) glyphs.push({ text: character, columns: WIDE.test(character) ? 2 : 1 })
    at += plain.length
    if (at === text.length) break
    const start = COMMON.test(text.charAt(at)) ? 1 : 0
    const mixed = text.slice(at, at + start + match(OTHER_RUN, text, at + start).length)
    for (let cut = 0; cut < mixed.length; cut += LONGEST_SEGMENTED) {
      graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
      for (const { segment } of graphemes.segment(mixed.slice(cut, cut + LONGEST_SEGMENTED))) {
        const columns = stringWidth(segment, { countAnsiEscapeCodes: true })
        glyphs.push({ text: segment, columns: segment.length > 2 ? columns + surplus(segment) : columns })
      }
    }
    at += mixed.length
  }
  return glyphs
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
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
