import { isCommonLetter, isStable } from '../../cards/common-letters.ts'
import type { Cues, Places } from '../cues/cues.ts'
import { languages } from '../cues/languages.ts'

/** A piece of a pattern is tried only on text that has letters of its script. */
const SCRIPTS = ['latin', 'cyrillic', 'hangul', 'kana', 'han', 'other'] as const
type Script = (typeof SCRIPTS)[number]

/** A set of scripts as a number: a bit each. */
const BIT = { other: 1, latin: 2, cyrillic: 4, hangul: 8, kana: 16, han: 32 } satisfies Record<Script, number>

/** Text as cues are compared with it: folded once, with the scripts that occur in it. */
export interface Folded {
  readonly text: string
  readonly scripts: number
}

/** Longer texts are prose; what they ask shows at their beginning and end. */
const LONGEST = 400

/** NFKC, lower case, and cut in the middle when it is long. */
export function fold(text: string): Folded {
  const short = text.length <= LONGEST ? text : `${text.slice(0, LONGEST / 2)} ${text.slice(-LONGEST / 2)}`
  let scripts: number = BIT.other
  let isLower = true
  for (let index = 0; index < short.length; index++) {
    const code = short.charCodeAt(index)
    // The two that nearly all of a note is made of.
    if (code >= 0xac00 && code < 0xd7a4) scripts |= BIT.hangul
    else if (code >= 0x61 && code <= 0x7a) scripts |= BIT.latin
    else if (!isStable(code)) return foldAny(short)
    else {
      scripts |= scriptOf(code)
      if (code >= 0x41 && code <= 0x5a) isLower = false
    }
  }
  return { text: isLower ? short : short.toLowerCase(), scripts }
}

function foldAny(short: string): Folded {
  const text = short.normalize('NFKC').toLowerCase()
  let scripts: number = BIT.other
  for (let index = 0; index < text.length; index++) scripts |= scriptOf(text.charCodeAt(index))
  return { text, scripts }
}

/** The bit of a letter's script. */
function scriptOf(code: number): number {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) ? BIT.latin : BIT.other
  if (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) return BIT.latin
  if (code >= 0x400 && code < 0x530) return BIT.cyrillic
  if (code >= 0x3040 && code < 0x3100) return BIT.kana
  if (code >= 0x3400 && code < 0xa000) return BIT.han
  return code >= 0xac00 && code < 0xd7a4 ? BIT.hangul : BIT.other
}

/** The rarest script of a piece decides: `ec2란` is Hangul. */
function scriptOfPiece(piece: string): Script {
  const bare = piece.includes('\\') ? piece.replaceAll(/\\[a-zA-Z](?:\{[^}]*\})?/g, '') : piece
  let scripts = 0
  for (let index = 0; index < bare.length; index++) scripts |= scriptOf(bare.charCodeAt(index))
  const byRarity = ['hangul', 'kana', 'han', 'cyrillic', 'latin'] as const
  return byRarity.find((script) => (scripts & BIT[script]) !== 0) ?? 'other'
}

/** Letters and digits of the scripts that put spaces between words: there, only whole words match. */
const WORD: Partial<Record<Script, string>> = {
  latin: 'a-z0-9\\u00c0-\\u024f\\u1e00-\\u1eff',
  cyrillic: '\\u0400-\\u052f0-9',
}

/** Alternatives with their borders. One border around all of them: expressions are made at every start of the program. */
function bordered(script: Script, alternatives: readonly string[], before = true, after = true): string {
  const word = WORD[script]
  const any = `(?:${alternatives.join('|')})`
  return word === undefined ? any : `${before ? `(?<![${word}])` : ''}${any}${after ? `(?![${word}])` : ''}`
}

function byScript(list: readonly string[]): { script: Script; own: string[] }[] {
  const scripts = list.map(scriptOfPiece)
  return SCRIPTS.map((script) => ({ script, own: list.filter((_, at) => scripts[at] === script) })).filter(
    ({ own }) => own.length > 0,
  )
}

/** Pieces of a cue that is written as one text. */
export const listed = (text: string): readonly string[] => {
  const trimmed = text.trim()
  return trimmed === '' ? [] : trimmed.split(/,\s+/)
}

/** The pieces of all languages, each once. */
const pieces = (pick: (cues: Cues) => readonly string[]): readonly string[] => [...new Set(languages.flatMap(pick))]

/** Labels as alternatives of an expression; the number may stand right behind: `Q1`, `질문3`. */
export const labelWords = (pick: (cues: Cues) => readonly string[]): string =>
  byScript(pieces(pick))
    .map(
      ({ script, own }) =>
        `(?:${own.join('|')})${WORD[script] === undefined ? '' : `(?![${WORD[script]?.replace('0-9', '')}])`}`,
    )
    .join('|')

export interface Matcher {
  readonly test: (folded: Folded) => boolean
}

/** Matches any of the pieces, put into shape: one expression a script, made when first needed. */
function matcher(list: readonly string[], shape: (alternatives: string, script: Script) => string): Matcher {
  const expressions = byScript(list).map(({ script, own }) => {
    const bit = BIT[script]
    let made: RegExp | null = null
    const test = (text: string): boolean => {
      made ??= new RegExp(shape(bordered(script, own), script))
      return made.test(text)
    }
    return { bit, test }
  })
  return { test: ({ text, scripts }) => expressions.some(({ bit, test }) => (scripts & bit) !== 0 && test(text)) }
}

const MOST_OF_A_START = 60
const MOST_OF_AN_END = 24
const MOST_OF_A_TITLE = 80

/** The beginning of a text. With a particle right behind, a word of another language is a name: `EXPLAIN으로`. */
export function startsWith(pick: (cues: Cues) => readonly string[]): Matcher {
  const starts = matcher(pieces(pick), (any, script) => (script === 'latin' ? `^${any}(?![가-힣])` : `^${any}`))
  return { test: ({ text, scripts }) => starts.test({ text: text.slice(0, MOST_OF_A_START), scripts }) }
}

/** The end of a text. */
export function endsWith(pick: (cues: Cues) => readonly string[]): Matcher {
  const ends = matcher(pieces(pick), (any) => `${any}$`)
  return { test: ({ text, scripts }) => ends.test({ text: text.slice(-MOST_OF_AN_END), scripts }) }
}

export const anywhere = (pick: (cues: Cues) => readonly string[]): Matcher => matcher(pieces(pick), (any) => any)

export interface PlacesMatcher {
  readonly starts: Matcher
  readonly ends: Matcher
  readonly words: Matcher
}

export const places = (pick: (cues: Cues) => Places): PlacesMatcher => ({
  starts: startsWith((cues) => pick(cues).starts),
  ends: endsWith((cues) => pick(cues).ends),
  words: anywhere((cues) => pick(cues).words),
})

const SPECIAL = /[\\^$.*+?()[\]{}|]/

/** A whole line that is one of these words, whatever marks stand around it. */
export function whole(pick: (cues: Cues) => readonly string[]): Matcher {
  const list = pieces(pick)
  const words = new Set(list.filter((piece) => !SPECIAL.test(piece)))
  const others = matcher(
    list.filter((piece) => SPECIAL.test(piece)),
    (any) => `^${any}$`,
  )
  return {
    test: ({ text, scripts }) => {
      if (text.length > MOST_OF_A_TITLE) return false
      const bare = withoutMarksAround(text)
      return bare !== '' && (words.has(bare) || others.test({ text: bare, scripts }))
    },
  }
}

const MARKS_BEFORE = /^[^\p{L}\p{N}]+/u

function withoutMarksAround(text: string): string {
  let end = text.length
  while (end > 0 && !isCommonLetter(text.charCodeAt(end - 1)) && !/[\p{L}\p{N}]/u.test(text[end - 1] ?? '')) end--
  const head = text.slice(0, end)
  return isCommonLetter(head.charCodeAt(0)) ? head : head.replace(MARKS_BEFORE, '')
}
