import { recallAtInterviews } from './interview-recall.ts'
import type { Memory } from './memory.ts'
import {
  CHANCE_TO_FAIL_A_NEW_QUESTION,
  expected,
  expectedFirst,
  type MemoryGrid,
  NODES,
  settle,
  settleFirst,
} from './memory-grid.ts'

/** How long answers take. */
export interface AnswerSeconds {
  /** A new question, with what learning it takes at once. */
  readonly firstTime: number
  readonly recalled: number
  /** Forgotten and learnt again. */
  readonly forgotten: number
}

export interface ProspectsInput {
  readonly grid: MemoryGrid
  /** The days on which questions can be asked, as days from today, ascending from 0. */
  readonly days: readonly number[]
  /** Days from today to each interview that asks these questions, ascending. */
  readonly interviewDays: readonly number[]
  readonly memories: readonly Memory[]
  /** By memory: days since the last answer. */
  readonly elapsedDays: readonly number[]
  /** Questions never asked. */
  readonly unseen: number
  readonly seconds: AnswerSeconds
}

/** What was, or would be, asked on one day. Numbers of questions are expected ones, not whole. */
export interface Asked {
  readonly unseen: number
  readonly seen: number
  readonly seconds: number
}

/**
 * What asking questions is worth, all of which the same interviews ask: by how much it raises the expected number recalled
 * on their days, when whatever is asked later is chosen as well. Of a card it looks at every day left on which it could be asked,
 * and at all that could follow; time spent later has its price. Days and interviews are named by their index.
 */
export interface Prospects {
  /**
   * Reckons anew what asking is worth, given what a second is worth on each day (recall per second; Infinity: nothing can be
   * asked that day), and puts all cards back to where they are today.
   */
  revalue(secondWorth: Float64Array): void
  /** Visits what could be asked on a day: recall gained per second beyond the best that waiting offers, and seconds. */
  offers(day: number, visit: (worth: number, seconds: number) => void): void
  /** Asks on a day the share of each offer that `share` tells by its worth. */
  take(day: number, share: (worth: number) => number): Asked
  /** The expected number of questions recalled on the day of an interview, if nothing more were asked. */
  recalledOnTheDay(interview: number): number
  /** Questions never asked so far. */
  unseenLeft(): number
  /** What asking a card today is worth, as in `offers`, and the seconds it takes; the same of a question never asked. */
  today(card: number): Offer
  unseenToday(): Offer
}

/** `worth`: recall gained per second, beyond the best that waiting offers. */
export interface Offer {
  readonly worth: number
  readonly seconds: number
}

export function createProspects(input: ProspectsInput): Prospects {
  const { grid, memories, elapsedDays, seconds } = input
  const { days, atInterview, cardAtInterview, heldBetween } = recallAtInterviews(input)
  const count = days.length
  const cards = memories.length
  const answers = grid.ofCards(memories, elapsedDays, days)
  const secondsAt = (recall: number) => recall * seconds.recalled + (1 - recall) * seconds.forgotten
  const firstSeconds = seconds.firstTime + CHANCE_TO_FAIL_A_NEW_QUESTION * seconds.recalled
  const dayAt = (index: number) => days[index] as number
  const between = (last: number, day: number) => grid.after(dayAt(day) - dayAt(last))

  const value = new Float64Array(count * NODES)
  // Worth of asking: by day of the last answer, day and node; by card and day; by day.
  const worth = new Float64Array(count * count * NODES)
  const cardWorth = new Float64Array(cards * count)
  const unseenWorth = new Float64Array(count)
  // Where the cards are, in expectation.
  const moved = new Float64Array(count * NODES)
  const unmoved = new Float64Array(cards)
  let unseen = input.unseen

  const revalueNodes = (secondWorth: Float64Array, last: number) => {
    const best = value.subarray(last * NODES, (last + 1) * NODES)
    best.fill(0)
    for (const recalls of atInterview)
      for (let node = 0; node < NODES; node++)
        best[node] = (best[node] as number) + (recalls[last * NODES + node] as number)
    for (let day = count - 1; day > last; day--) {
      const outcomes = between(last, day)
      const price = secondWorth[day] as number
      const at = (last * count + day) * NODES
      const before = heldBetween(last, day)
      for (let node = 0; node < NODES; node++) {
        let gross = expected(outcomes, node, value, day * NODES)
        for (const interview of before) gross += (atInterview[interview] as Float64Array)[last * NODES + node] as number
        const time = secondsAt(outcomes.recall[node] as number)
        const waiting = best[node] as number
        worth[at + node] = (gross - waiting) / time
        best[node] = Math.max(waiting, gross - time * price)
      }
    }
  }
  const heldBefore = days.map((_, day) => heldBetween(-1, day))
  const revalueCard = (secondWorth: Float64Array, card: number) => {
    let best = cardAtInterview.reduce((sum, recalls) => sum + (recalls[card] as number), 0)
    for (let day = count - 1; day >= 0; day--) {
      const answer = card * count + day
      let gross = expected(answers, answer, value, day * NODES)
      for (const interview of heldBefore[day] ?? []) gross += cardAtInterview[interview]?.[card] ?? 0
      const time = secondsAt(answers.recall[answer] as number)
      // A card that was answered today has had its turn.
      const isAnsweredThen = (elapsedDays[card] ?? 0) + dayAt(day) <= 0
      cardWorth[answer] = isAnsweredThen ? Number.NEGATIVE_INFINITY : (gross - best) / time
      best = Math.max(best, gross - time * (secondWorth[day] as number))
    }
  }
  const revalueUnseen = (secondWorth: Float64Array) => {
    let best = 0
    for (let day = count - 1; day >= 0; day--) {
      const gross = expectedFirst(grid.first, value, day * NODES)
      unseenWorth[day] = (gross - best) / firstSeconds
      best = Math.max(best, gross - firstSeconds * (secondWorth[day] as number))
    }
  }

  /** Visits the cards that may be asked on a day; `visit` gets their worth, their number and seconds for one, and returns how many it takes. */
  const each = (
    day: number,
    visit: (worth: number, cards: number, seconds: number) => number,
    taken: (seen: number, unseen: number, seconds: number) => void,
  ) => {
    for (let last = 0; last < day; last++) {
      const outcomes = between(last, day)
      for (let node = 0; node < NODES; node++) {
        const index = last * NODES + node
        const here = moved[index] as number
        if (here < 1e-9) continue
        const time = secondsAt(outcomes.recall[node] as number)
        const asked = visit(worth[(last * count + day) * NODES + node] as number, here, time)
        if (asked === 0) continue
        moved[index] = here - asked
        settle(outcomes, node, asked, moved, day * NODES)
        taken(asked, 0, asked * time)
      }
    }
    for (let card = 0; card < cards; card++) {
      const here = unmoved[card] as number
      if (here < 1e-9) continue
      const answer = card * count + day
      const time = secondsAt(answers.recall[answer] as number)
      const asked = visit(cardWorth[answer] as number, here, time)
      if (asked === 0) continue
      unmoved[card] = here - asked
      settle(answers, answer, asked, moved, day * NODES)
      taken(asked, 0, asked * time)
    }
    const asked = unseen < 1e-9 ? 0 : visit(unseenWorth[day] as number, unseen, firstSeconds)
    if (asked > 0) {
      unseen -= asked
      settleFirst(grid.first, asked, moved, day * NODES)
      taken(0, asked, asked * firstSeconds)
    }
  }

  return {
    revalue(secondWorth) {
      for (let last = count - 1; last >= 0; last--) revalueNodes(secondWorth, last)
      for (let card = 0; card < cards; card++) revalueCard(secondWorth, card)
      revalueUnseen(secondWorth)
      moved.fill(0)
      unmoved.fill(1)
      unseen = input.unseen
    },
    offers(day, visit) {
      if (day >= count) return
      each(
        day,
        (worthThen, here, time) => {
          visit(worthThen, here * time)
          return 0
        },
        () => {},
      )
    },
    take(day, share) {
      const asked = { seen: 0, unseen: 0, seconds: 0 }
      if (day < count)
        each(
          day,
          (worthThen, here) => here * share(worthThen),
          (seenNow, unseenNow, secondsNow) => {
            asked.seen += seenNow
            asked.unseen += unseenNow
            asked.seconds += secondsNow
          },
        )
      return asked
    },
    recalledOnTheDay(interview) {
      const recalls = atInterview[interview] as Float64Array
      let sum = 0
      for (let index = 0; index < moved.length; index++) sum += (moved[index] as number) * (recalls[index] as number)
      for (let card = 0; card < cards; card++)
        sum += (unmoved[card] as number) * (cardAtInterview[interview]?.[card] ?? 0)
      return sum
    },
    unseenLeft: () => unseen,
    today: (card) => ({
      worth: cardWorth[card * count] as number,
      seconds: secondsAt(answers.recall[card * count] as number),
    }),
    unseenToday: () => ({ worth: unseenWorth[0] as number, seconds: firstSeconds }),
  }
}
