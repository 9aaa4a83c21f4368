import { hash } from 'node:crypto'
import type { CardId } from '../../cards/card.ts'
import { eventId } from '../journal/stored.ts'
import type { StoredEvent } from '../store.ts'
import { cardOf, isOfCard, type Undo, undoneEvents } from './replay.ts'

/**
 * Ids of questions that were reviewed under several: the one under which all of their reviews count now, by each of the others.
 * It is the first of them in the order of the alphabet, so that every device names the same.
 */
export type Joins = ReadonlyMap<CardId, CardId>

export const NO_JOINS: Joins = new Map()

/** The device of joins: whoever finds two records of one question writes the same event. */
const JOIN_DEVICE = 'join'

/** Counts the reviews of two ids together. The same two give the same event, so that it is one to take back. */
export function joinedEvent({ card, other }: { readonly card: CardId; readonly other: CardId }, at: Date) {
  const [first, last] = [card, other].sort() as [CardId, CardId]
  const id = eventId(JOIN_DEVICE, hash('sha256', `${first} ${last}`, 'hex').slice(0, 24), '0')
  return { id, at, device: JOIN_DEVICE, type: 'joined', card: first, other: last } as const satisfies StoredEvent
}

/** What follows from all events, given in any order. */
export function joinsIn(events: readonly StoredEvent[]): Joins {
  const joined = events.filter((event) => event.type === 'joined')
  if (joined.length === 0) return NO_JOINS
  const undone = undoneEvents(events.filter((event): event is Undo => event.type === 'undone'))
  const next = new Map<CardId, CardId>()
  const firstOf = (card: CardId): CardId => {
    let first = card
    for (let other = next.get(first); other !== undefined; other = next.get(first)) first = other
    return first
  }
  for (const { id, card, other } of joined) {
    if (undone.has(id)) continue
    const [first, last] = [firstOf(card), firstOf(other)].sort() as [CardId, CardId]
    if (first !== last) next.set(last, first)
  }
  return new Map(Array.from(next.keys(), (card) => [card, firstOf(card)]))
}

/** The event, of the card under whose id it counts now. */
export function underJoined(event: StoredEvent, joins: Joins): StoredEvent {
  const card = isOfCard(event) ? joins.get(cardOf(event)) : undefined
  if (card === undefined || !isOfCard(event)) return event
  if (event.type === 'reviewed') return { ...event, review: { ...event.review, card } }
  if (event.type === 'practised') return { ...event, practice: { ...event.practice, card } }
  return { ...event, card }
}

/** All ids under which a card was reviewed. */
export const idsOf = (card: CardId, joins: Joins): readonly CardId[] => [
  card,
  ...[...joins].filter(([, first]) => first === card).map(([other]) => other),
]
