import type { CardId } from '../../cards/card.ts'
import { plainLocator } from '../../cards/pairing/identity.ts'
import type { Attempt } from '../../schedule/attempt.ts'
import { settingsOf } from '../../schedule/review-settings.ts'
import type { Rescheduler } from '../../schedule/schedule.ts'
import { writeEvents } from '../journal/stored.ts'
import { sameSchedule } from '../journal/stored-schedule.ts'
import type { CardRecord, EventId, StoredEvent } from '../store.ts'

export type Undo = Extract<StoredEvent, { type: 'undone' }>
export type Corrected = Extract<StoredEvent, { type: 'corrected' }>
export type InterviewChanged = Extract<StoredEvent, { type: 'interview' }>
export type Joined = Extract<StoredEvent, { type: 'joined' }>
type Promised = Extract<StoredEvent, { type: 'promised' }>
export type CardEvent = Exclude<StoredEvent, Undo | Corrected | InterviewChanged | Joined | Promised>

/** Whether an event is of a card. */
export const isOfCard = (event: StoredEvent): event is CardEvent =>
  event.type !== 'undone' &&
  event.type !== 'corrected' &&
  event.type !== 'interview' &&
  event.type !== 'joined' &&
  event.type !== 'promised'

export const NOTHING_REMEMBERED: CardRecord = {
  schedule: null,
  suspended: false,
  firstReview: null,
  locator: null,
}

/** The order in which events count: by instant, then device, then who wrote them and when. Total, the same everywhere. */
export const compareEvents = (left: StoredEvent, right: StoredEvent): number =>
  compareMoments(left.at.getTime(), left.id, right.at.getTime(), right.id)

/** `compareEvents` by what it looks at, where the events themselves are gone. */
export const compareMoments = (atMs: number, id: EventId, otherMs: number, otherId: EventId): number =>
  atMs - otherMs || (id < otherId ? -1 : id > otherId ? 1 : 0)

export function cardOf(event: CardEvent | Joined): CardId {
  if (event.type === 'reviewed') return event.review.card
  return event.type === 'practised' ? event.practice.card : event.card
}

/** What was said, in an event with which it is kept; null for any other. */
export function attemptIn(event: StoredEvent): Attempt | null {
  if ((event.type !== 'reviewed' && event.type !== 'practised') || event.said === undefined) return null
  const { card, grade, at, seconds } = event.type === 'reviewed' ? event.review : event.practice
  return { card, grade, at, seconds, ...event.said }
}

/**
 * A card's record after one more event. A review made of another state than the one reached here (two devices reviewed
 * apart, or an earlier review was taken back) keeps its grade and instant, and its outcome is worked out anew by the settings that
 * it was given under.
 */
export function applyEvent(record: CardRecord, event: CardEvent, scheduler: Rescheduler): CardRecord {
  switch (event.type) {
    case 'minted':
    case 'relinked':
    case 'linked':
      return { ...record, locator: event.locator }
    case 'unlinked':
      return record.locator === null
        ? record
        : { ...record, locator: { ...plainLocator(record.locator, record.locator.parent), path: '' } }
    case 'written':
      return record
    case 'suspended':
      return { ...record, suspended: true }
    case 'resumed':
      return { ...record, suspended: false }
    case 'practised':
      return record
    case 'reset':
      return { ...record, schedule: null, firstReview: null }
    case 'placed':
      return { ...record, schedule: event.schedule, firstReview: record.firstReview ?? event.schedule.lastReview }
    case 'reviewed': {
      const { card, grade, at, before, after } = event.review
      const asReviewed = sameSchedule(record.schedule, before)
      const schedule = asReviewed ? after : scheduler.next(record.schedule, grade, at, card, settingsOf(event.review))
      return { ...record, schedule, firstReview: record.firstReview ?? at }
    }
  }
}

/**
 * The ids of the events that are taken back. An undo counts unless an undo that counts names it, so undoing an undo
 * brings the events back. Does not depend on order: an undo may arrive before what it takes back.
 */
export function undoneEvents(undos: readonly Undo[]): ReadonlySet<EventId> {
  const byTarget = new Map<EventId, Undo[]>()
  for (const undo of undos)
    for (const target of undo.events) {
      const naming = byTarget.get(target)
      if (naming === undefined) byTarget.set(target, [undo])
      else naming.push(undo)
    }
  const undone = new Map<EventId, boolean>()
  // Not by recursion: a journal of another device may hold a chain of undos as long as its writer liked.
  for (const first of byTarget.keys()) {
    if (undone.has(first)) continue
    // Undos naming each other in a ring cannot have been written honestly; this ends the walk.
    undone.set(first, false)
    const open = [{ id: first, next: 0 }]
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const naming = byTarget.get(top.id) ?? []
      const undo = naming[top.next++]
      if (undo === undefined) {
        undone.set(
          top.id,
          naming.some(({ id }) => undone.get(id) === false),
        )
        open.pop()
      } else if (!undone.has(undo.id)) {
        undone.set(undo.id, false)
        open.push({ id: undo.id, next: 0 })
      }
    }
  }
  return new Set([...byTarget.keys()].filter((id) => undone.get(id) === true))
}

/** Each event once, in the order in which they count. */
export function inOrder(events: readonly StoredEvent[]): readonly StoredEvent[] {
  const byId = new Map<EventId, StoredEvent>()
  for (const event of events) {
    const known = byId.get(event.id)
    byId.set(event.id, known === undefined ? event : countingOf(known, event))
  }
  return [...byId.values()].sort(compareEvents)
}

/**
 * Which of two events of one id counts. An import has the same ids on two devices, but outcomes by each one's settings: the choice
 * between them is the same everywhere.
 */
export const countingOf = (one: StoredEvent, other: StoredEvent): StoredEvent =>
  one === other || writeEvents([one]) <= writeEvents([other]) ? one : other
