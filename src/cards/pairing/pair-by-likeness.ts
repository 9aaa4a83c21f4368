import type { Locator } from './identity.ts'
import { differBySlips, likeness } from './likeness.ts'
import { nearestPlaces } from './nearest.ts'
import { isAnother, type Pair, type Place } from './pair-by-question.ts'

/** Records and cards of which each could go with several others. */
export interface Ambiguity<CardPlace extends Place> {
  readonly record: Place
  readonly cards: readonly CardPlace[]
}

/** The paths of notes by their decks. */
export type NotesByDeck = Pick<ReadonlyMap<string, readonly string[]>, 'get'>

/** A shorter question is a word or two: half of it in common says nothing. */
const LONG_LETTERS = 6

interface Candidate<CardPlace extends Place> extends Pair<CardPlace> {
  readonly score: number
}

/** A pair must be this much better than the next best one for its record and for its card. */
const MARGIN = 0.08

/**
 * Pairs what is left after an edit of the question itself: places of one note, or with the same answer, whose questions
 * are alike and whose surroundings agree. One to one, best first; what is nearly a tie is left and reported.
 * `notesOf` gives the paths of the notes that may be a record's, under an older name as well.
 */
export function pairByLikeness<CardPlace extends Place>(
  records: readonly Place[],
  cards: readonly CardPlace[],
  notesOf: (record: Locator, notes: NotesByDeck) => Iterable<string>,
): { readonly pairs: readonly Pair<CardPlace>[]; readonly ambiguous: readonly Ambiguity<CardPlace>[] } {
  const candidates = candidatePairs(records, cards, notesOf).sort((left, right) => right.score - left.score)
  const byRecord = new Map<Place, Candidate<CardPlace>[]>()
  const byCard = new Map<Place, Candidate<CardPlace>[]>()
  for (const candidate of candidates) {
    listIn(byRecord, candidate.record).push(candidate)
    listIn(byCard, candidate.card).push(candidate)
  }
  const taken = new Set<Place>()
  const pairs: Pair<CardPlace>[] = []
  const isOpen = ({ record, card }: Candidate<CardPlace>) => !taken.has(record) && !taken.has(card)
  const rivals = (candidate: Candidate<CardPlace>) =>
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

function candidatePairs<CardPlace extends Place>(
  records: readonly Place[],
  cards: readonly CardPlace[],
  notesOf: (record: Locator, notes: NotesByDeck) => Iterable<string>,
): Candidate<CardPlace>[] {
  const byNote = new Map<string, CardPlace[]>()
  const byAnswer = new Map<string, CardPlace[]>()
  const byDeck = new Map<string, string[]>()
  for (const card of cards) {
    const inNote = listIn(byNote, card.locator.path)
    if (inNote.length === 0) listIn(byDeck, card.locator.deck).push(card.locator.path)
    inNote.push(card)
    if (card.locator.answer !== null) listIn(byAnswer, card.locator.answer).push(card)
  }
  const nearestOf = new Map<string, (record: Place) => readonly CardPlace[]>()
  const nearestIn = (path: string, record: Place): readonly CardPlace[] => {
    const nearest = nearestOf.get(path) ?? nearestPlaces(byNote.get(path) ?? [])
    nearestOf.set(path, nearest)
    return nearest(record)
  }
  return records.flatMap((record) => {
    const near = [...notesOf(record.locator, byDeck)].flatMap((path) => nearestIn(path, record))
    const far = record.locator.answer === null ? [] : (byAnswer.get(record.locator.answer) ?? [])
    return [...new Set([...near, ...far])].flatMap((card) => {
      const score = agreement(record.locator, card.locator)
      return score === null ? [] : [{ record, card, score }]
    })
  })
}

/**
 * How well two places agree whose questions differ; null when they are not to be taken for one and the same. The
 * thresholds were set on edits of real notes (test/edits): low enough for every slip, too high for a new question in an
 * old one's place.
 */
function agreement(record: Locator, card: Locator): number | null {
  if (record.question === card.question && isAnother(record, card)) return null
  const sameAnswer = record.answer === card.answer
  const answered = record.answer !== null
  const sameBefore = record.before === card.before
  const sameAfter = record.after === card.after
  const sameParent = record.parentQuestion === card.parentQuestion
  const samePosition = record.position === card.position
  const around = [sameBefore, sameAfter, sameParent && record.parentQuestion !== null].filter(Boolean).length
  const text = likeness(record.question, card.question)
  const isLong = Math.min(record.question.length, card.question.length) >= LONG_LETTERS
  // Another question and another answer in the same place: nothing is left of what was remembered but where it stood.
  const isReplaced = answered && card.answer !== null && !sameAnswer && !differBySlips(record.question, card.question)
  if (isReplaced && !isLonger(record.question, card.question)) return null
  const isSame =
    (around >= 2 && isLonger(record.question, card.question)) ||
    (isLong && text >= 0.8 && (sameAnswer || around > 0)) ||
    (isLong && text >= 0.5 && ((sameAnswer && answered) || around >= 2)) ||
    (sameAnswer && answered && around > 0 && text >= 0.25) ||
    ((sameAnswer || around > 0 || samePosition) && differBySlips(record.question, card.question))
  if (!isSame) return null
  const agreed = (sameBefore ? 0.15 : 0) + (sameAfter ? 0.15 : 0) + (sameParent ? 0.1 : 0) + (samePosition ? 0.1 : 0)
  return text + agreed + (sameAnswer ? (answered ? 0.4 : 0.1) : -0.2)
}

/** Whether one question is the other with something added to its end. */
const isLonger = (left: string, right: string): boolean =>
  Math.min(left.length, right.length) >= LONG_LETTERS && (left.startsWith(right) || right.startsWith(left))

function listIn<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
  const known = lists.get(key)
  if (known !== undefined) return known
  const list: Value[] = []
  lists.set(key, list)
  return list
}
