import type { Asked, Prospects } from './prospects.ts'

/** Prices still fall then, which makes no better plan; with six rounds 0.1 to 0.3 points less were recalled on the day. */
const MOST_ROUNDS = 10
const SETTLED_WITHIN = 0.03

/** What was asked on one day, and what its last second was worth: recall per second, 0 when time was left over. */
export interface MarketDay {
  readonly asked: Asked
  readonly secondWorth: number
}

/**
 * Leaves the prospects valued at prices of time at which what is worth asking on each day just fills it. Prices come from
 * walking through the days and seeing what the last second of each was worth; they change what waiting is worth, hence
 * the next round, until they hardly move. `budgets`: seconds by day.
 */
export function settlePrices(prospects: readonly Prospects[], budgets: readonly number[]): void {
  // At first, as if nothing could be asked later.
  let prices = new Float64Array(budgets.length).fill(Number.POSITIVE_INFINITY)
  revalueAll(prospects, prices)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const seen = budgets.map((budget, day) => askOn(prospects, day, budget).secondWorth)
    // Halfway only: a price that fell lets all wait for that day, and would rise again.
    const next = prices.map((price, day) => (round === 0 ? (seen[day] ?? 0) : (price + (seen[day] ?? 0)) / 2))
    const isSettled = next.every((price, day) => Math.abs(price - (prices[day] ?? 0)) <= SETTLED_WITHIN * price)
    prices = next
    revalueAll(prospects, prices)
    if (isSettled) return
  }
}

/** Asks on one day what is worth most until its seconds are spent; never what is better asked later. Days in order. */
export function askOn(prospects: readonly Prospects[], day: number, budgetSeconds: number): MarketDay {
  const secondsByWorth = new Float64Array(STEPS)
  for (const each of prospects)
    each.offers(day, (worth, seconds) => {
      if (worth <= 0) return
      const step = stepOf(worth)
      secondsByWorth[step] = (secondsByWorth[step] as number) + seconds
    })
  let left = budgetSeconds
  let last = STEPS - 1
  for (; last >= 0; last--) {
    const seconds = secondsByWorth[last] as number
    if (seconds > left) break
    left -= seconds
  }
  const shareOfLast = last >= 0 ? left / (secondsByWorth[last] as number) : 0
  const share = (worth: number) => {
    if (worth <= 0) return 0
    const step = stepOf(worth)
    return step > last ? 1 : step === last ? shareOfLast : 0
  }
  const asked = { unseen: 0, seen: 0, seconds: 0 }
  for (const each of prospects) {
    const taken = each.take(day, share)
    asked.unseen += taken.unseen
    asked.seen += taken.seen
    asked.seconds += taken.seconds
  }
  return { asked, secondWorth: last >= 0 ? worthOf(last) : 0 }
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
