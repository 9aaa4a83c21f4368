import { likeness } from '../../cards/likeness.ts'
import { normalise } from '../../cards/normalise.ts'
import { textHash } from '../../cards/text-hash.ts'
import { evidenceOf } from '../blocks/evidence.ts'
import { type Correction, type FormCorrection, isOfLine, type LineCorrection, type Said } from '../correction.ts'
import type { View } from '../features/view.ts'
import { shortName } from './certain.ts'

/** What corrections say of the lines of a note. */
export interface Bound {
  /** By the place of the line, where a correction names that very line. */
  readonly lines: ReadonlyMap<number, Said>
  /** By the place of the line, where one names its form and none the line. */
  readonly forms: ReadonlyMap<number, 'question' | 'nothing'>
  /** The line that each correction of a line fell to, by its place among the corrections. */
  readonly places: ReadonlyMap<number, number>
}

export const NOTHING_BOUND: Bound = { lines: new Map(), forms: new Map(), places: new Map() }

/** Letters of a line's words that are kept: enough to know it again. */
const MOST_LETTERS = 200
/** Words this much alike are the same with something mended, where a neighbour is the same too; and where none is. */
const ALIKE_BESIDE = 0.5
const ALIKE = 0.8
const EXAMPLES = 3
/** Words of so many letters are hardly there twice by chance. */
const TELLING = 12

/** Lines of words on each side by which lines of the same words are told apart. */
const BESIDE = 6
/** As many of them must be those that were, where several lines have the same words; its heading counts as two. */
const LEAST_LIKE = 6

/** The words by which a line is known. */
export function wordsOf({ candidate: { text, raw, block } }: View): string {
  if (block.kind !== 'row') return (text === '' ? raw : text).slice(0, MOST_LETTERS)
  // What is in a row beside its number.
  const cells = raw.split(' | ').filter((cell) => /\p{L}/u.test(cell))
  return (cells.length === 0 ? raw : cells.join(' | ')).slice(0, MOST_LETTERS)
}

/** What it takes to find a line again. */
export function correctionOf(views: readonly View[], place: number, is: Said): LineCorrection {
  const view = views[place] as View
  const text = wordsOf(view)
  const key = normalise(text)
  const form = view.candidate.shape
  const same = views.filter((other) => other.candidate.shape === form && normalise(wordsOf(other)) === key)
  const isElsewhere = views.some((other) => other !== view && normalise(wordsOf(other)) === key)
  const section = sectionOf(views, place)
  const keys = views.map((each) => normalise(wordsOf(each)))
  const [before, after] = [printsBeside(keys, place, -1), printsBeside(keys, place, 1)]
  return {
    is,
    form,
    text,
    ...(section === null ? {} : { section }),
    ...(same.length > 1 ? { nth: same.indexOf(view) + 1 } : {}),
    ...(isElsewhere ? { isElsewhere } : {}),
    ...(before.length === 0 ? {} : { before: before.join(' ') }),
    ...(after.length === 0 ? {} : { after: after.join(' ') }),
  }
}

/** The correction of all lines of a form, with some of them to know the form by. */
export function correctionOfForm(views: readonly View[], form: string, is: FormCorrection['is']): FormCorrection {
  const like: string[] = []
  for (const view of views) if (like.length < EXAMPLES && hasForm(view, form)) like.push(wordsOf(view))
  return { is, form, ...(like.length > 0 ? { like } : {}) }
}

/** Whether a line is of a form, as lines are told to have it or as front matter names it. */
export const hasForm = ({ candidate }: View, form: string): boolean =>
  candidate.shape === form ||
  (candidate.nth === 0 && candidate.source.kind !== 'code' && shortName(candidate.block) === form)

/** The head of a table names its columns: who says that its rows are questions says that this one is none. */
const isHead = ({ candidate: { source, at, siblings } }: View): boolean =>
  source.kind === 'row' && at === 0 && siblings.length > 1

/** Finds the lines that corrections are of. */
export function bind(views: readonly View[], corrections: readonly Correction[]): Bound {
  if (corrections.length === 0) return NOTHING_BOUND
  const found = new Finder(views)
  const places = new Map<number, number>()
  const lines = new Map<number, Said>()
  const take = (at: number, place: number | null): void => {
    if (place === null) return
    places.set(at, place)
    lines.set(place, (corrections[at] as LineCorrection).is)
  }
  // What is there word by word goes before what is only like it.
  for (const search of [found.exactly, found.inAnotherForm, found.nearly, found.anywhere])
    corrections.forEach((correction, at) => {
      if (isOfLine(correction) && !places.has(at)) take(at, search(correction, lines))
    })
  const forms = new Map<number, 'question' | 'nothing'>()
  for (const correction of corrections) {
    if (isOfLine(correction)) continue
    const form = found.formOf(correction)
    for (const view of views)
      if (hasForm(view, form) && !lines.has(view.place)) forms.set(view.place, isHead(view) ? 'nothing' : correction.is)
  }
  return { lines, forms, places }
}

type Taken = ReadonlyMap<number, Said>

class Finder {
  readonly #views: readonly View[]
  readonly #keys: readonly string[]
  readonly #byKey = new Map<string, View[]>()

  constructor(views: readonly View[]) {
    this.#views = views
    this.#keys = views.map((view) => normalise(wordsOf(view)))
    views.forEach((view, place) => {
      const key = this.#keys[place] as string
      const known = this.#byKey.get(key)
      if (known === undefined) this.#byKey.set(key, [view])
      else known.push(view)
    })
  }

  /** Words and form are the same. */
  readonly exactly = (correction: LineCorrection, taken: Taken): number | null =>
    this.#choose(
      correction,
      this.#same(correction).filter(({ candidate }) => candidate.shape === correction.form),
      taken,
    )

  /** The author has given the line another form: a heading of another level, a bullet instead of a number. */
  readonly inAnotherForm = (correction: LineCorrection, taken: Taken): number | null =>
    this.#choose(
      correction,
      this.#same(correction).filter(
        ({ candidate: { shape } }) => shape !== correction.form && familyOf(shape) === familyOf(correction.form),
      ),
      taken,
    )

  /** What stands around a line may make another form of it; words that are there once are still the same. */
  readonly anywhere = (correction: LineCorrection, taken: Taken): number | null => {
    const [only, ...others] = this.#same(correction)
    if (only === undefined || others.length > 0 || taken.has(only.place) || correction.isElsewhere) return null
    return normalise(correction.text).length >= TELLING ? only.place : null
  }

  /** The author has mended the words. */
  readonly nearly = (correction: LineCorrection, taken: Taken): number | null => {
    const wanted = normalise(correction.text)
    const digits = digitsOf(wanted)
    const [before, after] = [firstOf(correction.before), firstOf(correction.after)]
    let best: { readonly place: number; readonly alike: number } | null = null
    for (const [place, view] of this.#views.entries()) {
      const key = this.#keys[place] as string
      if (taken.has(place) || familyOf(view.candidate.shape) !== familyOf(correction.form)) continue
      // Lines of its very words have been looked at, and one that stood beside it is another.
      if (key === wanted || [before, after].includes(printOf(key))) continue
      const isBeside = this.#isAt(place - 1, before) || this.#isAt(place + 1, after)
      if (!isBeside && (digitsOf(key) !== digits || this.#areTogether(before, after))) continue
      if (!couldBeAlike(key, wanted)) continue
      const alike = likeness(key, wanted)
      if (
        alike >= (isBeside && !correction.isElsewhere ? ALIKE_BESIDE : ALIKE) &&
        (best === null || alike > best.alike)
      )
        best = { place, alike }
    }
    return best?.place ?? null
  }

  /** The form that a correction is of: another where all the lines that it was made for have moved to it. */
  formOf({ form, like = [] }: FormCorrection): string {
    const now = like.flatMap((text) => this.#byKey.get(normalise(text)) ?? [])
    const [first] = now
    if (first === undefined || now.some((view) => hasForm(view, form))) return form
    const { shape } = first.candidate
    const isOne = now.every(({ candidate }) => candidate.shape === shape)
    return isOne && familyOf(shape) === familyOf(form) ? shape : form
  }

  #same({ text }: LineCorrection): readonly View[] {
    return this.#byKey.get(normalise(text)) ?? []
  }

  /** Of lines of the same words, the one that stands where it stood: under the same heading, between the same lines. */
  #choose({ section, nth, before, after }: LineCorrection, same: readonly View[], taken: Taken): number | null {
    const free = same.filter(({ place }) => !taken.has(place))
    if (free.length <= 1 && nth === undefined) return free[0]?.place ?? null
    const likeIt = free.map(({ place }) => {
      const there = sameSection(sectionOf(this.#views, place), section) ? 2 : 0
      return (
        there + shared(printsBeside(this.#keys, place, -1), before) + shared(printsBeside(this.#keys, place, 1), after)
      )
    })
    const most = Math.max(0, ...likeIt)
    const best = free.filter((_, at) => likeIt[at] === most)
    if (nth === undefined) return best[0]?.place ?? null
    const isUnchanged = most === 2 + shared(printsIn(before), before) + shared(printsIn(after), after)
    // One of several is gone, and what is left stands elsewhere; or it cannot be told which.
    if (best.length === 1) return most >= LEAST_LIKE || isUnchanged ? (best[0]?.place ?? null) : null
    if (!isUnchanged) return null
    const counted = same[nth - 1]
    return counted !== undefined && best.includes(counted) ? counted.place : null
  }

  /** Whether both of the lines that it stood between are beside each other: then it is gone. */
  #areTogether(before: string | undefined, after: string | undefined): boolean {
    return this.#views.some((_, place) => this.#isAt(place, before) && this.#isAt(place + 1, after))
  }

  #isAt(place: number, print: string | undefined): boolean {
    const key = this.#keys[place]
    return key !== undefined && print !== undefined && printOf(key) === print
  }
}

const printsIn = (prints: string | undefined): readonly string[] => prints?.split(' ') ?? []

const firstOf = (prints: string | undefined): string | undefined => printsIn(prints)[0]

/** Prints of the lines before (−1) or behind (1) a place, the nearest first. */
function printsBeside(keys: readonly string[], place: number, step: -1 | 1): string[] {
  const prints: string[] = []
  for (let away = 1; away <= BESIDE; away++) {
    const key = keys[place + step * away]
    if (key !== undefined) prints.push(printOf(key))
  }
  return prints
}

/** How many of the lines beside a line are those that were, the nearest counting double. */
function shared(now: readonly string[], before: string | undefined): number {
  const known = printsIn(before)
  return now.filter((print) => known.includes(print)).length + (now[0] !== undefined && now[0] === known[0] ? 1 : 0)
}

const printOf = (key: string): string => (textHash(key) >>> 0).toString(36)

const digitsOf = (key: string): string => key.replaceAll(/\P{N}+/gu, ' ').trim()

const couldBeAlike = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) * 2 >= Math.max(one.length, other.length)

/** Forms that an author changes for one another. */
function familyOf(form: string): string {
  if (/^(?:h\d|heading)/.test(form)) return 'heading'
  if (/^(?:li$|number|bullet)/.test(form)) return 'item'
  if (/^(?:paragraph$|bold|numbered line)/.test(form)) return 'paragraph'
  return form
}

const sameSection = (one: string | null, other: string | undefined): boolean =>
  normalise(one ?? '') === normalise(other ?? '')

/** The words of the heading that a line stands under. */
function sectionOf(views: readonly View[], place: number): string | null {
  const seen = new Set<number>()
  for (let over = views[place]?.above ?? -1; over >= 0 && !seen.has(over); over = views[over]?.above ?? -1) {
    seen.add(over)
    const view = views[over] as View
    if (view.candidate.block.kind === 'heading' && view.candidate.nth === 0)
      return evidenceOf(view.candidate.block).text
  }
  return null
}

/** How front matter names the form of lines; null where it has no name for it. */
export function shortForm(shape: string): string | null {
  const [, level] = /^heading (\d)$/.exec(shape) ?? []
  if (level !== undefined) return `h${level}`
  if (/^(?:number|bullet) \d+/.test(shape)) return 'li'
  if (shape.startsWith('bold')) return 'bold'
  return shape === 'summary' ? shape : null
}
