import type { CardId } from '../../cards/card.ts'
import { type AnswerSeconds, kindOf, msOf } from '../answer-seconds.ts'
import type { PastReview } from '../memory/past-review.ts'

/** Nobody answers in less, whatever a clock says that stands still. */
const LEAST_MS = 1000

/** How long a card took on a day. */
export interface CardTime {
  /** Of answers that were timed, in whole milliseconds. */
  ms: number
  /** What its first answer of the day was, where that was not timed: it counts as long as such answers take, its steps included. */
  usual: keyof AnswerSeconds | null
}

/** How long each card took on each of the last days. */
export class RecentDays {
  /** Days before are left out. */
  readonly from: number
  readonly days: ReadonlyMap<number, ReadonlyMap<CardId, CardTime>>
  readonly #days = new Map<number, Map<CardId, CardTime>>()

  constructor(from: number, before?: RecentDays) {
    this.from = from
    this.days = this.#days
    for (const [day, cards] of before?.days ?? [])
      for (const [card, time] of cards) if (day >= from) this.put(day, card, { ...time })
  }

  put(day: number, card: CardId, time: CardTime): void {
    const cards = this.#days.get(day) ?? new Map<CardId, CardTime>()
    this.#days.set(day, cards)
    cards.set(card, time)
  }

  /** Counts a review in, after those of its card before. */
  add(review: PastReview): void {
    const { card, day, tested, seconds } = review
    if (day < this.from) return
    const ms = seconds === null ? 0 : Math.max(msOf(seconds), LEAST_MS)
    const known = this.#days.get(day)?.get(card)
    if (known !== undefined) known.ms += ms
    else this.put(day, card, { ms, usual: seconds !== null ? null : tested === 'new' ? 'firstTime' : kindOf(review) })
  }

  /** The seconds that some cards took on a day; `seconds`: how long answers take that were not timed. */
  secondsOn(day: number, seconds: AnswerSeconds, isMeant: (card: CardId) => boolean): number {
    let sum = 0
    for (const [card, { ms, usual }] of this.days.get(day) ?? [])
      if (isMeant(card)) sum += ms / 1000 + (usual === null ? 0 : seconds[usual])
    return sum
  }
}
