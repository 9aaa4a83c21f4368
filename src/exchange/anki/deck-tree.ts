import type { Deck } from './collection.ts'
import { stableId } from './package-rows.ts'

/** A deck with those above it, once each. */
export function addDeck(decks: Map<number, Deck>, deck: Deck): Deck {
  const name = (path: readonly string[]) => path.join('::').toLowerCase()
  const same = [...decks.values()].find((each) => each.id === deck.id || name(each.path) === name(deck.path))
  if (same !== undefined) return same
  if (deck.path.length > 1) {
    const above = deck.path.slice(0, -1)
    addDeck(decks, { id: stableId('deck', above.join('::')), path: above, isFiltered: false, config: deck.config })
  }
  decks.set(deck.id, deck)
  return deck
}
