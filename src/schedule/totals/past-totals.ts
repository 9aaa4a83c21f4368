import type { CardId } from '../../cards/card.ts'
import { type Sitting, SittingTimes, sittingAfter } from '../answer-seconds.ts'
import { addTo, likenessOf, partOf, type Tally } from '../calibration.ts'
import type { Zone } from '../day.ts'
import { type Learner, learnt, NEVER_ANSWERED } from '../memory/learner.ts'
import { type MemoryModel, memoryModel } from '../memory/memory.ts'
import type { PastReview } from '../memory/past-review.ts'
import { countInto, type DayTally, emptyDay } from '../statistics.ts'
import { HistorySample } from './history-sample.ts'
import { RecentDays } from './recent-days.ts'

/** What decides what reviews come to: where days turn, and which parameters an answer is expected by. */
export interface TotalsRules {
  readonly zone: Zone
  readonly parameters: readonly number[]
}

/** Parts of the scale from 0 to 1: most answers are expected between 0.8 and 1. */
const CALIBRATION_PARTS = 20

/** By which parameters answers are expected, and from which study day on it is asked how long each card took. */
export interface Counting extends Pick<TotalsRules, 'parameters'> {
  /** None when missing. */
  readonly recentFrom?: number
}

/** What was expected of the answers of a day, and what came. */
export interface Judged {
  /** By `likenessOf`. */
  readonly alike: Map<number, Tally>
  /** By `partOf`, in twentieths. */
  readonly parts: Map<number, Tally>
}

/** What must be known of a card to count its next review in. */
export interface CardState {
  /** The instant in which the last review of the card counts; of one that was taken back as well. */
  readonly lastMs: number
  /** The study day of its last answer since it was new. */
  readonly day: number
  /** Null while no answer is known with which it was new. */
  readonly learner: Learner | null
  readonly sitting: Sitting | null
}

/** Where totals go on from: what was counted before, as far as it is asked for. */
export interface Counted {
  readonly days: ReadonlyMap<number, DayTally>
  /** Of days from `judgedFrom` on. */
  readonly judged: ReadonlyMap<number, Judged>
  readonly judgedFrom: number
  readonly times: SittingTimes
  readonly recent: RecentDays
  readonly sample: HistorySample
  card(id: CardId): CardState | undefined
  /** Of all cards that were ever reviewed, each once. */
  ids(): Iterable<CardId>
}

const NOTHING: Counted = {
  days: new Map(),
  judged: new Map(),
  judgedFrom: Number.NEGATIVE_INFINITY,
  times: new SittingTimes(),
  recent: new RecentDays(Number.NEGATIVE_INFINITY),
  sample: new HistorySample(),
  card: () => undefined,
  ids: () => [],
}

/**
 * What reviews come to, added up day by day and card by card, so that one more is counted in without looking at those before it: all
 * that is looked back at but the reviews themselves. Reviews of a card are given in the order in which they count; those of different
 * cards may come in any.
 */
export class PastTotals implements Counted {
  readonly judgedFrom: number
  readonly #model: MemoryModel
  readonly #base: Counted
  readonly #days: Map<number, DayTally>
  readonly #judged: Map<number, Judged>
  /** How long sittings took. */
  readonly times: SittingTimes
  readonly #recentFrom: number
  #recent: RecentDays | null = null
  #sample: HistorySample | null = null
  /** Those that are not as in the base. */
  readonly #cards = new Map<CardId, CardState>()

  constructor({ parameters, recentFrom = Number.POSITIVE_INFINITY }: Counting, base: Counted = NOTHING) {
    this.#model = memoryModel(parameters)
    this.#base = base
    this.judgedFrom = base.judgedFrom
    this.#days = new Map(Array.from(base.days, ([day, tally]) => [day, { ...tally }]))
    this.#judged = new Map(base.judged)
    this.times = new SittingTimes(base.times)
    this.#recentFrom = recentFrom
  }

  /** Of all reviews, in the order in which they count. */
  static of(reviews: readonly PastReview[], rules: Pick<TotalsRules, 'parameters'>): PastTotals {
    const totals = new PastTotals(rules)
    totals.addAll(reviews.map((review) => ({ review, countsAt: review.atMs })))
    return totals
  }

  /** By study day, in no order; days without reviews are missing. */
  get days(): ReadonlyMap<number, DayTally> {
    return this.#days
  }

  /** How long each card took on the last days. */
  get recent(): RecentDays {
    this.#recent ??= new RecentDays(Math.max(this.#recentFrom, this.#base.recent.from), this.#base.recent)
    return this.#recent
  }

  /** Histories of cards, to learn from. */
  get sample(): HistorySample {
    if (this.#sample !== null) return this.#sample
    const { level, answers } = this.#base.sample
    this.#sample = new HistorySample(level, answers)
    return this.#sample
  }

  get judged(): ReadonlyMap<number, Judged> {
    return this.#judged
  }

  /** What was expected of the answers from one study day to another, both included. */
  judgedBetween(from: number, until: number): Judged {
    const sum: Judged = { alike: new Map(), parts: new Map() }
    for (const [day, { alike, parts }] of this.#judged) {
      if (day < from || day > until) continue
      for (const [into, of] of [[sum.alike, alike] as const, [sum.parts, parts] as const])
        for (const [kind, tally] of of) into.set(kind, sumOf(into.get(kind), tally))
    }
    return sum
  }

  *ids(): Generator<CardId> {
    yield* this.#base.ids()
    for (const id of this.#cards.keys()) if (this.#base.card(id) === undefined) yield id
  }

  card(id: CardId): CardState | undefined {
    return this.#cards.get(id) ?? this.#base.card(id)
  }

  /**
   * Counts reviews in that come after all those of their cards before; `countsAt` is the instant in which each counts. `takenBack`:
   * one that is only known to have been. False when that cannot be told without all that was counted before: the totals are of no use then.
   */
  addAll(
    reviews: readonly { readonly review: PastReview; readonly countsAt: number; readonly takenBack?: boolean }[],
  ): boolean {
    const beginnings = new Map<CardId, number>()
    for (const { review, takenBack } of reviews)
      if (review.tested === 'new' && !takenBack) beginnings.set(review.card, (beginnings.get(review.card) ?? 0) + 1)
    // What was expected of a history that is over counts no more.
    for (const card of beginnings.keys()) if (this.#base.card(card)?.learner) return false
    for (const { review, countsAt, takenBack } of reviews) {
      const base = this.#base.card(review.card)
      if (base !== undefined && countsAt <= base.lastMs) return false
      if (takenBack) this.#see(review.card, countsAt)
      else this.#add(review, countsAt, beginnings)
    }
    return true
  }

  #see(card: CardId, countsAt: number): void {
    const known = this.card(card) ?? NEW_CARD
    this.#cards.set(card, { ...known, lastMs: Math.max(known.lastMs, countsAt) })
  }

  #add(review: PastReview, countsAt: number, beginningsLeft: Map<CardId, number>): void {
    const { card, day, tested } = review
    countInto(this.#dayOf(day), review)
    this.recent.add(review)
    const known = this.card(card) ?? NEW_CARD
    const sitting = this.#sit(known.sitting, review)
    const left = (beginningsLeft.get(card) ?? 0) - Number(tested === 'new')
    beginningsLeft.set(card, left)
    const before = tested === 'new' ? NEVER_ANSWERED : known.learner
    // Answers before the first known one are not made up, and those of before a reset are of a history that is over.
    const learner = before === null || left > 0 ? null : this.#judge(before, review, known.day)
    this.#cards.set(card, { lastMs: Math.max(known.lastMs, countsAt), day, learner, sitting })
  }

  #sit(last: Sitting | null, review: PastReview): Sitting | null {
    const next = sittingAfter(last, review)
    if (next === null) return last
    if (next.goesOn && last !== null) this.times.count(last, -1)
    this.times.count(next.sitting, 1)
    return next.sitting
  }

  #dayOf(day: number): DayTally {
    const tally = this.#days.get(day) ?? emptyDay(day)
    this.#days.set(day, tally)
    return tally
  }

  #judge(before: Learner, { card, grade, day, tested }: PastReview, lastDay: number): Learner {
    const elapsedDays = tested === 'new' ? 0 : Math.max(0, day - lastDay)
    const answer = { grade, elapsedDays }
    this.sample.add(card, answer, tested === 'new')
    const { after, prediction } = learnt(before, answer, this.#model)
    if (prediction === null) return after
    this.#dayOf(day).foretold += 1
    const { alike, parts } = this.#judgedOf(day)
    addTo(alike, likenessOf(prediction), prediction)
    addTo(parts, partOf(prediction, CALIBRATION_PARTS), prediction)
    return after
  }

  /** A day's of its own, not the base's. */
  #judgedOf(day: number): Judged {
    const known = this.#judged.get(day)
    if (known !== undefined && known !== this.#base.judged.get(day)) return known
    const copied = (of: ReadonlyMap<number, Tally> = new Map()) =>
      new Map(Array.from(of, ([kind, tally]) => [kind, { ...tally }]))
    const own: Judged = { alike: copied(known?.alike), parts: copied(known?.parts) }
    this.#judged.set(day, own)
    return own
  }
}

const NEW_CARD: CardState = { lastMs: Number.NEGATIVE_INFINITY, day: 0, learner: null, sitting: null }

const sumOf = (one: Tally | undefined, other: Tally): Tally =>
  one === undefined
    ? { ...other }
    : {
        answers: one.answers + other.answers,
        recalled: one.recalled + other.recalled,
        expected: one.expected + other.expected,
        loss: one.loss + other.loss,
      }
