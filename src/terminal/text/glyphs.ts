import stringWidth from 'string-width'
import { NARROW, WIDE } from './common-columns.ts'

let graphemes: Intl.Segmenter | null = null

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

/** Columns of a text that has other than common characters, without escape sequences. */
export function widthOfUnusual(text: string): number {
  if (text.length > LONGEST_WHOLE) return glyphsOf(text).reduce((sum, { columns }) => sum + columns, 0)
  return stringWidth(text) + (text.match(EMOJI_SEQUENCE) ?? []).reduce((more, emoji) => more + surplus(emoji), 0)
}
