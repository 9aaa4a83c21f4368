import type { Locator } from './identity.ts'
import { likeness } from './likeness.ts'
import { nearestPlaces } from './nearest.ts'
import type { Pair, Place } from './pair-by-question.ts'

/** Records and cards of which each could go with several others. */
export interface Ambiguity {
  readonly record: Place
  readonly cards: readonly Place[]
}

interface Candidate extends Pair {
  readonly score: number
}

/** A pair must be this much better than the next best one for its record and for its card. */
const MARGIN = 0.08

/**
 * Pairs what is left after an edit of the question itself: places of one note, or with the same answer, whose questions
 * are alike and whose surroundings agree. One to one, best first; what is nearly a tie is left and reported.
 * `sameNote` tells whether a record's note is the card's, under an older name as well.
 */
export function pairByLikeness(
  records: readonly Place[],
  cards: readonly Place[],
  sameNote: (record: Locator, card: Locator) => boolean,
): { readonly pairs: readonly Pair[]; readonly ambiguous: readonly Ambiguity[] } {
  const candidates = candidatePairs(records, cards, sameNote).sort((left, right) => right.score - left.score)
  const byRecord = new Map<Place, Candidate[]>()
  const byCard = new Map<Place, Candidate[]>()
  for (const candidate of candidates) {
    listIn(byRecord, candidate.record).push(candidate)
    listIn(byCard, candidate.card).push(candidate)
  }
  const taken = new Set<Place>()
  const pairs: Pair[] = []
  const isOpen = ({ record, card }: Candidate) => !taken.has(record) && !taken.has(card)
  const rivals = (candidate: Candidate) =>
    [...(byRecord.get(candidate.record) ?? []), ...(byCard.get(candidate.card) ?? [])].filter(
      (other) => other !== candidate && isOpen(other) && other.score > candidate.score - MARGIN,
    )
  // A pair taken clears the way for others that it was a rival of.
  for (let found = true; found; ) {
    found = false
    for (const candidate of candidates) {
      if (!isOpen(candidate) || rivals(candidate).length > 0) continue
      taken.add(candidate.record).add(candidate.card)
      pairs.push(candidate)
      found = true
    }
  }
  const ambiguous = [...byRecord]
    .filter(([record]) => !taken.has(record))
    .map(([record, tied]) => ({ record, cards: tied.filter(isOpen).map(({ card }) => card) }))
    .filter(({ cards: open }) => open.length > 0)
  return { pairs, ambiguous }
}

function candidatePairs(
  records: readonly Place[],
  cards: readonly Place[],
  sameNote: (record: Locator, card: Locator) => boolean,
): Candidate[] {
  const byNote = new Map<string, Place[]>()
  const byAnswer = new Map<string, Place[]>()
  for (const card of cards) {
    listIn(byNote, card.locator.path).push(card)
    if (card.locator.answer !== null) listIn(byAnswer, card.locator.answer).push(card)
  }
  const notes = [...byNote].flatMap(([, inNote]) =>
    inNote[0] === undefined ? [] : [{ locator: inNote[0].locator, nearest: nearestPlaces(inNote) }],
  )
  return records.flatMap((record) => {
    const near = notes
      .filter(({ locator }) => sameNote(record.locator, locator))
      .flatMap(({ nearest }) => nearest(record))
    const far = record.locator.answer === null ? [] : (byAnswer.get(record.locator.answer) ?? [])
    return [...new Set([...near, ...far])].flatMap((card) => {
      const score = agreement(record.locator, card.locator)
      return score === null ? [] : [{ record, card, score }]
    })
  })
}

/** How well two places agree whose questions differ; null when they are not to be taken for one and the same. */
function agreement(record: Locator, card: Locator): number | null {
  const text = likeness(record.question, card.question)
  const sameAnswer = record.answer === card.answer
  const answered = record.answer !== null
  const sameParent = record.parentQuestion === card.parentQuestion
  const sameBefore = record.before === card.before
  const sameAfter = record.after === card.after
  const surroundings = [sameParent && record.parentQuestion !== null, sameBefore, sameAfter].filter(Boolean).length
  const isSame =
    (text >= 0.8 && (sameAnswer || surroundings > 0)) ||
    (text >= 0.5 && ((sameAnswer && answered) || surroundings >= 2)) ||
    (text >= 0.25 && sameAnswer && surroundings >= (answered ? 1 : 2) && (answered || text >= 0.35))
  if (!isSame) return null
  return (
    text +
    (sameAnswer ? (answered ? 0.4 : 0.1) : -0.2) +
    (sameParent ? 0.1 : 0) +
    (sameBefore ? 0.15 : 0) +
    (sameAfter ? 0.15 : 0)
  )
}

function listIn<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
  const known = lists.get(key)
  if (known !== undefined) return known
  const list: Value[] = []
  lists.set(key, list)
  return list
}
