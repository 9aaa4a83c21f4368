import type { Asked, Market, Prospects } from './prospects.ts'

/** Prices still fall then, which makes no better plan; with six rounds 0.1 to 0.3 points less were recalled on the day. */
const MOST_ROUNDS = 10
/** With five or six, prices are not settled where time is scarce. */
const ROUNDS_ROUGHLY = 4
const SETTLED_WITHIN = 0.03

/** What was asked on one day, and what its last second was worth: recall per second, 0 when time was left over. */
export interface MarketDay {
  readonly asked: Asked
  readonly secondWorth: number
}

/**
 * Leaves the prospects valued at prices of time at which what is worth asking on each day just fills it. Prices come from
 * walking through the days and seeing what the last second of each was worth; they change what waiting is worth, hence
 * the next round, until they hardly move. `budgets`: seconds by day. `roughly`: the same questions as fewer prospects, which
 * are faster to value: prices are sought with these first.
 */
export function settlePrices(
  prospects: readonly Prospects[],
  budgets: readonly number[],
  roughly: readonly Prospects[] | null = null,
): void {
  // At first, as if nothing could be asked later.
  const none = new Float64Array(budgets.length).fill(Number.POSITIVE_INFINITY)
  if (roughly === null) settle(prospects, budgets, { from: none, rounds: MOST_ROUNDS })
  else {
    const from = settle(roughly, budgets, { from: none, rounds: ROUNDS_ROUGHLY })
    settle(prospects, budgets, { from, rounds: MOST_ROUNDS - ROUNDS_ROUGHLY })
  }
}

function settle(
  prospects: readonly Prospects[],
  budgets: readonly number[],
  { from, rounds }: { readonly from: Float64Array; readonly rounds: number },
): Float64Array {
  let prices = from
  revalueAll(prospects, prices)
  for (let round = 0; round < rounds; round++) {
    const seen = budgets.map((budget, day) => askOn(prospects, day, budget).secondWorth)
    // Halfway only: a price that fell lets all wait for that day, and would rise again.
    const next = prices.map((price, day) =>
      Number.isFinite(price) ? (price + (seen[day] ?? 0)) / 2 : (seen[day] ?? 0),
    )
    const isSettled = next.every((price, day) => Math.abs(price - (prices[day] ?? 0)) <= SETTLED_WITHIN * price)
    prices = next
    revalueAll(prospects, prices)
    if (isSettled) break
  }
  return prices
}

/** Asks on one day what is worth most until its seconds are spent; never what is better asked later. Days in order. */
export function askOn(prospects: readonly Prospects[], day: number, budgetSeconds: number): MarketDay {
  const bids = new Bids()
  for (const each of prospects) each.offer(day, bids)
  const close = bids.closeAt(budgetSeconds)
  const asked = { unseen: 0, seen: 0, seconds: 0 }
  for (const each of prospects) {
    const taken = each.offer(day, close)
    asked.unseen += taken.unseen
    asked.seen += taken.seen
    asked.seconds += taken.seconds
  }
  return { asked, secondWorth: close.secondWorth }
}

/** Hears what is offered, and takes nothing. */
class Bids implements Market {
  readonly #secondsByWorth = new Float64Array(STEPS)

  offer(worth: number, seconds: number): number {
    if (worth > 0) {
      const step = stepOf(worth)
      this.#secondsByWorth[step] = (this.#secondsByWorth[step] as number) + seconds
    }
    return 0
  }

  /** Takes what is worth most of the same offers until so many seconds are spent. */
  closeAt(budgetSeconds: number): Market & { readonly secondWorth: number } {
    let left = budgetSeconds
    let last = STEPS - 1
    for (; last >= 0; last--) {
      const seconds = this.#secondsByWorth[last] as number
      if (seconds > left) break
      left -= seconds
    }
    return new Close(last, last >= 0 ? left / (this.#secondsByWorth[last] as number) : 0)
  }
}

class Close implements Market {
  readonly #last: number
  readonly #shareOfLast: number

  constructor(last: number, shareOfLast: number) {
    this.#last = last
    this.#shareOfLast = shareOfLast
  }

  get secondWorth(): number {
    return this.#last >= 0 ? worthOf(this.#last) : 0
  }

  offer(worth: number): number {
    if (worth <= 0) return 0
    const step = stepOf(worth)
    return step > this.#last ? 1 : step === this.#last ? this.#shareOfLast : 0
  }
}

function revalueAll(prospects: readonly Prospects[], prices: Float64Array): void {
  for (const each of prospects) each.revalue(prices)
}

/** Worths, in recall per second, are told apart by steps of 3 %. */
const STEPS = 400
const LEAST_WORTH = 1e-5
const STEP_SIZE = Math.log(1 / LEAST_WORTH) / STEPS
const stepOf = (worth: number) =>
  Math.min(Math.max(Math.floor(Math.log(worth / LEAST_WORTH) / STEP_SIZE), 0), STEPS - 1)
const worthOf = (step: number) => LEAST_WORTH * Math.exp((step + 0.5) * STEP_SIZE)
