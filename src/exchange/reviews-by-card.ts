import type { CardId } from '../cards/card.ts'
import type { Review } from '../schedule/schedule.ts'
import { grouped } from './grouped.ts'

/** Reviews in their order, by card. */
export const reviewsByCard = (reviews: readonly Review[]): ReadonlyMap<CardId, readonly Review[]> =>
  grouped(reviews, ({ card }) => card)
