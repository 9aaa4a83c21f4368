import { plainCard } from '../../cards/pairing/late-card.ts'
import type { Exported } from '../export-formats.ts'
import { reviewsByCard } from '../reviews-by-card.ts'
import type { Whole } from '../whole.ts'

/** The version of this format; what reads it refuses a later one. */
export const JSON_VERSION = 1

/**
 * Everything about the cards as one JSON document: texts, places, schedules, every review, and what was said in answer. A public format, so names
 * stay as they are. Instants are ISO 8601 in UTC, stability and intervals in days.
 */
export async function writeJson({ cards, records, reviews, attempts, now, resolved }: Whole): Promise<Exported> {
  const byCard = reviewsByCard(reviews)
  const all = cards.map((card) => ({
    ...plainCard(card),
    prompt: resolved(card.prompt, card.source.path),
    answer: card.answer && resolved(card.answer, card.source.path),
    schedule: records.get(card.id)?.schedule ?? null,
    suspended: records.get(card.id)?.suspended ?? false,
    reviews: (byCard.get(card.id) ?? []).map(({ at, grade, seconds }) => ({ at, grade, seconds })),
    attempts: (attempts.get(card.id) ?? []).map(({ card: _, ...attempt }) => attempt),
  }))
  const bytes = `${JSON.stringify({ format: 'prep', version: JSON_VERSION, exportedAt: now, cards: all }, null, 2)}\n`
  return { bytes, cards: cards.length, reviews: reviews.length, media: 0 }
}
