import { NODES, settle } from './memory-grid.ts'
import { Valuation, type ValuationInput } from './valuation.ts'

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
  const { weight = 1 } = input
  const valuation = new Valuation(input)
  const { count, answers, secondsAt, firstSeconds, cardWorth, unseenWorth } = valuation
  const standing = new Standing(input, valuation)
  return {
    revalue(secondWorth) {
      // What counts twice may cost twice as much.
      valuation.revalue(secondWorth.map((price) => price / weight))
      standing.putBack()
    },
    offer(day, market) {
      const asked = { seen: 0, unseen: 0, seconds: 0 }
      if (day < count) standing.offer(day, market, asked)
      return asked
    },
    recalledOnTheDay: (interview) => weight * standing.recalled(interview),
    unseenLeft: () => standing.unseenLeft(),
    today: (card) => ({
      worth: cardWorth[card * count] as number,
      seconds: secondsAt(answers.recall[card * count] as number),
    }),
    unseenNowOrNever: () => valuation.unseenGross() / firstSeconds,
    unseenToday: () => ({ worth: unseenWorth[0] as number, seconds: firstSeconds }),
  }
}

type Tally = { seen: number; unseen: number; seconds: number }

/** Fewer cards than that, in expectation, are none. */
const NONE = 1e-9

/** Where the cards are, in expectation. */
class Standing {
  readonly #input: ProspectsInput
  readonly #valuation: Valuation
  readonly #weight: number
  readonly #arriving: readonly number[]
  /** Those asked in this plan, by day of the last answer and node; those not asked in it yet; those never asked. */
  readonly #moved: Float64Array
  readonly #unmoved: Float64Array
  #unseen: number
  /** Days whose new questions are there. */
  #arrived = 0

  constructor(input: ProspectsInput, valuation: Valuation) {
    this.#input = input
    this.#valuation = valuation
    this.#weight = input.weight ?? 1
    this.#arriving = input.arriving ?? []
    this.#moved = new Float64Array(valuation.count * NODES)
    this.#unmoved = new Float64Array(input.memories.length)
    this.#unseen = input.unseen
  }

  /** All as it is today. */
  putBack(): void {
    this.#moved.fill(0)
    this.#unmoved.fill(1)
    this.#unseen = this.#input.unseen
    this.#arrived = 0
  }

  /** Offers all cards that may be asked on a day, and asks the share of each that it is told. */
  offer(day: number, market: Market, asked: Tally): void {
    for (; this.#arrived <= day; this.#arrived++) this.#unseen += this.#arriving[this.#arrived] ?? 0
    this.#offerMoved(day, market, asked)
    this.#offerUnmoved(day, market, asked)
    this.#offerUnseen(day, market, asked)
  }

  #offerMoved(day: number, market: Market, asked: Tally): void {
    const { count, answersBetween, secondsAt, worth } = this.#valuation
    const weight = this.#weight
    const moved = this.#moved
    const chance = this.#input.chances[day] as number
    for (let last = 0; last < day; last++) {
      const outcomes = answersBetween(last, day)
      for (let node = 0; node < NODES; node++) {
        const index = last * NODES + node
        const here = moved[index] as number
        if (here < NONE) continue
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
  }

  #offerUnmoved(day: number, market: Market, asked: Tally): void {
    const { count, answers, secondsAt, cardWorth } = this.#valuation
    const weight = this.#weight
    const unmoved = this.#unmoved
    const chance = this.#input.chances[day] as number
    for (let card = 0; card < unmoved.length; card++) {
      const here = unmoved[card] as number
      if (here < NONE) continue
      const answer = card * count + day
      const time = secondsAt(answers.recall[answer] as number)
      const there = chance * here
      const taken = there * market.offer(weight * (cardWorth[answer] as number), there * time)
      if (taken === 0) continue
      unmoved[card] = here - taken
      settle(answers, answer, taken, this.#moved, day * NODES)
      asked.seen += taken
      asked.seconds += taken * time
    }
  }

  #offerUnseen(day: number, market: Market, asked: Tally): void {
    if (this.#unseen < NONE) return
    const { firstSeconds, unseenWorth } = this.#valuation
    const there = (this.#input.chances[day] as number) * this.#unseen
    const taken = there * market.offer(this.#weight * (unseenWorth[day] as number), there * firstSeconds)
    if (taken === 0) return
    this.#unseen -= taken
    settle(this.#input.grid.first, 0, taken, this.#moved, day * NODES)
    asked.unseen += taken
    asked.seconds += taken * firstSeconds
  }

  recalled(interview: number): number {
    const { atInterview, cardAtInterview } = this.#valuation.recallAtInterviews
    const recalls = atInterview[interview] as Float64Array
    const ofCards = cardAtInterview[interview]
    let sum = 0
    for (let index = 0; index < this.#moved.length; index++)
      sum += (this.#moved[index] as number) * (recalls[index] as number)
    for (let card = 0; card < this.#unmoved.length; card++)
      sum += (this.#unmoved[card] as number) * (ofCards?.[card] ?? 0)
    return sum
  }

  unseenLeft(): number {
    return this.#arriving.slice(this.#arrived).reduce((sum, each) => sum + each, this.#unseen)
  }
}
