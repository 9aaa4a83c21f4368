import type { Card } from './card.ts'
import { normalise } from './normalise.ts'

/** What of a section a person is told beside the deck: all but names that the deck's says already. */
export function shownSection({ section, deck }: Pick<Card, 'section' | 'deck'>): readonly string[] {
  if (section.length === 0) return section
  const said = new Set(deck.split('/').map(normalise))
  return section.filter((name) => !said.has(normalise(name)))
}
