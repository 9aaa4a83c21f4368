import { countLetters } from '../../cards/common-letters.ts'
import { normalise } from '../../cards/normalise.ts'
import { differBySlips, likeness } from '../../cards/pairing/likeness.ts'
import type { LineCorrection, Said } from '../correction.ts'
import type { View } from '../features/view.ts'
import { familyOf } from './forms.ts'
import { type NoteWords, noteWordsOf } from './note-words.ts'
import { ALIKE, MOST_ALIKE } from './say-of.ts'
import { Stood } from './surroundings.ts'

/** Words this much alike are the same with something mended, where the line stands where it stood. */
const ALIKE_THERE = 0.5
/** Words of so many letters are hardly there twice by chance; those that were there once, of so many. */
const TELLING = 12
const NAMING = 4

/** Lines that other corrections have fallen to. */
type Taken = ReadonlyMap<number, Said>

/** Finds the lines that corrections are of. Each search gives the line's place, or null where it cannot be told. */
export class LineFinder {
  readonly #views: readonly View[]
  readonly #words: NoteWords
  readonly #stood = new Map<LineCorrection, Stood>()

  constructor(views: readonly View[]) {
    this.#views = views
    this.#words = noteWordsOf(views)
  }

  /** From the surest to the boldest. What is there word by word goes before what is only like it. */
  get searches(): readonly ((correction: LineCorrection, taken: Taken) => number | null)[] {
    return [this.#exactly, this.#inAnotherForm, this.#anywhere, this.#within, this.#nearly]
  }

  /** Words and form are the same. */
  readonly #exactly = (correction: LineCorrection, taken: Taken): number | null => {
    const same = this.#same(correction).filter(({ candidate }) => candidate.shape === correction.form)
    return this.#choose(correction, same, taken)
  }

  /** The author has given the line another form: a heading of another level, a bullet instead of a number. */
  readonly #inAnotherForm = (correction: LineCorrection, taken: Taken): number | null => {
    const family = familyOf(correction.form)
    const same = this.#same(correction).filter(
      ({ candidate: { shape } }) => shape !== correction.form && familyOf(shape) === family,
    )
    return this.#choose(correction, same, taken)
  }

  /** What stands around a line may make another form of it; words that are there once are still the same. */
  readonly #anywhere = (correction: LineCorrection, taken: Taken): number | null => {
    return this.#only(correction, this.#same(correction), taken, NAMING)
  }

  /** What stands around a line has put other words to its own, or taken some off. */
  readonly #within = (correction: LineCorrection, taken: Taken): number | null =>
    this.#only(correction, this.#words.ofWordsWithin(correction.text), taken, TELLING)

  #only(correction: LineCorrection, found: readonly View[], taken: Taken, least: number): number | null {
    // Where others had its words, such as in a list of contents, what is left in another form may be one of them.
    const family = familyOf(correction.form)
    const [only, ...others] = correction.isElsewhere
      ? found.filter(({ candidate }) => familyOf(candidate.shape) === family)
      : found
    if (only === undefined || others.length > 0 || taken.has(only.place)) return null
    return weightOf(normalise(correction.text)) >= least || this.#of(correction).at(only.place).isIt ? only.place : null
  }

  /** The author has mended the words. */
  readonly #nearly = (correction: LineCorrection, taken: Taken): number | null => {
    const wanted = normalise(correction.text)
    const family = familyOf(correction.form)
    const stood = this.#of(correction)
    const alikes = correction.alike?.split(' ') ?? []
    const isRepeated = correction.nth !== undefined || correction.isElsewhere === true
    const found: { readonly place: number; readonly key: string; readonly alike: number; readonly isIt: boolean }[] = []
    for (const [place, view] of this.#views.entries()) {
      const key = this.#words.keys[place] as string
      const print = this.#words.prints[place] as string
      // Lines of its very words have been looked at, and one that stood beside it or was like it is another.
      if (taken.has(place) || key === wanted || stood.had(print) || alikes.includes(print)) continue
      if (!couldBeAlike(key, wanted)) continue
      const isOfFamily = familyOf(view.candidate.shape) === family
      if (!isOfFamily && wanted.length < TELLING) continue
      const alike = likeness(key, wanted)
      if (alike < ALIKE_THERE) continue
      const { isIt } = stood.at(place)
      const isLike = alike >= ALIKE && (isIt || (digitsOf(key) === digitsOf(wanted) && !isRepeated))
      if (isLike || (isIt && isOfFamily && !isRepeated)) found.push({ place, key, alike, isIt })
    }
    const there = found.filter(({ isIt }) => isIt)
    if (there.length > 0) return there.sort((one, other) => other.alike - one.alike)[0]?.place ?? null
    if (stood.isClosed || alikes.length >= MOST_ALIKE) return null
    // Where it had lines like it, or has some now, one of these may be left, mended: then only a slip is surely the same.
    const [only, ...others] =
      alikes.length === 0 && found.length === 1 ? found : found.filter(({ key }) => differBySlips(key, wanted))
    return only === undefined || others.length > 0 ? null : only.place
  }

  #same({ text }: LineCorrection): readonly View[] {
    return this.#words.ofWords(text)
  }

  /** Of lines of the same words, the one that stands where it stood. */
  #choose(correction: LineCorrection, same: readonly View[], taken: Taken): number | null {
    const free = same.filter(({ place }) => !taken.has(place))
    const { nth } = correction
    if (free.length <= 1 && nth === undefined) return free[0]?.place ?? null
    const stood = this.#of(correction)
    const places = free.map(({ place }) => ({ place, ...stood.at(place) }))
    // One of several may be gone, and what is left stands elsewhere.
    const possible = places.filter(({ isIt, isUnchanged }) => isIt || isUnchanged)
    const most = Math.max(0, ...possible.map(({ score }) => score))
    const best = possible.filter(({ score }) => score === most)
    if (best.length <= 1 || nth === undefined) return best[0]?.place ?? null
    // They all stand as it did: then only their order tells them apart.
    const counted = same[nth - 1]?.place
    return best.find(({ place, isUnchanged }) => isUnchanged && place === counted)?.place ?? null
  }

  #of(correction: LineCorrection): Stood {
    const known = this.#stood.get(correction)
    if (known !== undefined) return known
    const stood = new Stood(this.#views, this.#words, correction)
    this.#stood.set(correction, stood)
    return stood
  }
}

/** A sign of a word says as much as two letters. */
const weightOf = (key: string): number => countLetters(key, { hangul: 2, han: 2 })

const digitsOf = (key: string): string => key.replaceAll(/\P{N}+/gu, ' ').trim()

const couldBeAlike = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) * 2 >= Math.max(one.length, other.length)
