import type { Card } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { type CardFilter, matches } from '../../drill/filter.ts'
import { tell } from '../frame/tell.ts'
import type { FilterOptions } from './card-filter.ts'

/** Says which of the decks, tags and sections that were named no question has, and which were probably meant. */
export async function remarkUnknown(
  { terminal, messages }: Pick<Context, 'terminal' | 'messages'>,
  cards: readonly Card[],
  { deck = [], tag = [], section = [] }: Pick<FilterOptions, 'deck' | 'tag' | 'section'>,
): Promise<void> {
  if (deck.length + tag.length + section.length === 0) return
  const decks = [...new Set(cards.map((card) => card.deck))]
  const tags = [...new Set(cards.flatMap((card) => card.tags))]
  const sections = [...new Set(cards.flatMap((card) => card.section))]
  const lacks = (filter: CardFilter) => !cards.some((card) => matches(card, filter))
  const unknown = [
    ...deck
      .filter((name) => lacks({ decks: [name] }))
      .map((name) => ({ name, known: decks, say: messages.commands.noSuchDeck })),
    ...tag
      .filter((name) => lacks({ tags: [name] }))
      .map((name) => ({ name, known: tags, say: messages.commands.noSuchTag })),
    ...section
      .filter((name) => lacks({ sections: [name] }))
      .map((name) => ({ name, known: sections, say: messages.commands.noSuchSection })),
  ]
  if (unknown.length === 0) return
  const { didYouMean } = await import('../frame/did-you-mean.ts')
  for (const { name, known, say } of unknown) tell(terminal, say(name, didYouMean(name, known)))
}
