import type { Card, CardId } from '../card.ts'
import { normalise } from '../normalise.ts'
import { textHash } from '../text-hash.ts'
import { fileName, type Locator } from './identity.ts'
import { LateCard } from './late-card.ts'
import { isAnother, type Place } from './pair-by-question.ts'

/** Two records that seem to be of one question: two devices reviewed it before either knew of the other. */
export interface Twins {
  /** The record that the question has. */
  readonly card: CardId
  /** The one that found its question taken. */
  readonly other: CardId
  /** Whether both were last seen in this very place, with the same questions around it: two questions cannot be. */
  readonly isSamePlace: boolean
}

export interface CardsNow {
  readonly cards: readonly Card[]
  /** The record that a card has; null for none. */
  recordAt(index: number): CardId | null
  locatorAt(index: number): Locator
}

/**
 * Which of the records that found no question ask what a card with a record asks, word for word, in the same note and where no
 * other card does. Whether they are of one question, only their history can tell: a note may have asked it twice.
 */
export function twinsAmong(left: readonly Place[], { cards, recordAt, locatorAt }: CardsNow): readonly Twins[] {
  const byQuestion = new Map<string, Place[]>()
  const hashes = new Set<number>()
  for (const record of left) {
    const { question } = record.locator
    hashes.add(textHash(question))
    byQuestion.set(question, [...(byQuestion.get(question) ?? []), record])
  }
  const asking = new Map<Place, number[]>()
  for (let index = 0; index < cards.length && left.length > 0; index += 1) {
    const card = cards[index] as Card
    const hash = card instanceof LateCard ? card.note.questionHash(card.place) : textHash(normalise(card.question))
    if (!hashes.has(hash)) continue
    const locator = locatorAt(index)
    for (const record of byQuestion.get(locator.question) ?? [])
      if (isInSameNote(record.locator, locator)) asking.set(record, [...(asking.get(record) ?? []), index])
  }
  const byCard = new Map<number, Place[]>()
  for (const [record, [index, ...others]] of asking)
    if (index !== undefined && others.length === 0 && agrees(record.locator, locatorAt(index)))
      byCard.set(index, [...(byCard.get(index) ?? []), record])
  return [...byCard].flatMap(([index, records]): readonly Twins[] => {
    const place = locatorAt(index)
    const isThere = ({ locator }: Place) => isSamePlace(locator, place)
    const owner = recordAt(index)
    // Where none has it, each of them would, and they keep each other from it.
    const [first, ...others] = records
    if (owner === null && first !== undefined)
      return others.map((each) => ({
        card: first.id,
        other: each.id,
        isSamePlace: isThere(first) && isThere(each),
      }))
    return records.flatMap((each) =>
      owner === null || owner === each.id ? [] : [{ card: owner, other: each.id, isSamePlace: isThere(each) }],
    )
  })
}

const isSamePlace = (record: Locator, card: Locator): boolean =>
  record.section === card.section &&
  record.answer === card.answer &&
  record.before === card.before &&
  record.after === card.after

/** On another device the same note lies in another folder. */
const isInSameNote = (record: Locator, card: Locator): boolean =>
  record.path === card.path || (fileName(record.path) === fileName(card.path) && record.deck === card.deck)

function agrees(record: Locator, card: Locator): boolean {
  if (record.parentQuestion !== card.parentQuestion || isAnother(record, card)) return false
  return record.answer === card.answer || record.before === card.before || record.after === card.after
}
