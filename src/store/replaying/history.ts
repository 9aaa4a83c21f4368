import type { CardId } from '../../cards/card.ts'
import { fileName, type Locator } from '../../cards/pairing/identity.ts'
import { IMPORT_DEVICE } from '../journal/stored.ts'
import type { EventId, StoredEvent } from '../store.ts'
import { cardOf, isOfCard, undoneEvents } from './replay.ts'

/** One thing that happened to a card; `takenBack` when it does not count any more. */
export interface HistoryEntry {
  readonly event: StoredEvent
  readonly takenBack: boolean
}

/** Something a person did, to be taken back as one. */
export interface Act {
  /** What an `undone` is to name. */
  readonly events: readonly EventId[]
  /** The event that says what it was. */
  readonly event: StoredEvent
}

/** What happened to a card, oldest first. `events` are all events in the order in which they count. */
export function historyOf(events: readonly StoredEvent[], card: CardId): readonly HistoryEntry[] {
  const undone = undoneIn(events)
  return events
    .filter((event) => isOfCard(event) && cardOf(event) === card)
    .map((event) => ({ event, takenBack: undone.has(event.id) }))
}

/**
 * What `prep undo` would take back, newest first, at most `steps`: reviews, suspensions, resets, links, corrections of notes,
 * going back to a backup, and imports, each whole. Following an edit of the notes, and minting, are not things that a person did; an answer
 * that was written stands in the note.
 */
export function undoable(events: readonly StoredEvent[], steps: number): readonly Act[] {
  const undone = undoneIn(events)
  const acts: Act[] = []
  for (let index = events.length - 1; index >= 0 && acts.length < steps; index -= 1) {
    const event = events[index]
    if (event === undefined || undone.has(event.id) || !isAct(event)) continue
    const before = events[index - 1]
    // Linking takes the question off another record in the same breath.
    const isPair = event.type === 'linked' && before?.type === 'unlinked' && before.at.getTime() === event.at.getTime()
    const brought = event.type === 'undone' ? (event.brought?.events ?? []) : []
    acts.push({ event, events: isPair ? [before.id, event.id] : [event.id, ...brought] })
    if (isPair) index -= 1
  }
  return acts
}

/** The last undo that still counts: what `prep undo --redo` takes back. Null when there is none. */
export function redoable(events: readonly StoredEvent[]): Extract<StoredEvent, { type: 'undone' }> | null {
  const undone = undoneIn(events)
  const undos = new Map(events.filter((event) => event.type === 'undone').map((event) => [event.id, event]))
  for (const undo of [...undos.values()].reverse()) {
    // What takes back an undo is an undo as well; redoing it would undo again.
    const isRedo = undo.events.every(
      (id) => undos.has(id) && undos.get(id)?.restored === undefined && !undos.get(id)?.brought,
    )
    const isAnUndo = undo.restored === undefined && undo.brought === undefined
    if (!undone.has(undo.id) && isAnUndo && !isRedo) return undo
  }
  return null
}

function isAct(event: StoredEvent): boolean {
  if (event.type === 'undone') return event.restored !== undefined || event.brought !== undefined
  if (event.type === 'corrected') return event.from === undefined
  // Schedules are worked out anew all at once, and are taken back with what says so.
  if (event.type === 'promised' || event.type === 'placed') return false
  // What an import brought is taken back with all of it.
  return (
    event.type !== 'minted' && event.type !== 'relinked' && event.type !== 'written' && event.device !== IMPORT_DEVICE
  )
}

function undoneIn(events: readonly StoredEvent[]): ReadonlySet<EventId> {
  return undoneEvents(events.filter((event) => event.type === 'undone'))
}

/** Everything that happened, oldest first, undos left out and what they took back marked. */
export function wholeHistory(events: readonly StoredEvent[]): readonly HistoryEntry[] {
  const undone = undoneIn(events)
  return events
    .filter((event) => event.type !== 'undone' || event.restored !== undefined || event.brought !== undefined)
    .filter((event) => event.type !== 'promised' && !(event.type === 'placed' && event.device !== IMPORT_DEVICE))
    .filter((event) => event.type !== 'relinked' && !(event.type === 'corrected' && event.from !== undefined))
    .map((event) => ({ event, takenBack: undone.has(event.id) }))
}

/** A question that was found again after its note was edited. */
export interface Followed {
  readonly event: EventId
  readonly card: CardId
  readonly at: Date
  readonly before: Locator
  readonly after: Locator
}

/** The edits since an instant that questions were followed through: those that changed their words or their note. */
export function followedSince(events: readonly StoredEvent[], since: Date): readonly Followed[] {
  const undone = undoneIn(events)
  const known = new Map<CardId, Locator>()
  return events.flatMap((event): readonly Followed[] => {
    if (undone.has(event.id) || !('locator' in event)) return []
    const before = known.get(event.card)
    known.set(event.card, event.locator)
    const isEdit =
      before !== undefined &&
      (before.question !== event.locator.question || fileName(before.path) !== fileName(event.locator.path))
    const isTold = isEdit && event.type === 'relinked' && event.at >= since
    return isTold ? [{ event: event.id, card: event.card, at: event.at, before, after: event.locator }] : []
  })
}
