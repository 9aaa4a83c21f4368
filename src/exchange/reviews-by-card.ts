import type { CardId } from '../cards/card.ts'
import type { Review } from '../schedule/schedule.ts'

/** Reviews in their order, by card. */
export function reviewsByCard(reviews: readonly Review[]): ReadonlyMap<CardId, readonly Review[]> {
  const byCard = new Map<CardId, Review[]>()
  for (const review of reviews) {
    const own = byCard.get(review.card)
    if (own === undefined) byCard.set(review.card, [review])
    else own.push(review)
  }
  return byCard
}
