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
export interface Valuation {
  /** Days on which asking serves an interview. */
  readonly count: number
  readonly recallAtInterviews: RecallAtInterviews
  /** The answers of the cards: by card and day. */
  readonly answers: Outcomes
  /** Answers by node, given on `day` after one on `last`. */
  answersBetween(last: number, day: number): Outcomes
  /** Seconds that an answer takes, by its chance of recall; and a first answer. */
  secondsAt(recall: number): number
  readonly firstSeconds: number
  /** By day of the last answer, day and node. */
  readonly worth: Float64Array
  /** By card and day. */
  readonly cardWorth: Float64Array
  /** By day. */
  readonly unseenWorth: Float64Array
  /** What a question never asked brings when it is asked today, seconds aside. */
  unseenGross(): number
  /** Reckons all worths anew by the price of a second on each day, from the last day back to today. */
  revalue(secondWorth: Float64Array): void
}

export function createValuation(input: ValuationInput): Valuation {
  const { grid, memories, elapsedDays, seconds } = input
  const recalls = recallAtInterviews(input)
  const { days, atInterview, cardAtInterview, heldBetween } = recalls
  const count = days.length
  const cards = memories.length
  const answers = grid.ofCards(memories, elapsedDays, days)
  const secondsAt = (recall: number) => recall * seconds.recalled + (1 - recall) * seconds.forgotten
  const firstSeconds = seconds.firstTime + grid.chances.first.again * seconds.recalled
  const dayAt = (index: number) => days[index] as number
  // A day that may not come is worth waiting for only as far as it is likely to.
  const better = (waiting: number, day: number, asked: number) =>
    asked > waiting ? waiting + (input.chances[day] as number) * (asked - waiting) : waiting
  const answersBetween = (last: number, day: number) => grid.after(dayAt(day) - dayAt(last))

  const value = new Float64Array(count * NODES)
  // Worth of asking: by day of the last answer, day and node; by card and day; by day.
  const worth = new Float64Array(count * count * NODES)
  const cardWorth = new Float64Array(cards * count)
  const unseenWorth = new Float64Array(count)

  const revalueNodes = (secondWorth: Float64Array, last: number) => {
    const best = value.subarray(last * NODES, (last + 1) * NODES)
    best.fill(0)
    for (const each of atInterview)
      for (let node = 0; node < NODES; node++)
        best[node] = (best[node] as number) + (each[last * NODES + node] as number)
    for (let day = count - 1; day > last; day--) {
      const outcomes = answersBetween(last, day)
      const price = secondWorth[day] as number
      const at = (last * count + day) * NODES
      const before = heldBetween(last, day)
      for (let node = 0; node < NODES; node++) {
        let gross = expected(outcomes, node, value, day * NODES)
        for (const interview of before) gross += (atInterview[interview] as Float64Array)[last * NODES + node] as number
        const time = secondsAt(outcomes.recall[node] as number)
        const waiting = best[node] as number
        worth[at + node] = (gross - waiting) / time
        best[node] = better(waiting, day, gross - time * price)
      }
    }
  }
  const heldBefore = days.map((_, day) => heldBetween(-1, day))
  const revalueCard = (secondWorth: Float64Array, card: number) => {
    let best = cardAtInterview.reduce((sum, each) => sum + (each[card] as number), 0)
    for (let day = count - 1; day >= 0; day--) {
      const answer = card * count + day
      let gross = expected(answers, answer, value, day * NODES)
      for (const interview of heldBefore[day] ?? []) gross += cardAtInterview[interview]?.[card] ?? 0
      const time = secondsAt(answers.recall[answer] as number)
      // A card that was answered today has had its turn.
      const isAnsweredThen = (elapsedDays[card] ?? 0) + dayAt(day) <= 0
      cardWorth[answer] = isAnsweredThen ? Number.NEGATIVE_INFINITY : (gross - best) / time
      best = better(best, day, gross - time * (secondWorth[day] as number))
    }
  }
  const revalueUnseen = (secondWorth: Float64Array) => {
    let best = 0
    for (let day = count - 1; day >= 0; day--) {
      const gross = expected(grid.first, 0, value, day * NODES)
      unseenWorth[day] = (gross - best) / firstSeconds
      best = better(best, day, gross - firstSeconds * (secondWorth[day] as number))
    }
  }

  return {
    count,
    recallAtInterviews: recalls,
    answers,
    answersBetween,
    secondsAt,
    firstSeconds,
    worth,
    cardWorth,
    unseenWorth,
    unseenGross: () => expected(grid.first, 0, value, 0),
    revalue(secondWorth) {
      for (let last = count - 1; last >= 0; last--) revalueNodes(secondWorth, last)
      for (let card = 0; card < cards; card++) revalueCard(secondWorth, card)
      revalueUnseen(secondWorth)
    },
  }
}
