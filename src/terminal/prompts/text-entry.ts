import type { Key } from './key.ts'

/** A text being typed. `cursor` counts UTF-16 units and never stands inside of a character as a person sees it. */
export interface TextEntry {
  readonly text: string
  readonly cursor: number
}

export const EMPTY_ENTRY: TextEntry = { text: '', cursor: 0 }

/** A text with the cursor at its end. */
export const entryOf = (text: string): TextEntry => ({ text, cursor: text.length })

let graphemes: Intl.Segmenter | null = null

/** Made when first needed: that takes a tenth of a drill's start. */
const segmenter = (): Intl.Segmenter => (graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' }))

/** A line longer than this is not looked at whole to find its characters. */
const FAR = 400

/**
 * The text after one key: what was typed is put in, and the usual keys of a line editor work (arrows, Home, End, Backspace,
 * Delete, Ctrl-A E B F H K U W). Enter and Tab put in a line and four spaces. Any other key leaves everything as it is.
 */
export function typeKey(entry: TextEntry, key: Key): TextEntry {
  const { text, cursor } = entry
  if (key.ctrl) return controlKey(entry, key.name ?? '')
  switch (key.name) {
    case 'return':
    case 'enter':
      return insert(entry, '\n')
    case 'tab':
      return insert(entry, '    ')
    case 'backspace':
      return remove(entry, before(text, cursor), cursor)
    case 'delete':
      return remove(entry, cursor, after(text, cursor))
    case 'left':
      return { text, cursor: before(text, cursor) }
    case 'right':
      return { text, cursor: after(text, cursor) }
    case 'home':
      return { text, cursor: lineStart(text, cursor) }
    case 'end':
      return { text, cursor: lineEnd(text, cursor) }
    case 'up':
      return upOrDown(entry, -1)
    case 'down':
      return upOrDown(entry, 1)
  }
  const typed = key.sequence ?? ''
  return key.meta || typed === '' || /[\x00-\x1f\x7f]/.test(typed) ? entry : insert(entry, typed)
}

function controlKey(entry: TextEntry, name: string): TextEntry {
  const { text, cursor } = entry
  switch (name) {
    case 'j':
      return insert(entry, '\n')
    case 'a':
      return { text, cursor: lineStart(text, cursor) }
    case 'e':
      return { text, cursor: lineEnd(text, cursor) }
    case 'b':
      return { text, cursor: before(text, cursor) }
    case 'f':
      return { text, cursor: after(text, cursor) }
    case 'h':
      return remove(entry, before(text, cursor), cursor)
    case 'u':
      return remove(entry, lineStart(text, cursor), cursor)
    case 'k':
      return remove(entry, cursor, Math.max(lineEnd(text, cursor), Math.min(text.length, cursor + 1)))
    case 'w':
      return remove(entry, text.slice(0, cursor).replace(/\S+\s*$|\s+$/u, '').length, cursor)
    default:
      return entry
  }
}

function insert({ text, cursor }: TextEntry, typed: string): TextEntry {
  return { text: text.slice(0, cursor) + typed + text.slice(cursor), cursor: cursor + typed.length }
}

const remove = ({ text }: TextEntry, from: number, to: number): TextEntry => ({
  text: text.slice(0, from) + text.slice(to),
  cursor: from,
})

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

/** Where the character before a place begins: a syllable with its marks, an emoji with its joiners. */
function before(text: string, at: number): number {
  if (at === 0) return 0
  if (text[at - 1] === '\n') return at - 1
  const from = Math.max(lineStart(text, at), at - FAR)
  let start = from
  for (const { index } of segmenter().segment(text.slice(from, at))) start = from + index
  return start
}

function after(text: string, at: number): number {
  if (at >= text.length) return text.length
  const [first] = segmenter().segment(text.slice(at, at + FAR))
  return at + (first?.segment.length ?? 1)
}

function upOrDown({ text, cursor }: TextEntry, direction: -1 | 1): TextEntry {
  const start = lineStart(text, cursor)
  const column = [...segmenter().segment(text.slice(start, cursor))].length
  if (direction < 0 && start === 0) return { text, cursor: 0 }
  const end = lineEnd(text, cursor)
  if (direction > 0 && end === text.length) return { text, cursor: text.length }
  const other = direction < 0 ? lineStart(text, start - 1) : end + 1
  const line = [...segmenter().segment(text.slice(other, lineEnd(text, other)))]
  const width = line.slice(0, column).reduce((sum, { segment }) => sum + segment.length, 0)
  return { text, cursor: other + width }
}
