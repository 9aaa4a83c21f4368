import type { CardId } from '../../cards/card.ts'
import { textHash } from '../../cards/text-hash.ts'
import type { History } from '../calibration.ts'
import { GRADES } from '../grade.ts'
import type { HistoryAnswer } from '../memory/learner.ts'

/** More answers than this tell hardly more about a memory; of some questions alone there are still enough. */
const MOST_SAMPLED = 20_000

const GRADE_BITS = 2
const LATEST = 2 ** (31 - GRADE_BITS) - 1

/**
 * The histories of some cards, as evenly chosen as their ids are: of all as long as they have no more answers than `most`, then of
 * half of the cards, of a quarter. Which ones they are depends on the cards alone, not on when they were counted.
 */
export class HistorySample {
  /** One card in so many, as a power of two. */
  level: number
  /** Answers as numbers: see `answerOf`. */
  readonly #answers: Map<CardId, readonly number[]>
  #size: number
  readonly #most: number

  constructor(level = 0, answers: Iterable<readonly [CardId, readonly number[]]> = [], most = MOST_SAMPLED) {
    this.level = level
    this.#answers = new Map(answers)
    this.#size = [...this.#answers.values()].reduce((sum, { length }) => sum + length, 0)
    this.#most = most
  }

  get answers(): ReadonlyMap<CardId, readonly number[]> {
    return this.#answers
  }

  /** Counts an answer in; `isFirst`: with which the card was new. */
  add(card: CardId, { grade, elapsedDays }: HistoryAnswer, isFirst: boolean): void {
    if (!isSampled(card, this.level)) return
    const before = isFirst ? [] : (this.#answers.get(card) ?? [])
    this.#size += before.length + 1 - (this.#answers.get(card)?.length ?? 0)
    this.#answers.set(card, [...before, GRADES.indexOf(grade) | (Math.min(elapsedDays, LATEST) << GRADE_BITS)])
    while (this.#size > this.#most) this.#thinOut()
  }

  /** The histories of those of some cards that are in the sample. */
  histories(isMeant: (card: CardId) => boolean): ReadonlyMap<CardId, History> {
    const meant = [...this.#answers].filter(([card]) => isMeant(card))
    return new Map(meant.map(([card, answers]) => [card, answers.map(answerOf)]))
  }

  #thinOut(): void {
    this.level += 1
    for (const [card, { length }] of this.#answers) {
      if (isSampled(card, this.level)) continue
      this.#answers.delete(card)
      this.#size -= length
    }
  }
}

const answerOf = (answer: number): HistoryAnswer => ({
  grade: GRADES[answer & (2 ** GRADE_BITS - 1)] ?? 'good',
  elapsedDays: answer >> GRADE_BITS,
})

/** The lowest bits of a hash follow from the last letters alone: they are mixed with the others. */
function isSampled(card: CardId, level: number): boolean {
  if (level === 0) return true
  const hash = textHash(card)
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> Math.max(0, 32 - level) === 0
}
