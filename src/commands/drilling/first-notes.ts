import type { Card } from '../../cards/card.ts'
import { type Pairing, pairCards } from '../../cards/pairing/pair-cards.ts'
import type { Context } from '../../context.ts'
import type { QueueItem } from '../../drill/queue-item.ts'
import { readFirst } from '../../notes/read-notes.ts'
import { CardCache } from '../../store/card-cache.ts'
import { READER } from '../../version.ts'
import { type Collection, findPaths } from '../collection/collection.ts'
import { realPath } from '../collection/real-path.ts'
import { type DrillOptions, drillQueue, isNarrowed } from './queue-options.ts'

/** Questions of the first notes, with what a drill of them needs. */
export interface FirstNotes extends Pick<Collection, 'cards' | 'records' | 'corrections' | 'paths'> {
  readonly locators: Pairing['locators']
  /** What is asked of them. */
  readonly items: readonly QueueItem[]
}

/**
 * The notes up to the first that has something to ask, for whoever drills for the first time and would wait for all to be read.
 * Null where not much is to be read, where something is remembered that the order of questions hangs on, or where the person asked
 * for questions that another note may have.
 */
export async function firstNotes(
  context: Context,
  paths: readonly string[],
  options: DrillOptions,
): Promise<FirstNotes | null> {
  const { screen } = context.terminal
  const store = await context.store()
  const isFirst = store.records().size + store.interviews().size + store.corrections().size === 0
  const isUsual = context.settings.newOrder === 'deck' && !asksForSome(options)
  if (READER === null || screen?.redraws !== true || !isFirst || !isUsual) return null
  const { present } = findPaths(withoutTelling(context, []), paths)
  const cache = new CardCache(context.cacheDir, READER, () => context.host.now().getTime())
  const isAsked = ({ parent, status }: Card) => parent === null && status !== 'unanswered'
  const notes = await readFirst(present, { cwd: context.host.cwd, cache, isEnough: ({ cards }) => cards.some(isAsked) })
  if (notes === null) return null
  const { cards, locators } = pairCards(
    notes.flatMap((note) => note.cards),
    store.records(),
    { absolute: (path) => realPath(context.host.cwd, path) },
  )
  const records = store.records()
  const { items } = await drillQueue(context, { cards, records }, options)
  return items.length === 0 ? null : { cards, records, locators, corrections: () => [], paths: present, items }
}

const asksForSome = (options: DrillOptions): boolean =>
  isNarrowed(options) ||
  options.unanswered === true ||
  options.cram === true ||
  [options.limit, options.new, options.ahead, options.by, options.minutes, options.mock].some(
    (each) => each !== undefined,
  )

/** A context in which what is told is kept in a list, for a time when nothing stands on the screen that it would spoil. */
export const withoutTelling = (context: Context, told: string[]): Context => ({
  ...context,
  terminal: { ...context.terminal, writeError: (text) => void told.push(text), errorColumns: null },
})
