import type { Status } from '../cards/card.ts'
import type { CardFilter } from '../drill/filter.ts'

const STATUSES = ['unanswered', 'partial', 'answered'] as const satisfies readonly Status[]

/** Options that say which questions are meant. */
export interface FilterOptions extends Partial<Readonly<Record<Status, boolean>>> {
  readonly deck?: readonly string[]
  readonly tag?: readonly string[]
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
