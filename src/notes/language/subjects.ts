import { languages } from '../cues/languages.ts'
import { fold, listed, type Matcher, whole } from './cue-match.ts'

/** Scripts that put spaces between words: there, only whole words are known. */
const WORD = 'a-z0-9\\u00c0-\\u024f\\u1e00-\\u1eff\\u0400-\\u052f'
const IN_WORDS = new RegExp(`[${WORD}]`)
const IN_OTHERS = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const AFTER_WORD = new RegExp(`(?<![${WORD}])`).source
const BEFORE_WORD = new RegExp(`(?![${WORD}])`).source

const FIRST_OF_OTHERS = 0x2000

/** Names are short: what is longer tells. */
const LONGEST_NAME = 60

/** What interviews are about, by the first character; made when a line is first looked at. */
let pieces: ReadonlyMap<number, string[]> | null = null
/** The expression for each first character, made when that first occurs. */
const expressions = new Map<number, RegExp | null>()
/** The one for all that begin with a letter of the scripts without spaces: an expression for each of so many takes long to make. */
let ofOthers: RegExp | null = null

/**
 * The spans of a line's name (what stands before its colon) that are subjects of interviews, in all languages: `TCP와 UDP` has
 * two. None overlaps another.
 */
export function subjectsIn(name: string): readonly string[] {
  const { text } = fold(name.slice(0, LONGEST_NAME))
  const found: string[] = []
  let wasWord = false
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at)
    const isWord = isWordLetter(unit)
    const here = wasWord && isWord ? undefined : subjectAt(text, at, unit)
    wasWord = isWord
    if (here === undefined) at++
    else {
      found.push(here)
      at += here.length
    }
  }
  return found
}

function subjectAt(text: string, at: number, unit: number): string | undefined {
  let expression = expressions.get(unit)
  if (expression === undefined) {
    pieces ??= byFirst()
    const own = pieces.get(unit)
    if (own === undefined) expression = null
    else if (unit < FIRST_OF_OTHERS) expression = expressionOf(own)
    else
      expression = ofOthers ??= expressionOf(
        [...pieces].flatMap(([first, all]) => (first < FIRST_OF_OTHERS ? [] : all)),
      )
    expressions.set(unit, expression)
  }
  if (expression === null) return undefined
  expression.lastIndex = at
  return expression.exec(text)?.[0]
}

function byFirst(): ReadonlyMap<number, string[]> {
  const map = new Map<number, string[]>()
  for (const piece of new Set(languages.flatMap(({ subjects }) => listed(subjects)))) {
    const first = piece.charCodeAt(0)
    const known = map.get(first)
    if (known === undefined) map.set(first, [piece])
    else known.push(piece)
  }
  return map
}

function expressionOf(own: readonly string[]): RegExp {
  // Of two that begin alike, `tree` and `tree map`, the one that says more goes first; those that begin alike stand together.
  const longestFirst = own.toSorted(
    (one, other) => one.charCodeAt(0) - other.charCodeAt(0) || other.length - one.length,
  )
  const words = longestFirst.filter((piece) => !IN_OTHERS.test(piece))
  const others = longestFirst.filter((piece) => IN_OTHERS.test(piece))
  const parts = [
    ...(words.length > 0 ? [`${AFTER_WORD}(?:${words.join('|')})${BEFORE_WORD}`] : []),
    ...(others.length > 0 ? [others.join('|')] : []),
  ]
  return new RegExp(parts.join('|'), 'y')
}

const isWordLetter = (unit: number): boolean =>
  unit < 0x80
    ? (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39)
    : unit < FIRST_OF_OTHERS && IN_WORDS.test(String.fromCharCode(unit))

/** Whether a whole title is a chapter of a guide, a diary or a project. */
export const chapters: Matcher = whole(({ titles }) => listed(titles.chapters))
