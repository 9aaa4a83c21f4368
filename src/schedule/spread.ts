/** Intervals that are as good as each other, and what decides among them. */
export interface SpreadRange {
  readonly shortestDays: number
  readonly longestDays: number
  /** The same seed gives the same choice. */
  readonly seed: string
  /** The study day from which the days are counted. */
  readonly today: number
}

/**
 * One interval of a range, in days. Without `load` each is as likely as another. With it a day is the likelier the fewer
 * cards are due on it, by the fourth power, so that a range of quiet and busy days evens out without all cards landing on the one
 * quietest day; a day whose load is infinite (a day off) is taken only when all are.
 */
export function spread(range: SpreadRange, load: (day: number) => number = () => 0): number {
  const { shortestDays, longestDays, seed, today } = range
  if (longestDays <= shortestDays) return shortestDays
  const weights = Array.from({ length: longestDays - shortestDays + 1 }, (_, index) => {
    const cardsDue = load(today + shortestDays + index)
    return cardsDue === Number.POSITIVE_INFINITY ? 0 : (1 + cardsDue) ** -4
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return shortestDays + Math.floor(chance(seed) * weights.length)
  let left = chance(seed) * total
  const index = weights.findIndex((weight) => {
    left -= weight
    return left < 0
  })
  return shortestDays + (index < 0 ? weights.length - 1 : index)
}

/** A number in [0, 1) that follows from a text: FNV-1a, then the finaliser of MurmurHash3, so that like texts give unlike numbers. */
function chance(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296
}
