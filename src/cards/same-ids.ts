import type { Card } from './card.ts'
import { HashTable } from './hash-table.ts'
import { LateCard } from './late-card.ts'
import { idHash } from './place-key.ts'

/** Whether any two cards share an id. Ids are made into text only where their hashes are the same: see `LateCard`. */
export function haveSameIds(cards: readonly Card[]): boolean {
  const table = new HashTable(cards.length)
  for (let index = 0; index < cards.length; index += 1) {
    const card = cards[index]
    if (card === undefined) continue
    const hash = hashOf(card)
    for (let other = table.first(hash); other >= 0; other = table.next()) if (cards[other]?.id === card.id) return true
    table.add(hash, index)
  }
  return false
}

/** The `idHash` of a card's id. */
export const hashOf = (card: Card): number =>
  card instanceof LateCard && card.hasOwnId ? card.note.idHash(card.place) : idHash(card.id)
