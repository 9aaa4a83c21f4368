import type { Card, Status } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { type CardFilter, matches } from '../../drill/filter.ts'
import { isAskedNow } from '../frame/scheduling.ts'
import type { Collection } from './collection.ts'

const STATUSES = ['unanswered', 'partial', 'answered'] as const satisfies readonly Status[]

/** Options that say which decks and tags are meant; each may be given several times. */
export interface DeckOptions {
  readonly deck?: readonly string[]
  readonly tag?: readonly string[]
}

/** Options that say which questions are meant. */
export interface FilterOptions extends DeckOptions, Partial<Readonly<Record<Status, boolean>>> {
  readonly section?: readonly string[]
}

/** The questions that a command's options mean; none of the options: all. */
export function cardFilter(
  options: FilterOptions,
): Required<Pick<CardFilter, 'decks' | 'tags' | 'sections' | 'statuses'>> {
  return {
    decks: options.deck ?? [],
    tags: options.tag ?? [],
    sections: options.section ?? [],
    statuses: STATUSES.filter((status) => options[status]),
  }
}

/** What `prep list`, `show` and `answer` narrow questions down by. */
export interface ListFilter extends FilterOptions {
  readonly due?: boolean
  readonly new?: boolean
  readonly suspended?: boolean
}

/** Whether a card is among those that all the options given fit. */
export function listFilter(
  context: Pick<Context, 'now'>,
  { records }: Pick<Collection, 'records'>,
  options: ListFilter,
): (card: Card) => boolean {
  const filter = cardFilter(options)
  const fits = Object.values(filter).some((wanted) => wanted.length > 0) ? (card: Card) => matches(card, filter) : null
  if (!options.new && !options.due && !options.suspended) return fits ?? (() => true)
  const now = context.now()
  return (card) => {
    const record = records.get(card.id)
    const schedule = record?.schedule ?? null
    // No question is both due and new, so who names both means either.
    const isTimely = schedule === null ? options.new === true : options.due === true && isAskedNow(record, now)
    return (
      (fits === null || fits(card)) &&
      (isTimely || (!options.new && !options.due)) &&
      (!options.suspended || record?.suspended === true)
    )
  }
}
