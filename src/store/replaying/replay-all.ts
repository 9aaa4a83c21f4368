import type { CardId } from '../../cards/card.ts'
import type { Rescheduler } from '../../schedule/schedule.ts'
import type { CardRecord, StoredEvent } from '../store.ts'
import { joinsIn } from './joins.ts'
import { applyEvent, cardOf, inOrder, isOfCard, NOTHING_REMEMBERED, undoneEvents } from './replay.ts'

/** The records that follow from events, given in any order, whole or doubled. */
export function replay(events: readonly StoredEvent[], scheduler: Rescheduler): Map<CardId, CardRecord> {
  const ordered = inOrder(events)
  const joins = joinsIn(ordered)
  const undone = undoneEvents(ordered.filter((event) => event.type === 'undone'))
  const records = new Map<CardId, CardRecord>()
  for (const event of ordered) {
    if (!isOfCard(event) || undone.has(event.id)) continue
    const card = joins.get(cardOf(event)) ?? cardOf(event)
    records.set(card, applyEvent(records.get(card) ?? NOTHING_REMEMBERED, event, scheduler))
  }
  return records
}
