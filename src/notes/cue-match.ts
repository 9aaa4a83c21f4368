import type { Cues, Places } from './cues/cues.ts'
import { languages } from './cues/languages.ts'

/** A piece of a pattern is tried only on text that has letters of its script. */
const SCRIPTS = ['latin', 'cyrillic', 'hangul', 'kana', 'han', 'other'] as const
type Script = (typeof SCRIPTS)[number]

/** Text as cues are compared with it: folded once, with the scripts that occur in it. */
export interface Folded {
  readonly text: string
  readonly scripts: ReadonlySet<Script>
}

/** Longer texts are prose; what they ask shows at their beginning and end. */
const LONGEST = 400

/** NFKC, lower case, and cut in the middle when it is long. */
export function fold(text: string): Folded {
  const short = text.length <= LONGEST ? text : `${text.slice(0, LONGEST / 2)} ${text.slice(-LONGEST / 2)}`
  const folded = short.normalize('NFKC').toLowerCase()
  const scripts = new Set<Script>(['other'])
  for (let index = 0; index < folded.length; index++) scripts.add(scriptOf(folded.charCodeAt(index)))
  return { text: folded, scripts }
}

function scriptOf(code: number): Script {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) ? 'latin' : 'other'
  if (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) return 'latin'
  if (code >= 0x400 && code < 0x530) return 'cyrillic'
  if (code >= 0x3040 && code < 0x3100) return 'kana'
  if (code >= 0x3400 && code < 0xa000) return 'han'
  return code >= 0xac00 && code < 0xd7a4 ? 'hangul' : 'other'
}

/** The rarest script of a piece decides: `ec2란` is Hangul. */
function scriptOfPiece(piece: string): Script {
  const found = new Set(
    [...piece.replaceAll(/\\[a-zA-Z](?:\{[^}]*\})?/g, '')].map((letter) => scriptOf(letter.charCodeAt(0))),
  )
  return (['hangul', 'kana', 'han', 'cyrillic', 'latin'] as const).find((script) => found.has(script)) ?? 'other'
}

const SPACED: ReadonlySet<Script> = new Set(['latin', 'cyrillic'])

/** In scripts that put spaces between words, only whole words match. */
export const wholeWords = (piece: string): string =>
  SPACED.has(scriptOfPiece(piece)) ? `(?<![\\p{L}\\p{N}])(?:${piece})(?![\\p{L}\\p{N}])` : `(?:${piece})`

/** A label may have its number right behind it: `Q1`, `질문3`. */
export const labelWords = (piece: string): string =>
  SPACED.has(scriptOfPiece(piece)) ? `(?:${piece})(?!\\p{L})` : `(?:${piece})`

/** The pieces of all languages, each once. */
export const pieces = (pick: (cues: Cues) => readonly string[]): readonly string[] => [
  ...new Set(languages.flatMap(pick)),
]

export interface Matcher {
  readonly test: (folded: Folded) => boolean
}

/** Matches any of the pieces, put into shape; one pattern a script. */
export function matcher(list: readonly string[], shape: (alternatives: string) => string): Matcher {
  const patterns = SCRIPTS.flatMap((script) => {
    const own = list.filter((piece) => scriptOfPiece(piece) === script)
    return own.length === 0 ? [] : [{ script, pattern: new RegExp(shape(own.map(wholeWords).join('|')), 'u') }]
  })
  return {
    test: ({ text, scripts }) => patterns.some(({ script, pattern }) => scripts.has(script) && pattern.test(text)),
  }
}

const anywhereIn = (any: string): string => any

export interface PlacesMatcher {
  readonly starts: Matcher
  readonly ends: Matcher
  readonly words: Matcher
}

export const places = (pick: (cues: Cues) => Places): PlacesMatcher => ({
  starts: matcher(
    pieces((cues) => pick(cues).starts),
    (any) => `^(?:${any})`,
  ),
  ends: endsWith((cues) => pick(cues).ends),
  words: matcher(
    pieces((cues) => pick(cues).words),
    anywhereIn,
  ),
})

const TAIL = 24

/** The end of a text, looked for in its last characters only. */
export function endsWith(pick: (cues: Cues) => readonly string[]): Matcher {
  const ends = matcher(pieces(pick), (any) => `(?:${any})$`)
  return { test: ({ text, scripts }) => ends.test({ text: text.slice(-TAIL), scripts }) }
}

const MOST_OF_A_TITLE = 80

/** A whole line that is one of these words, whatever marks stand around it. */
export function whole(pick: (cues: Cues) => readonly string[]): Matcher {
  const all = matcher(pieces(pick), (any) => `^[^\\p{L}\\p{N}]*(?:${any})[^\\p{L}\\p{N}]*$`)
  return { test: (folded) => folded.text.length <= MOST_OF_A_TITLE && all.test(folded) }
}

export const anywhere = (pick: (cues: Cues) => readonly string[]): Matcher => matcher(pieces(pick), anywhereIn)
