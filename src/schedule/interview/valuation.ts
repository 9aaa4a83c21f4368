import type { AnswerSeconds } from '../answer-seconds.ts'
import type { Memory } from '../memory/memory.ts'
import { type RecallAtInterviews, recallAtInterviews } from './interview-recall.ts'
import { expected, type MemoryGrid, NODES, type Outcomes } from './memory-grid.ts'

export interface ValuationInput {
  readonly grid: MemoryGrid
  /** The days on which questions can be asked, as days from today, ascending from 0. */
  readonly days: readonly number[]
  /** Days from today to each interview that asks these questions, ascending. */
  readonly interviewDays: readonly number[]
  readonly memories: readonly Memory[]
  /** By memory: days since the last answer. */
  readonly elapsedDays: readonly number[]
  readonly seconds: AnswerSeconds
  /** By day: the chance, 0–1, that there is time for questions at all. */
  readonly chances: readonly number[]
}

/** What asking is worth on each day: recall gained per second, beyond the best that waiting offers. Days by index. */
export class Valuation {
  readonly #input: ValuationInput
  readonly #days: readonly number[]
  /** By day: the interviews that are held before it. */
  readonly #heldBefore: readonly (readonly number[])[]
  /** What it comes to, at best, to have been asked last on a day and be at a node. */
  readonly #value: Float64Array
  /** Days on which asking serves an interview. */
  readonly count: number
  readonly recallAtInterviews: RecallAtInterviews
  /** The answers of the cards: by card and day. */
  readonly answers: Outcomes
  /** Seconds that a first answer takes. */
  readonly firstSeconds: number
  /** By day of the last answer, day and node. */
  readonly worth: Float64Array
  /** By card and day. */
  readonly cardWorth: Float64Array
  /** By day. */
  readonly unseenWorth: Float64Array

  constructor(input: ValuationInput) {
    const { grid, memories, elapsedDays, seconds } = input
    const recalls = recallAtInterviews(input)
    const { days } = recalls
    const count = days.length
    this.#input = input
    this.#days = days
    this.#heldBefore = days.map((_, day) => recalls.heldBetween(-1, day))
    this.#value = new Float64Array(count * NODES)
    this.count = count
    this.recallAtInterviews = recalls
    this.answers = grid.ofCards(memories, elapsedDays, days)
    this.firstSeconds = seconds.firstTime + grid.chances.first.again * seconds.recalled
    this.worth = new Float64Array(count * count * NODES)
    this.cardWorth = new Float64Array(memories.length * count)
    this.unseenWorth = new Float64Array(count)
  }

  /** Answers by node, given on `day` after one on `last`. */
  readonly answersBetween = (last: number, day: number): Outcomes =>
    this.#input.grid.after(this.#dayAt(day) - this.#dayAt(last))

  /** Seconds that an answer takes, by its chance of recall. */
  readonly secondsAt = (recall: number): number =>
    recall * this.#input.seconds.recalled + (1 - recall) * this.#input.seconds.forgotten

  /** What a question never asked brings when it is asked today, seconds aside. */
  unseenGross(): number {
    return expected(this.#input.grid.first, 0, this.#value, 0)
  }

  /** Reckons all worths anew by the price of a second on each day, from the last day back to today. */
  revalue(secondWorth: Float64Array): void {
    for (let last = this.count - 1; last >= 0; last--) this.#revalueNodes(secondWorth, last)
    for (let card = 0; card < this.#input.memories.length; card++) this.#revalueCard(secondWorth, card)
    this.#revalueUnseen(secondWorth)
  }

  #dayAt(index: number): number {
    return this.#days[index] as number
  }

  /** A day that may not come is worth waiting for only as far as it is likely to. */
  #better(waiting: number, day: number, asked: number): number {
    return asked > waiting ? waiting + (this.#input.chances[day] as number) * (asked - waiting) : waiting
  }

  #revalueNodes(secondWorth: Float64Array, last: number): void {
    const { count, worth, secondsAt } = this
    const { atInterview, heldBetween } = this.recallAtInterviews
    const value = this.#value
    const best = value.subarray(last * NODES, (last + 1) * NODES)
    best.fill(0)
    for (const each of atInterview)
      for (let node = 0; node < NODES; node++)
        best[node] = (best[node] as number) + (each[last * NODES + node] as number)
    for (let day = count - 1; day > last; day--) {
      const outcomes = this.answersBetween(last, day)
      const price = secondWorth[day] as number
      const at = (last * count + day) * NODES
      const before = heldBetween(last, day)
      for (let node = 0; node < NODES; node++) {
        let gross = expected(outcomes, node, value, day * NODES)
        for (const interview of before) gross += (atInterview[interview] as Float64Array)[last * NODES + node] as number
        const time = secondsAt(outcomes.recall[node] as number)
        const waiting = best[node] as number
        worth[at + node] = (gross - waiting) / time
        best[node] = this.#better(waiting, day, gross - time * price)
      }
    }
  }

  #revalueCard(secondWorth: Float64Array, card: number): void {
    const { count, answers, cardWorth, secondsAt } = this
    const { cardAtInterview } = this.recallAtInterviews
    const elapsed = this.#input.elapsedDays[card] ?? 0
    let best = cardAtInterview.reduce((sum, each) => sum + (each[card] as number), 0)
    for (let day = count - 1; day >= 0; day--) {
      const answer = card * count + day
      let gross = expected(answers, answer, this.#value, day * NODES)
      for (const interview of this.#heldBefore[day] ?? []) gross += cardAtInterview[interview]?.[card] ?? 0
      const time = secondsAt(answers.recall[answer] as number)
      // A card that was answered today has had its turn.
      const isAnsweredThen = elapsed + this.#dayAt(day) <= 0
      cardWorth[answer] = isAnsweredThen ? Number.NEGATIVE_INFINITY : (gross - best) / time
      best = this.#better(best, day, gross - time * (secondWorth[day] as number))
    }
  }

  #revalueUnseen(secondWorth: Float64Array): void {
    const { firstSeconds, unseenWorth } = this
    let best = 0
    for (let day = this.count - 1; day >= 0; day--) {
      const gross = expected(this.#input.grid.first, 0, this.#value, day * NODES)
      unseenWorth[day] = (gross - best) / firstSeconds
      best = this.#better(best, day, gross - firstSeconds * (secondWorth[day] as number))
    }
  }
}
