import type { Context } from '../context.ts'
import type { CardFilter } from '../drill/filter.ts'
import { buildQueue, type Queue } from '../drill/queue.ts'
import { askedOn } from '../drill/summary.ts'
import { studyDay } from '../schedule/day.ts'
import { DEFAULT_PARAMETERS } from '../schedule/memory.ts'
import type { Collection } from './collection.ts'
import { zoneOf } from './scheduling.ts'

export interface DrillOptions {
  readonly limit?: number
  readonly new?: number
  readonly unanswered?: boolean
  readonly cram?: boolean
  readonly ahead?: number
  readonly deck?: readonly string[]
  readonly tag?: readonly string[]
}

/** What a drill with these options asks now, by the user's settings and what was asked today already. */
export function queueOf(context: Context, { cards, records }: Collection, options: DrillOptions): Queue {
  const { settings, random } = context
  const now = context.now()
  const zone = zoneOf(context)
  const filter: CardFilter = { decks: options.deck ?? [], tags: options.tag ?? [] }
  return buildQueue(
    cards,
    records,
    {
      now,
      zone,
      parameters: settings.weights ?? DEFAULT_PARAMETERS,
      filter,
      mode: options.cram ? 'cram' : options.ahead === undefined ? 'usual' : 'ahead',
      aheadDays: options.ahead ?? 0,
      limit: options.limit ?? null,
      newLimit: options.new ?? null,
      perDay: { new: settings.newPerDay, due: settings.reviewsPerDay },
      askedToday: askedOn(studyDay(now, zone), records.values(), zone),
      unanswered: options.unanswered ? 'only' : 'leave',
    },
    random,
  )
}
