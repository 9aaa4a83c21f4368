import type { Card } from '../../cards/card.ts'
import { tellingNames } from '../../cards/look-alikes.ts'

/** A question, and behind it what it stands under where others of all these read the same. */
export function named(card: Card, cards: readonly Card[]): string {
  const names = tellingNames(card, cards)
  return names.length === 0 ? card.question : `${card.question} · ${names.join(' › ')}`
}
