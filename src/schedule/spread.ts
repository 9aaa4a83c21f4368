/** Intervals that are as good as each other, and what decides among them. */
export interface SpreadRange {
  readonly shortestDays: number
  readonly longestDays: number
  /** The same seed gives the same choice. */
  readonly seed: string
  /** The study day from which the days are counted. */
  readonly today: number
}

/** As far on either side of a day as makes a week with it. */
const DAYS_EITHER_SIDE = 3

/**
 * One interval of a range, in days. Without `load` each is as likely as another. With it, the day on which the fewest cards
 * are due beside the mean of the week around it: days further off have always fewer, for their cards are still to come, so counts
 * alone would make every interval the longest. Among equals chance decides; a day off (an infinite load) is taken only when all are.
 */
export function spread(range: SpreadRange, load: (day: number) => number = () => 0): number {
  const { shortestDays, longestDays, seed, today } = range
  if (longestDays <= shortestDays) return shortestDays
  const loads = Array.from({ length: longestDays - shortestDays + 1 }, (_, index) =>
    besideItsWeek(today + shortestDays + index, today, load),
  )
  const least = Math.min(...loads)
  const quietest = loads.flatMap((each, index) => (each === least ? [index] : []))
  return shortestDays + (quietest[Math.floor(chance(seed) * quietest.length)] ?? 0)
}

/** A day's load by the mean of the week around it, each with one card more: 1 where all are alike. Today is as good as done. */
function besideItsWeek(day: number, today: number, load: (day: number) => number): number {
  let sum = 0
  let days = 0
  for (let each = Math.max(today + 1, day - DAYS_EITHER_SIDE); each <= day + DAYS_EITHER_SIDE; each++) {
    const cards = load(each)
    if (!Number.isFinite(cards)) continue
    sum += cards + 1
    days++
  }
  return days === 0 ? Number.POSITIVE_INFINITY : (load(day) + 1) / (sum / days)
}

/** A number in [0, 1) that follows from a text: FNV-1a, then the finaliser of MurmurHash3, so that like texts give unlike numbers. */
function chance(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296
}
