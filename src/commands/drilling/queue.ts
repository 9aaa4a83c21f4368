import { lookAlikes } from '../../cards/look-alikes.ts'
import type { Context } from '../../context.ts'
import type { QueueItem } from '../../drill/queue-item.ts'
import { EXIT } from '../../errors.ts'
import { isLeech, retrievability } from '../../schedule/schedule.ts'
import { type QueueRow, renderQueue } from '../../terminal/views/planning/queue.ts'
import { cardJson } from '../collection/card-json.ts'
import { openCollection } from '../collection/collection.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { parametersOf, zoneOf } from '../frame/scheduling.ts'
import { tell } from '../frame/tell.ts'
import { type DrillOptions, drillQueue } from './queue-options.ts'

/** `prep queue`: what a drill would ask now, in order, and why. */
export async function queue(
  context: Context,
  paths: readonly string[],
  options: DrillOptions & JsonOption,
): Promise<number> {
  const { terminal, style, messages } = context
  const collection = await openCollection(context, paths)
  const { items, counts, following } = await drillQueue(context, collection, options)
  const namesAt = lookAlikes(
    items.map(({ card }) => card),
    { showsDecks: false, among: collection.cards },
  )
  const rows = items.map((item, place) => queueRow(item, namesAt(place), context))
  if (options.json) {
    const all = items.map(({ card, reason }, index) => ({
      ...cardJson(card, collection.records.get(card.id)),
      reason,
      recall: rows[index]?.recall ?? null,
    }))
    printJson(context, all)
  } else {
    for (const { interview, daysLeft, minutesPerDay } of following)
      tell(terminal, messages.planning.following(interview, daysLeft, minutesPerDay))
    terminal.write(`${renderQueue(rows, counts, { width: terminal.columns, style, messages })}\n`)
  }
  return collection.missing.length > 0 ? EXIT.failed : EXIT.done
}

function queueRow({ card, schedule, reason }: QueueItem, section: readonly string[], context: Context): QueueRow {
  const now = context.now()
  return {
    question: card.question,
    section,
    followUp: card.parent !== null,
    reason,
    recall: retrievability(schedule, now, zoneOf(context), parametersOf(context.settings)),
    at: reason === 'learning' && schedule !== null && schedule.due > now ? schedule.due : null,
    leechLapses: schedule !== null && isLeech(schedule) ? schedule.lapses : null,
  }
}
