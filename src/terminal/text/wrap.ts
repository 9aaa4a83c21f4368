import { widthOfCommon } from './common-columns.ts'
import { type Glyph, glyphsOf } from './glyphs.ts'
import { REMOVED_MARK } from './sanitise.ts'
import { expandTabs, truncate } from './width.ts'

/** A piece of running text that looks alike throughout. A line feed in it is a line break. */
export interface Span {
  readonly text: string
  readonly paint?: (text: string) => string
}

/** How much further in code goes on. */
const CODE_HANG = 2
const BLANK: Span = { text: ' ' }

interface SpanGlyph extends Glyph {
  readonly span: Span
}

/** Scripts written without spaces: a line may end between any two of their characters. Hangul is not among them. */
const UNSPACED = /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\u3000-\u303f\uff01-\uff60]/u
const NEVER_FIRST = /^[、。，．・：；？！ー）］｝」』】〉》〕”’〜々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)\]}%…]/u
/** A sign of percent and the like belongs to the number before it, a closing mark to what it closes. */
const NEVER_FIRST_AFTER_SPACE = /^[%‰℃)\]}。、，！？）］｝」』】〉》〕]/u
const NEVER_LAST = /^[（［｛「『【〈《〔“‘([{]/u
/** Where a word that is wider than a line (an address, a path) is cut rather than in the middle of a name. */
const GOOD_CUT = /^[/\-_.?&=,;:)\]}]/

/** Plain text in lines of at most `columns`; a command between backticks stays on one line where it can. See `wrapSpans`. */
export function wrapText(text: string, columns: number): string[] {
  const known = widthOfCommon(text)
  if (known !== null && known <= Math.max(2, columns)) return [text.replace(/(?<! ) +$/, '')]
  if (!COMMAND.test(text) || text.includes(HELD_BLANK)) return wrapSpans([{ text }], columns)
  const held = text.replaceAll(COMMANDS, (command) => command.replaceAll(' ', HELD_BLANK))
  return wrapSpans([{ text: held }], columns).map((line) => line.replaceAll(HELD_BLANK, ' ').trimEnd())
}

/** The first of lines that are at most `columns` wide; the last of them says where more follow. */
export const firstLines = (lines: readonly string[], most: number, columns: number): readonly string[] =>
  lines.length <= most ? lines : [...lines.slice(0, most - 1), truncate(`${lines[most - 1]} …`, columns)]

const COMMANDS = /`[^`\n]{1,60}`/g
const COMMAND = new RegExp(COMMANDS.source)
const HELD_BLANK = '\u00a0'

/**
 * Running text in lines of at most `columns` (at least 2, or a wide character would not fit). Korean and Latin wrap at
 * spaces, Chinese and Japanese between characters but not before a closing or after an opening mark, words wider than
 * a line wherever they must. Each line is painted by itself, so no colour runs over a line's end.
 */
export function wrapSpans(spans: readonly Span[], columns: number): string[] {
  const limit = Math.max(2, columns)
  return paragraphs(spans, limit).flatMap((glyphs) => wrapParagraph(glyphs, limit, 0).map(paintLine))
}

/**
 * The same for code: what goes on in the next line stands further in than where its line began, behind a mark of one
 * column.
 */
export function wrapCode(spans: readonly Span[], columns: number, mark: Span = BLANK): string[] {
  const limit = Math.max(2, columns)
  const furthest = Math.floor(limit / 3)
  return paragraphs(spans, limit - furthest).flatMap((glyphs) => {
    const own = glyphs.findIndex((glyph) => glyph.text !== ' ')
    return wrapParagraph(glyphs, limit, Math.min(Math.max(0, own) + CODE_HANG, furthest), mark).map(paintLine)
  })
}

function paragraphs(spans: readonly Span[], limit: number): SpanGlyph[][] {
  const lines: SpanGlyph[][] = [[]]
  for (const span of spans) {
    expandTabs(span.text)
      .split('\n')
      .forEach((part, index) => {
        if (index > 0) lines.push([])
        const line = lines.at(-1) as SpanGlyph[]
        for (const glyph of glyphsOf(part)) {
          line.push(glyph.columns > limit ? { text: REMOVED_MARK, columns: 1, span } : { ...glyph, span })
        }
      })
  }
  return lines
}

function wrapParagraph(glyphs: readonly SpanGlyph[], limit: number, hang: number, mark: Span = BLANK): SpanGlyph[][] {
  const lines: SpanGlyph[][] = []
  let line: SpanGlyph[] = []
  let used = 0
  let start = 0
  const breakLine = () => {
    lines.push(trimEnd(line))
    line = Array.from({ length: hang }, (_, index) => {
      const span = index === hang - CODE_HANG ? mark : BLANK
      return { text: span.text, columns: 1, span }
    })
    used = hang
    start = hang
  }
  const add = (more: readonly SpanGlyph[]) => {
    for (const glyph of more) line.push(glyph)
    used += sum(more)
  }
  for (const chunk of chunks(glyphs)) {
    const columns = sum(trimEnd(chunk))
    if (used > start && used + columns > limit && (columns <= limit - hang || limit - used < limit / 4)) breakLine()
    if (used + columns <= limit) {
      add(chunk)
      continue
    }
    for (const piece of cutLongWord(chunk, limit - hang, limit - used)) {
      if (used > start && used + sum(trimEnd(piece)) > limit) breakLine()
      add(piece)
    }
  }
  lines.push(trimEnd(line))
  return lines
}

/** Parts between which a line may end; the spaces after a word belong to it. */
function chunks(glyphs: readonly SpanGlyph[]): SpanGlyph[][] {
  const result: SpanGlyph[][] = []
  glyphs.forEach((glyph, index) => {
    const before = glyphs[index - 1]
    if (before === undefined || mayBreak(before.text, glyph.text)) result.push([glyph])
    else result.at(-1)?.push(glyph)
  })
  return result
}

function mayBreak(before: string, after: string): boolean {
  if (after === ' ') return false
  if (before === ' ') return !NEVER_FIRST_AFTER_SPACE.test(after)
  if (NEVER_FIRST.test(after) || NEVER_LAST.test(before)) return false
  return UNSPACED.test(before) || UNSPACED.test(after)
}

function cutLongWord(word: readonly SpanGlyph[], limit: number, firstLimit: number): SpanGlyph[][] {
  const pieces: SpanGlyph[][] = []
  const visible = trimEnd(word)
  let start = 0
  let left = sum(visible)
  let room = firstLimit
  while (left > room) {
    let end = start
    let goodEnd = start
    for (let used = 0; end < visible.length; end++) {
      const glyph = visible[end] as SpanGlyph
      used += glyph.columns
      if (used > room) break
      if (GOOD_CUT.test(glyph.text) && used > room / 2) goodEnd = end + 1
    }
    // Not even one character fits: callers see to that, but a loop without an end would be worse than a wide line.
    const least = room === limit ? start + 1 : start
    // A closing mark does not begin a line: what it closes comes along.
    const isMark = end - 1 > least && NEVER_FIRST.test(visible[end]?.text ?? '')
    const piece = visible.slice(start, goodEnd > start ? goodEnd : Math.max(isMark ? end - 1 : end, least))
    pieces.push(piece)
    start += piece.length
    left -= sum(piece)
    room = limit
  }
  return [...pieces, word.slice(start)]
}

function trimEnd(glyphs: readonly SpanGlyph[]): SpanGlyph[] {
  let end = glyphs.length
  while (end > 0 && glyphs[end - 1]?.text === ' ') end--
  return glyphs.slice(0, end)
}

function sum(glyphs: readonly SpanGlyph[]): number {
  return glyphs.reduce((total, glyph) => total + glyph.columns, 0)
}

function paintLine(glyphs: readonly SpanGlyph[]): string {
  let painted = ''
  for (let start = 0; start < glyphs.length; ) {
    const { span } = glyphs[start] as SpanGlyph
    let end = start
    while (end < glyphs.length && glyphs[end]?.span === span) end++
    const text = glyphs
      .slice(start, end)
      .map((glyph) => glyph.text)
      .join('')
    painted += span.paint === undefined ? text : span.paint(text)
    start = end
  }
  return painted
}
