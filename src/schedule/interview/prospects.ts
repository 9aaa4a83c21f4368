import { NODES, settle } from './memory-grid.ts'
import { createValuation, type ValuationInput } from './valuation.ts'

export interface ProspectsInput extends ValuationInput {
  /** How much each of these questions counts; 1 without. */
  readonly weight?: number
  /** Questions never asked. */
  readonly unseen: number
  /** By day: questions never asked that can be asked from that day on only, beside `unseen`; none without. */
  readonly arriving?: readonly number[]
}

/** What was, or would be, asked on one day. Numbers of questions are expected ones, not whole. */
export interface Asked {
  readonly unseen: number
  readonly seen: number
  readonly seconds: number
}

/** Who decides what is asked on a day. */
export interface Market {
  /** `worth`: recall gained per second beyond the best that waiting offers; `seconds` in expectation. Gives the share, 0–1, that is asked. */
  offer(worth: number, seconds: number): number
}

/**
 * What asking questions is worth, all of which the same interviews ask: by how much it raises what is likely to be recalled
 * on their days, when whatever is asked later is chosen as well. Of a card it looks at every day left on which it could be asked,
 * and at all that could follow; time spent later has its price. Days and interviews are named by their index.
 */
export interface Prospects {
  /**
   * Reckons anew what asking is worth, given what a second is worth on each day (recall per second; Infinity: nothing can be
   * asked that day), and puts all cards back to where they are today.
   */
  revalue(secondWorth: Float64Array): void
  /** Offers what could be asked on a day, and asks of each the share that is taken. */
  offer(day: number, market: Market): Asked
  /** What is recalled on the day of an interview, in expectation, if nothing more were asked: each question counts by its weight. */
  recalledOnTheDay(interview: number): number
  /** Questions never asked so far, those that could not be among them. */
  unseenLeft(): number
  /** What asking a card today is worth, as in `offers` but for its weight, and the seconds it takes; the same of a question never asked. */
  today(card: number): Offer
  unseenToday(): Offer
  /** What a question never asked is worth today where it would never be asked otherwise; as `Offer.worth`. */
  unseenNowOrNever(): number
}

/** `worth`: recall gained per second, beyond the best that waiting offers. */
interface Offer {
  readonly worth: number
  readonly seconds: number
}

export function createProspects(input: ProspectsInput): Prospects {
  const { grid, weight = 1 } = input
  const cards = input.memories.length
  const valuation = createValuation(input)
  const { count, answers, answersBetween, secondsAt, firstSeconds, worth, cardWorth, unseenWorth } = valuation
  const { atInterview, cardAtInterview } = valuation.recallAtInterviews
  // Where the cards are, in expectation: by day of the last answer and node; those not asked yet; those never asked.
  const moved = new Float64Array(count * NODES)
  const unmoved = new Float64Array(cards)
  let unseen = input.unseen
  const arriving = input.arriving ?? []
  let arrived = 0
  const arrive = (day: number) => {
    for (; arrived <= day; arrived++) unseen += arriving[arrived] ?? 0
  }

  /** Offers all cards that may be asked on a day, and asks the share of each that it is told. */
  const offerAll = (day: number, market: Market, asked: { seen: number; unseen: number; seconds: number }) => {
    arrive(day)
    const chance = input.chances[day] as number
    for (let last = 0; last < day; last++) {
      const outcomes = answersBetween(last, day)
      for (let node = 0; node < NODES; node++) {
        const index = last * NODES + node
        const here = moved[index] as number
        if (here < 1e-9) continue
        const time = secondsAt(outcomes.recall[node] as number)
        const there = chance * here
        const taken =
          there * market.offer(weight * (worth[(last * count + day) * NODES + node] as number), there * time)
        if (taken === 0) continue
        moved[index] = here - taken
        settle(outcomes, node, taken, moved, day * NODES)
        asked.seen += taken
        asked.seconds += taken * time
      }
    }
    for (let card = 0; card < cards; card++) {
      const here = unmoved[card] as number
      if (here < 1e-9) continue
      const answer = card * count + day
      const time = secondsAt(answers.recall[answer] as number)
      const there = chance * here
      const taken = there * market.offer(weight * (cardWorth[answer] as number), there * time)
      if (taken === 0) continue
      unmoved[card] = here - taken
      settle(answers, answer, taken, moved, day * NODES)
      asked.seen += taken
      asked.seconds += taken * time
    }
    if (unseen < 1e-9) return
    const there = chance * unseen
    const taken = there * market.offer(weight * (unseenWorth[day] as number), there * firstSeconds)
    if (taken === 0) return
    unseen -= taken
    settle(grid.first, 0, taken, moved, day * NODES)
    asked.unseen += taken
    asked.seconds += taken * firstSeconds
  }

  return {
    revalue(secondWorth) {
      // What counts twice may cost twice as much.
      valuation.revalue(secondWorth.map((price) => price / weight))
      moved.fill(0)
      unmoved.fill(1)
      unseen = input.unseen
      arrived = 0
    },
    offer(day, market) {
      const asked = { seen: 0, unseen: 0, seconds: 0 }
      if (day < count) offerAll(day, market, asked)
      return asked
    },
    recalledOnTheDay(interview) {
      const recalls = atInterview[interview] as Float64Array
      let sum = 0
      for (let index = 0; index < moved.length; index++) sum += (moved[index] as number) * (recalls[index] as number)
      for (let card = 0; card < cards; card++)
        sum += (unmoved[card] as number) * (cardAtInterview[interview]?.[card] ?? 0)
      return weight * sum
    },
    unseenLeft: () => arriving.slice(arrived).reduce((sum, each) => sum + each, unseen),
    today: (card) => ({
      worth: cardWorth[card * count] as number,
      seconds: secondsAt(answers.recall[card * count] as number),
    }),
    unseenNowOrNever: () => valuation.unseenGross() / firstSeconds,
    unseenToday: () => ({ worth: unseenWorth[0] as number, seconds: firstSeconds }),
  }
}
