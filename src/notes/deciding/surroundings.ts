import { normalise } from '../../cards/normalise.ts'
import { evidenceOf } from '../blocks/evidence.ts'
import type { LineCorrection } from '../correction.ts'
import type { View } from '../features/view.ts'
import { isHeading, type NoteWords, printOf } from './note-words.ts'

/** Lines of words on each side that are kept of a line's surroundings. */
const BESIDE = 6
/** What says most of a place, from the least: each counts more than all before it. What a line stands below it belongs to. */
const WEIGHTS = { section: 2, after: 16, before: 32, ownSection: 64 }
/** So many lines beside it may have changed for its place to be told by those behind them. */
const MOST_CHANGED = 1

export type Surroundings = Pick<LineCorrection, 'section' | 'before' | 'after'>

/** What a line stands under and between. */
export function surroundingsOf(views: readonly View[], { prints }: NoteWords, place: number): Surroundings {
  const section = sectionOf(views, place)
  const before = prints.slice(Math.max(0, place - BESIDE), place).reverse()
  const after = prints.slice(place + 1, place + 1 + BESIDE)
  return {
    ...(section === null ? {} : { section: headingOf(section) }),
    ...(before.length === 0 ? {} : { before: before.join(' ') }),
    ...(after.length === 0 ? {} : { after: after.join(' ') }),
  }
}

/** How a place in a note is like the one where a line stood. */
export interface Likeness {
  /** How much of what stood around it does. */
  readonly score: number
  /** Whether it is the very place: the line before it or behind it is the same, or it is where the line must be between others. */
  readonly isIt: boolean
  /** Whether everything around it is as it was. */
  readonly isUnchanged: boolean
}

/** Compares places of a note with the one where a line stood. Lines that stand in a note several times say nothing of a place. */
export class Stood {
  readonly #views: readonly View[]
  readonly #words: NoteWords
  readonly #section: string
  readonly #key: string
  readonly #before: readonly string[]
  readonly #after: readonly string[]
  /** The place between the lines that are left of those that were around it; −1 where it cannot be told. */
  readonly #slot: number
  #own: View | null | undefined = undefined

  constructor(views: readonly View[], words: NoteWords, { section, before, after, text }: LineCorrection) {
    this.#views = views
    this.#words = words
    this.#section = normalise(section ?? '')
    this.#key = normalise(text)
    this.#before = printsIn(before)
    this.#after = printsIn(after)
    this.#slot = this.#between()
  }

  /** Whether a line of these words was beside it. */
  had(print: string): boolean {
    return this.#before.includes(print) || this.#after.includes(print)
  }

  /** Whether the lines that it stood between are beside each other: then it is gone. */
  get isClosed(): boolean {
    const { prints } = this.#words
    const [before, after] = [this.#before[0], this.#after[0]]
    return (
      before !== undefined && after !== undefined && prints.some((p, at) => p === before && prints[at + 1] === after)
    )
  }

  at(place: number): Likeness {
    const before = this.#telling(place, -1)
    const after = this.#telling(place, 1)
    const isNext = (now: readonly string[], then: readonly string[]): boolean =>
      now[0] !== undefined && now[0] === then.find((print) => this.#words.times(print) <= 1)
    const [isBefore, isAfter] = [isNext(before, this.#before), isNext(after, this.#after)]
    const shared = (now: readonly string[], then: readonly string[]): number =>
      now.filter((print) => then.includes(print)).length
    const own = sectionOf(this.#views, place)
    const key = normalise(own === null ? '' : headingOf(own))
    const isInSection = key === this.#section
    const isOwn = own !== null && own === this.#ownSection()
    const { prints } = this.#words
    const isSame = (then: readonly string[], step: -1 | 1): boolean =>
      then.every((print, away) => prints[place + step * (away + 1)] === print) &&
      (then.length === BESIDE || prints[place + step * (then.length + 1)] === undefined)
    return {
      score:
        shared(before, this.#before) +
        shared(after, this.#after) +
        (isInSection ? WEIGHTS.section : 0) +
        (isAfter ? WEIGHTS.after : 0) +
        (isBefore ? WEIGHTS.before : 0) +
        (isOwn ? WEIGHTS.ownSection : 0),
      isIt: isBefore || isAfter || isOwn || place === this.#slot,
      isUnchanged: isInSection && isSame(this.#before, -1) && isSame(this.#after, 1),
    }
  }

  /** Prints of the nearest lines before (−1) or behind (1) a place whose words stand there once, the nearest first. */
  #telling(place: number, step: -1 | 1): readonly string[] {
    const found: string[] = []
    const { prints } = this.#words
    for (let at = place + step; found.length < BESIDE; at += step) {
      const print = prints[at]
      if (print === undefined) break
      if (this.#words.times(print) === 1) found.push(print)
    }
    return found
  }

  /** The heading that it stood under: null where it is gone or there several times, or where other lines under it have its words. */
  #ownSection(): View | null {
    if (this.#own !== undefined) return this.#own
    const [heading, ...others] = this.#section === '' ? [] : this.#views.filter((view) => this.#isSection(view))
    const wasAlone = !this.#wasInReach(this.#before) && !this.#wasInReach(this.#after)
    const own = this.#words.ofKey(this.#key).filter(({ place }) => sectionOf(this.#views, place) === heading)
    this.#own = heading !== undefined && others.length === 0 && wasAlone && own.length === 1 ? heading : null
    return this.#own
  }

  #isSection = (view: View): boolean => isHeading(view) && normalise(headingOf(view)) === this.#section

  /** Whether lines on one side had its words, before the next heading. */
  #wasInReach(then: readonly string[]): boolean {
    const own = then.indexOf(printOf(this.#key))
    return own >= 0 && !then.slice(0, own).some((print) => this.#words.isHeading(print))
  }

  #between(): number {
    const { prints } = this.#words
    const nearest = (then: readonly string[]): number => then.findIndex((print) => this.#words.times(print) === 1)
    const [before, after] = [nearest(this.#before), nearest(this.#after)]
    if (before < 0 || after < 0 || before > MOST_CHANGED || after > MOST_CHANGED) return -1
    const at = prints.indexOf(this.#before[before] as string) + before + 1
    return prints[at + after + 1] === this.#after[after] ? at : -1
  }
}

const printsIn = (prints: string | undefined): readonly string[] => prints?.split(' ') ?? []

const headingOf = ({ candidate: { block } }: View): string => evidenceOf(block).text

/** The heading that a line stands under. */
function sectionOf(views: readonly View[], place: number): View | null {
  const seen = new Set<number>()
  for (let over = views[place]?.above ?? -1; over >= 0 && !seen.has(over); over = views[over]?.above ?? -1) {
    seen.add(over)
    const view = views[over] as View
    if (isHeading(view)) return view
  }
  return null
}
