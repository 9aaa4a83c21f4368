import { evidenceOf } from '../blocks/evidence.ts'
import type { LineCorrection } from '../correction.ts'
import type { View } from '../features/view.ts'
import { isHeading, type NoteWords } from './note-words.ts'

/** Lines of words on each side that are kept of a line's surroundings. */
export const BESIDE = 6
/** Behind a print: other lines had the same words, so they tell nothing of a place, not even where one of them is left. */
const REPEATED = '+'

export type Surroundings = Pick<LineCorrection, 'section' | 'under' | 'before' | 'after'>

/** What a line stands under and between. */
export function surroundingsOf(views: readonly View[], words: NoteWords, place: number): Surroundings {
  const section = sectionOf(views, place)
  const under = underOf(views, words, place)
  const toKeep = (print: string): string => (words.times(print) > 1 ? `${print}${REPEATED}` : print)
  const before = words.prints.slice(Math.max(0, place - BESIDE), place).reverse()
  const after = words.prints.slice(place + 1, place + 1 + BESIDE)
  return {
    ...(section === null ? {} : { section: headingOf(section) }),
    ...(under === null ? {} : { under: under.join(' ') }),
    ...(before.length === 0 ? {} : { before: before.map(toKeep).join(' ') }),
    ...(after.length === 0 ? {} : { after: after.map(toKeep).join(' ') }),
  }
}

/** What is kept of one side: the prints, and which of them are of lines that the note had several times. */
export function readSide(kept: string | undefined): {
  readonly prints: readonly string[]
  readonly repeated: ReadonlySet<string>
} {
  const all = kept?.split(' ') ?? []
  const bare = (each: string): string => (each.endsWith(REPEATED) ? each.slice(0, -REPEATED.length) : each)
  return { prints: all.map(bare), repeated: new Set(all.filter((each) => each.endsWith(REPEATED)).map(bare)) }
}

export const headingOf = ({ candidate: { block } }: View): string => evidenceOf(block).text

/** The heading that a line stands under. */
export function sectionOf(views: readonly View[], place: number): View | null {
  return over(views, place).find(isHeading) ?? null
}

/** The lines that one stands under, the nearest first. */
function over(views: readonly View[], place: number): readonly View[] {
  const found: View[] = []
  const seen = new Set<number>()
  for (let at = views[place]?.above ?? -1; at >= 0 && !seen.has(at); at = views[at]?.above ?? -1) {
    seen.add(at)
    found.push(views[at] as View)
  }
  // The first line of a paragraph or of code is beside the others, not over them.
  return isBeside(views[place] as View) ? found.slice(1) : found
}

const isBeside = ({ candidate: { nth, source } }: View): boolean =>
  nth > 0 && (source.kind === 'paragraph' || source.kind === 'code')

/** Prints of as many lines that one stands under as tell it from others of its words; null where all of them do not. */
function underOf(views: readonly View[], words: NoteWords, place: number): readonly string[] | null {
  const path = over(views, place).map((view) => words.prints[view.place] as string)
  const others = words.ofKey(words.keys[place] as string).filter((view) => view.place !== place)
  for (let depth = 1; depth <= path.length; depth += 1) {
    const under = path.slice(0, depth)
    if (!others.some((view) => isUnder(views, words, view.place, under))) return under
  }
  return null
}

/** Whether a line stands under lines of these prints, the nearest first. */
export function isUnder(
  views: readonly View[],
  { prints }: NoteWords,
  place: number,
  under: readonly string[],
): boolean {
  const path = over(views, place)
  return under.every((print, depth) => prints[path[depth]?.place ?? -1] === print)
}
