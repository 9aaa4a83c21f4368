import { normalise } from '../../cards/normalise.ts'
import type { LineCorrection } from '../correction.ts'
import type { View } from '../features/view.ts'
import { isHeading, type NoteWords, printOf } from './note-words.ts'
import { BESIDE, headingOf, isUnder, readSide, sectionOf } from './surroundings.ts'

/**
 * What says most of a place. A heading goes with what is said under it, whatever else is there. For other lines, both what they
 * stood between outweighs what they stood under: whoever cuts a passage out and puts it elsewhere takes the lines around along.
 */
const WEIGHTS = { section: 2, after: 16, between: 20, before: 32, under: 40, content: 128 }
/** So many lines beside it may have changed for its place to be told by those behind them. */
const MOST_CHANGED = 1
/** How a place in a note is like the one where a line stood. */
export interface Likeness {
  /** How much of what stood around it does. */
  readonly score: number
  /** How many lines on both sides are the very same, up to the first that is not. */
  readonly run: number
  /** Whether it is the very place: the line before it or behind it is the same, or it is where the line must be between others. */
  readonly isIt: boolean
  /** Whether everything around it is as it was. */
  readonly isUnchanged: boolean
}

/** Lines on one side of a place, the nearest first. */
interface Side {
  readonly prints: readonly string[]
  /** Of these, what stood in the note once, and does not stand there several times now. */
  readonly telling: readonly string[]
  readonly repeated: ReadonlySet<string>
}

/** Compares places of a note with the one where a line stood. Lines that stand in a note several times say nothing of a place. */
export class Stood {
  readonly #views: readonly View[]
  readonly #words: NoteWords
  readonly #section: string
  readonly #under: readonly string[] | null
  readonly #before: Side
  readonly #after: Side
  /** The place between the lines that are left of those that were around it; −1 where it cannot be told. */
  readonly #slot: number
  /** The line of its words that is in its place between these, however many were changed; −1 where it cannot be told. */
  readonly #between: number
  /** The line of its words under what it stood under: −1 where there are several or none. */
  readonly #own: number

  constructor(views: readonly View[], words: NoteWords, { section, under, before, after, text }: LineCorrection) {
    this.#views = views
    this.#words = words
    this.#section = normalise(section ?? '')
    this.#before = this.#sideOf(before)
    this.#after = this.#sideOf(after)
    this.#slot = this.#findSlot()
    const same = words.ofWords(text).map(({ place }) => place)
    this.#between = this.#findBetween(same, printOf(normalise(text)))
    this.#under = under?.split(' ') ?? null
    this.#own = this.#findOwn(same)
  }

  /** Whether a line of these words was beside it. */
  had(print: string): boolean {
    return this.#before.prints.includes(print) || this.#after.prints.includes(print)
  }

  /** Whether a line stands under what it stood under, where that tells it from others of its words. */
  isUnder(place: number): boolean {
    return this.#under !== null && isUnder(this.#views, this.#words, place, this.#under)
  }

  /** Whether the lines that it stood between are beside each other: then it is gone. */
  get isClosed(): boolean {
    const { prints } = this.#words
    const [before, after] = [this.#before.prints[0], this.#after.prints[0]]
    return (
      before !== undefined && after !== undefined && prints.some((p, at) => p === before && prints[at + 1] === after)
    )
  }

  at(place: number): Likeness {
    const before = this.#telling(place, -1)
    const after = this.#telling(place, 1)
    const isNext = (now: readonly string[], { telling }: Side): boolean => now[0] !== undefined && now[0] === telling[0]
    const [isBefore, isAfter] = [isNext(before, this.#before), isNext(after, this.#after)]
    const shared = (now: readonly string[], { prints }: Side): number =>
      now.filter((print) => prints.includes(print)).length
    const section = sectionOf(this.#views, place)
    const isInSection = normalise(section === null ? '' : headingOf(section)) === this.#section
    const isContent =
      isAfter && isHeading(this.#views[place] as View) && !this.#words.isHeading(this.#after.telling[0] as string)
    const [isBetween, isOwn] = [place === this.#between, place === this.#own]
    const [runBefore, runAfter] = [this.#run(place, -1, this.#before), this.#run(place, 1, this.#after)]
    return {
      score:
        shared(before, this.#before) +
        shared(after, this.#after) +
        (isInSection ? WEIGHTS.section : 0) +
        (isContent ? WEIGHTS.content : isAfter ? WEIGHTS.after : 0) +
        (isBetween ? WEIGHTS.between : 0) +
        (isBefore ? WEIGHTS.before : 0) +
        (isOwn ? WEIGHTS.under : 0),
      run: runBefore + runAfter,
      isIt: isBefore || isAfter || isOwn || isBetween || place === this.#slot,
      isUnchanged:
        isInSection &&
        this.#isWhole(place, -1, this.#before, runBefore) &&
        this.#isWhole(place, 1, this.#after, runAfter),
    }
  }

  #sideOf(kept: string | undefined): Side {
    const { prints, repeated } = readSide(kept)
    return {
      prints,
      repeated,
      telling: prints.filter((print) => !repeated.has(print) && this.#words.times(print) <= 1),
    }
  }

  /** Prints of the nearest lines before (−1) or behind (1) a place whose words stand there once, the nearest first. */
  #telling(place: number, step: -1 | 1): readonly string[] {
    const found: string[] = []
    const { prints } = this.#words
    for (let at = place + step; found.length < BESIDE; at += step) {
      const print = prints[at]
      if (print === undefined) break
      if (this.#isTelling(print)) found.push(print)
    }
    return found
  }

  #isTelling = (print: string): boolean =>
    this.#words.times(print) === 1 && !this.#before.repeated.has(print) && !this.#after.repeated.has(print)

  /** None, too, where what stood beside it is beside another line of its words, and nothing of that beside this one. */
  #findOwn(same: readonly number[]): number {
    const [own = -1, ...others] = same.filter((place) => this.isUnder(place))
    if (own < 0 || others.length > 0) return -1
    const beside = [this.#before.telling[0], this.#after.telling[0]].filter((print) => print !== undefined)
    const isBeside = (place: number, print: string): boolean =>
      this.#telling(place, -1)[0] === print || this.#telling(place, 1)[0] === print
    const isLeft = beside.some((print) => isBeside(own, print))
    const left = isLeft ? [] : beside.filter((print) => !this.#words.isHeading(print))
    return left.some((print) => same.some((place) => place !== own && isBeside(place, print))) ? -1 : own
  }

  #run(place: number, step: -1 | 1, { prints }: Side): number {
    const run = prints.findIndex((print, away) => this.#words.prints[place + step * (away + 1)] !== print)
    return run < 0 ? prints.length : run
  }

  #isWhole(place: number, step: -1 | 1, { prints }: Side, run: number): boolean {
    if (run < prints.length) return false
    return prints.length === BESIDE || this.#words.prints[place + step * (prints.length + 1)] === undefined
  }

  #findSlot(): number {
    const { prints } = this.#words
    const [before, after] = [this.#nearest(this.#before), this.#nearest(this.#after)]
    if (before < 0 || after < 0 || before > MOST_CHANGED || after > MOST_CHANGED) return -1
    const at = prints.indexOf(this.#before.prints[before] as string) + before + 1
    return prints[at + after + 1] === this.#after.prints[after] ? at : -1
  }

  /** Between two lines that are left there must be as many lines of its words as there were: then it is the one as far down. */
  #findBetween(same: readonly number[], own: string): number {
    const { prints } = this.#words
    const [before, after] = [this.#nearest(this.#before), this.#nearest(this.#after)]
    const isKnown = (side: Side, at: number): boolean => at >= 0 || side.prints.length < BESIDE
    if (!isKnown(this.#before, before) || !isKnown(this.#after, after)) return -1
    const from = before < 0 ? -1 : prints.indexOf(this.#before.prints[before] as string)
    const to = after < 0 ? prints.length : prints.indexOf(this.#after.prints[after] as string)
    const ownIn = (side: Side, at: number): number =>
      side.prints.slice(0, at < 0 ? undefined : at).filter((print) => print === own).length
    const above = ownIn(this.#before, before)
    const there = same.filter((place) => place > from && place < to)
    return there.length === above + ownIn(this.#after, after) + 1 ? (there[above] as number) : -1
  }

  /** How far away the nearest line is that tells a place and is still there; −1 where none is. */
  #nearest({ prints }: Side): number {
    return prints.findIndex(this.#isTelling)
  }
}
