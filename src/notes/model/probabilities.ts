import { numberFor } from '../features/features.ts'
import { FORM_FEATURES, KIN_FEATURES, LIST_FEATURES, NOTE_FEATURES } from '../features/kin-features.ts'
import { type Feature, LINE_FEATURES } from '../features/line-features.ts'
import { PLACE_FEATURES } from '../features/place-features.ts'
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

/** A feature and its place in a row. */
interface Placed {
  readonly place: number
  readonly feature: Feature
}

/** Works out how likely each line of a note is to be a question. */
export class LineReader {
  readonly #model: Model
  readonly #words: Words
  /** The features that the trees ask for: those of a note, of a form and of a list are worked out once for each. */
  readonly #ofNote: readonly Placed[]
  readonly #ofForm: readonly Placed[]
  readonly #ofList: readonly Placed[]
  readonly #ofLine: readonly Placed[]
  /** Where in a row what words give is put; −1 for what no tree asks for. */
  readonly #places: readonly number[]
  /** The values of the line that is looked at. */
  readonly #row: Float64Array

  constructor(model: Model) {
    this.#model = model
    this.#words = new Words(model.words)
    const { features } = model.lines
    const placed = (named: Readonly<Record<string, Feature>>): Placed[] =>
      features.flatMap((name, place) => (named[name] === undefined ? [] : [{ place, feature: named[name] }]))
    this.#ofNote = placed(NOTE_FEATURES)
    this.#ofForm = placed(FORM_FEATURES)
    this.#ofList = placed(LIST_FEATURES)
    this.#ofLine = placed({ ...LINE_FEATURES, ...PLACE_FEATURES, ...KIN_FEATURES })
    this.#places = WORD_NAMES.map((name) => features.indexOf(name))
    this.#row = new Float64Array(features.length)
  }

  /** Log odds of each line. */
  logOdds(views: readonly View[]): Float64Array {
    const odds = new Float64Array(views.length)
    this.eachRow(views, (row, line) => {
      odds[line] = sumOf(this.#model.lines, row)
    })
    return odds
  }

  /** The names of the model's features. */
  get features(): readonly string[] {
    return this.#model.lines.features
  }

  /** How much each of the features moves the log odds of each line. */
  shares(views: readonly View[]): Float64Array[] {
    const shares: Float64Array[] = []
    this.eachRow(views, (row) => {
      shares.push(sharesOf(this.#model.lines, row))
    })
    return shares
  }

  /** Gives `take` the values of each line in the order of the model's features; the row is used again for the next. */
  eachRow(views: readonly View[], take: (row: Float64Array, line: number) => void): void {
    const [first] = views
    if (first === undefined) return
    const row = this.#row
    const words = this.#weigh(views)
    const forms: Float64Array[] = []
    const lists: Float64Array[] = []
    put(this.#ofNote, valuesOf(this.#ofNote, first), row)
    views.forEach((view, line) => {
      forms[view.formId] ??= valuesOf(this.#ofForm, view)
      lists[view.listId] ??= valuesOf(this.#ofList, view)
      put(this.#ofForm, forms[view.formId] as Float64Array, row)
      put(this.#ofList, lists[view.listId] as Float64Array, row)
      putValues(this.#ofLine, view, row)
      this.#putWords(words, line, row)
      take(row, line)
    })
  }

  #putWords(words: Float64Array, line: number, row: Float64Array): void {
    const places = this.#places
    for (let at = 0; at < places.length; at++) {
      const place = places[at] as number
      if (place >= 0) row[place] = words[line * places.length + at] as number
    }
  }

  /** What the words of each line and of its surroundings say: for each a row in the order of `WORD_NAMES`. */
  #weigh(views: readonly View[]): Float64Array {
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
    const width = WORD_NAMES.length
    const table = new Float64Array(count * width)
    addContexts(views, own, table, { width, first: 0 })
    addContexts(views, head, table, { width, first: CONTEXTS.length })
    views.forEach(({ listId, above }, line) => {
      const list = lists[listId] as (typeof lists)[number]
      const at = line * width + 2 * CONTEXTS.length
      table[at] = list.sum / list.count
      table[at + 1] = above < 0 || list.above < 0 ? NONE : (asParent[list.above] as number)
      table[at + 2] = titleSaid
      table[at + 3] = noteSaid
    })
    return table
  }
}

function valuesOf(features: readonly Placed[], view: View): Float64Array {
  const values = new Float64Array(features.length)
  for (let at = 0; at < features.length; at++) values[at] = numberFor((features[at] as Placed).feature, view)
  return values
}

function put(features: readonly Placed[], values: Float64Array, row: Float64Array): void {
  for (let at = 0; at < features.length; at++) row[(features[at] as Placed).place] = values[at] as number
}

function putValues(features: readonly Placed[], view: View, row: Float64Array): void {
  for (let at = 0; at < features.length; at++) {
    const { place, feature } = features[at] as Placed
    row[place] = numberFor(feature, view)
  }
}

const WORD_NAMES: readonly string[] = [
  ...CONTEXTS.map((name) => `own${name}`),
  ...CONTEXTS.map((name) => `head${name}`),
  ...WORD_FEATURES,
]

export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds))
