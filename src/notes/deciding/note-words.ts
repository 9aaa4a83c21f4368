import { normalise } from '../../cards/normalise.ts'
import { textHash } from '../../cards/text-hash.ts'
import type { View } from '../features/view.ts'
import { familyOf } from './forms.ts'

/** Letters of a line's words that are kept: enough to know it again. */
const MOST_LETTERS = 200
/** Numbering, with the word that may stand before it: `12. `, `Punto 12: `, `3번 `, `4 `. */
const FRONT = /^[^\p{L}\p{N}]*(?:\p{L}{1,14}[ #]{0,2})?\d{1,3}(?:[.-]\d{1,3})*\s*번?(?:[.:：)\]、-]+\s*|\s+)(?=\S)/u

/** The words by which a line is known. */
export function wordsOf({ candidate: { text, raw, block } }: View): string {
  return (block.kind === 'row' ? cellsOf(raw, ' | ') : text === '' ? raw : text).slice(0, MOST_LETTERS)
}

/** What is in a row beside its number. */
function cellsOf(row: string, bar: string): string {
  const cells = row.split(bar).filter((cell) => /\p{L}/u.test(cell))
  return cells.length === 0 ? row : cells.map((cell) => cell.trim()).join(' | ')
}

/** The words of all lines of a note, as lines are compared by them. */
export class NoteWords {
  /** Of each line, by its place: the letters and digits of its words. */
  readonly keys: readonly string[]
  /** Short names of these, as corrections keep them. */
  readonly prints: readonly string[]
  readonly #views: readonly View[]
  readonly #byKey = new Map<string, View[]>()
  readonly #times = new Map<string, number>()
  #headings: ReadonlySet<string> | null = null
  #byPart: ReadonlyMap<string, readonly View[]> | null = null

  constructor(views: readonly View[]) {
    this.#views = views
    this.keys = views.map((view) => normalise(wordsOf(view)))
    this.prints = this.keys.map(printOf)
    for (const view of views) put(this.#byKey, this.keys[view.place] as string, view)
    for (const print of this.prints) this.#times.set(print, (this.#times.get(print) ?? 0) + 1)
  }

  /** The lines of some words. */
  ofWords(words: string): readonly View[] {
    return this.ofKey(normalise(words))
  }

  ofKey(key: string): readonly View[] {
    return this.#byKey.get(key) ?? []
  }

  /**
   * Lines whose words are these by what stands around them: `4 name` counts beside `3 name` and names elsewhere, a row is words
   * between bars where its table has lost its head, an item goes on where a line has come to stand under it.
   */
  ofWordsWithin(words: string): readonly View[] {
    this.#byPart ??= this.#parts()
    const bare = bareKeyOf(words)
    const key = normalise(words)
    const found = [...(this.#byPart.get(key) ?? []), ...(bare === key ? [] : (this.#byKey.get(bare) ?? []))]
    return found.filter(({ place }) => this.keys[place] !== key)
  }

  /** The lines of some words, or with these among others, whose form is of the kind of one form; in their order. */
  twinsOf(words: string, form: string): readonly View[] {
    const family = familyOf(form)
    return [...this.ofWords(words), ...this.ofWordsWithin(words)]
      .filter(({ candidate }) => familyOf(candidate.shape) === family)
      .sort((one, other) => one.place - other.place)
  }

  /** How many lines have the words of a print. */
  times(print: string): number {
    return this.#times.get(print) ?? 0
  }

  /** Whether a heading has the words of a print. */
  isHeading(print: string): boolean {
    this.#headings ??= new Set(this.#views.filter(isHeading).map(({ place }) => this.prints[place] as string))
    return this.#headings.has(print)
  }

  #parts(): ReadonlyMap<string, readonly View[]> {
    const found = new Map<string, View[]>()
    for (const view of this.#views) {
      const { block, raw } = view.candidate
      const isBroken = block.kind !== 'row' && /^\s*\|/.test(view.source)
      const words = isBroken ? [cellsOf(view.source, '|')] : [wordsOf(view), raw]
      const keys = words.map((each) => bareKeyOf(each.slice(0, MOST_LETTERS)))
      for (const key of new Set(keys)) if (key !== '') put(found, key, view)
    }
    return found
  }
}

const known = new WeakMap<readonly View[], NoteWords>()

/** The words of a note; worked out once. */
export function noteWordsOf(views: readonly View[]): NoteWords {
  const before = known.get(views)
  if (before !== undefined) return before
  const words = new NoteWords(views)
  known.set(views, words)
  return words
}

export const isHeading = ({ candidate: { block, nth } }: View): boolean => block.kind === 'heading' && nth === 0

export const printOf = (key: string): string => (textHash(key) >>> 0).toString(36)

const bareKeyOf = (words: string): string => normalise(words.replace(FRONT, ''))

function put(map: Map<string, View[]>, key: string, view: View): void {
  const before = map.get(key)
  if (before === undefined) map.set(key, [view])
  else before.push(view)
}
