import type { CardId } from '../../cards/card.ts'
import type { Change, EventId, StoredEvent } from '../store.ts'

/** What is known when changes become events. */
export interface Stamper {
  readonly device: string
  readonly nextId: () => EventId
  /** `at`, or just after the last known event of the card, or of the note by its path, when that is later. */
  readonly instantFor: (card: CardId, at: Date, id: EventId) => Date
}

/**
 * Gives changes their ids and instants. A review counts at its own instant, which may lie in the past when a script
 * hands it in, and the minting of its card with it; all else at `at`. Nothing counts before what is known of its card, or
 * stands before it in the same changes.
 */
export function stamp(changes: readonly Change[], at: Date, stamper: Stamper): readonly StoredEvent[] {
  const { device, nextId, instantFor } = stamper
  const firstReviews = new Map<CardId, Date>()
  for (const change of changes)
    if (change.type === 'reviewed' && !firstReviews.has(change.review.card))
      firstReviews.set(change.review.card, change.review.at)
  const latest = new Map<CardId, Date>()
  return changes.map((change): StoredEvent => {
    const id = nextId()
    if (change.type === 'undone' || change.type === 'promised') return { ...change, id, at, device }
    const card = keyOf(change)
    const own = change.type === 'minted' ? firstReviews.get(card) : answeredAt(change)
    const known = instantFor(card, own ?? at, id)
    const before = latest.get(card) ?? known
    const instant = before > known ? before : known
    latest.set(card, instant)
    return { ...change, id, at: instant, device }
  })
}

/** When an answer was given by the clock; null for what is none. */
export const answeredAt = (change: Change): Date | null =>
  change.type === 'reviewed' ? change.review.at : change.type === 'practised' ? change.practice.at : null

/** What a change is about: later ones of it must count later. */
function keyOf(change: Exclude<Change, { type: 'undone' | 'promised' }>): string {
  switch (change.type) {
    case 'reviewed':
      return change.review.card
    case 'practised':
      return change.practice.card
    case 'corrected':
      return change.note
    case 'interview':
      return change.interview
    default:
      return change.card
  }
}
