import { FEATURES, numberFor } from '../features/features.ts'
import type { Feature } from '../features/line-features.ts'
import type { View } from '../features/view.ts'
import { addContexts, CONTEXTS } from './context.ts'
import type { Model } from './model.ts'
import { sharesOf, sumOf } from './trees.ts'
import { type WordKind, Words } from './words.ts'

/** What is put where there is no line to weigh the words of. */
const NONE = -9
/** Lines at a note's beginning by which its words are known. */
const FIRST_LINES = 200
const LONGEST_LINE = 300
const LONGEST_HEAD = 120
const WORD_FEATURES = ['listWords', 'aboveWords', 'titleWords', 'noteWords'] as const

/** Works out how likely each line of a note is to be a question. */
export class LineReader {
  readonly #model: Model
  readonly #words: Words
  /** The features that the trees ask for, by their place in a row; null for one that words give. */
  readonly #features: readonly (Feature | null)[]
  /** Where in a row what words give is put; −1 for what no tree asks for. */
  readonly #places: readonly number[]

  constructor(model: Model) {
    this.#model = model
    this.#words = new Words(model.words)
    const { features } = model.lines
    this.#features = features.map((name) => FEATURES[name] ?? null)
    this.#places = WORD_NAMES.map((name) => features.indexOf(name))
  }

  /** The values of each line in the order of the model's features. */
  rows(views: readonly View[]): Float64Array[] {
    const words = this.#weigh(views)
    return views.map((view, line) => {
      const row = new Float64Array(this.#features.length)
      this.#features.forEach((feature, place) => {
        if (feature !== null) row[place] = numberFor(feature, view)
      })
      const said = words[line] as Float64Array
      this.#places.forEach((place, at) => {
        if (place >= 0) row[place] = said[at] as number
      })
      return row
    })
  }

  /** Log odds of each line. */
  logOdds(views: readonly View[]): Float64Array {
    return Float64Array.from(this.rows(views), (row) => sumOf(this.#model.lines, row))
  }

  /** The names of the model's features. */
  get features(): readonly string[] {
    return this.#model.lines.features
  }

  /** How much each of the features moves the log odds of each line. */
  shares(views: readonly View[]): Float64Array[] {
    return this.rows(views).map((row) => sharesOf(this.#model.lines, row))
  }

  /** What the words of each line and of its surroundings say, in the order of `WORD_NAMES`. */
  #weigh(views: readonly View[]): Float64Array[] {
    const said = (kind: WordKind, text: string): number => this.#words.score(text, kind)
    const count = views.length
    const own = new Float64Array(count)
    const head = new Float64Array(count)
    const asParent = new Float64Array(count)
    const parents = new Set(views.map(({ above }) => above))
    const lists: { sum: number; count: number; above: number }[] = []
    let noteSum = 0
    views.forEach(({ candidate, listId, above }, line) => {
      const text = candidate.raw.slice(0, LONGEST_LINE)
      own[line] = said('own', text)
      const list = lists[listId] ?? { sum: 0, count: 0, above }
      lists[listId] = list
      list.sum += said('list', text)
      list.count++
      if (parents.has(line)) asParent[line] = said('above', text)
      if (line < FIRST_LINES) noteSum += said('note', text)
      const name = candidate.head.slice(0, LONGEST_HEAD)
      head[line] = said('head', name)
    })
    const title =
      views[
        Math.max(
          0,
          views.findIndex(({ candidate }) => candidate.block.kind === 'heading'),
        )
      ]
    const titleSaid = title === undefined ? 0 : said('title', title.candidate.raw.slice(0, LONGEST_LINE))
    const noteSaid = noteSum / Math.min(count, FIRST_LINES)
    const rows = views.map(() => new Float64Array(WORD_NAMES.length))
    addContexts(views, own, rows, 0)
    addContexts(views, head, rows, CONTEXTS.length)
    views.forEach(({ listId, above }, line) => {
      const row = rows[line] as Float64Array
      const list = lists[listId] as (typeof lists)[number]
      const over = above < 0 || list.above < 0 ? NONE : (asParent[list.above] as number)
      row.set([list.sum / list.count, over, titleSaid, noteSaid], 2 * CONTEXTS.length)
    })
    return rows
  }
}

const WORD_NAMES: readonly string[] = [
  ...CONTEXTS.map((name) => `own${name}`),
  ...CONTEXTS.map((name) => `head${name}`),
  ...WORD_FEATURES,
]

export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds))
