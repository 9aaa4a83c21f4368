import type { Place } from './pair-by-question.ts'

/** Up to this many places are all worth comparing. */
const FEW = 40
const NEAREST = 12
const SHINGLE_LETTERS = 3

/**
 * Which of these places a record is worth comparing with: all of a few; of many those that share the most runs of
 * letters with it, its answer or a neighbour. Comparing each with each would take minutes in a note of thousands.
 */
export function nearestPlaces<CardPlace extends Place>(
  places: readonly CardPlace[],
): (record: Place) => readonly CardPlace[] {
  if (places.length <= FEW) return () => places
  const index = new Map<string, CardPlace[]>()
  for (const place of places)
    for (const mark of marks(place)) {
      const list = index.get(mark)
      if (list === undefined) index.set(mark, [place])
      else list.push(place)
    }
  const tooCommon = Math.max(FEW, places.length / 20)
  return (record) => {
    const shared = new Map<CardPlace, number>()
    for (const mark of marks(record)) {
      const list = index.get(mark) ?? []
      if (list.length > tooCommon) continue
      for (const place of list) shared.set(place, (shared.get(place) ?? 0) + 1)
    }
    return [...shared]
      .sort((left, right) => right[1] - left[1])
      .slice(0, NEAREST)
      .map(([place]) => place)
  }
}

function marks({ locator }: Place): ReadonlySet<string> {
  const found = new Set<string>()
  const letters = locator.question.normalize('NFD')
  for (let start = 0; start + SHINGLE_LETTERS <= letters.length; start += 1)
    found.add(letters.slice(start, start + SHINGLE_LETTERS))
  found.add(`position ${locator.position}`)
  if (locator.answer !== null) found.add(`answer ${locator.answer}`)
  if (locator.before !== null) found.add(`before ${locator.before}`)
  if (locator.after !== null) found.add(`after ${locator.after}`)
  return found
}
