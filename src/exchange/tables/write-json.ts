import type { Card } from '../../cards/card.ts'
import { inGroups, plainCard } from '../../cards/pairing/late-card.ts'
import type { Exported } from '../export-formats.ts'
import { reviewsByCard } from '../reviews-by-card.ts'
import type { Whole } from '../whole.ts'

/** The version of this format; what reads it refuses a later one. */
export const JSON_VERSION = 1

/** Texts of this many are small enough for V8 to forget cheaply. */
const CARDS_AT_ONCE = 60

/**
 * Everything about the cards as one JSON document: texts, places, schedules, every review, and what was said in answer. A public format, so names
 * stay as they are. Instants are ISO 8601 in UTC, stability and intervals in days.
 */
export async function writeJson({ cards, records, reviews, attempts, now, resolved }: Whole): Promise<Exported> {
  const byCard = reviewsByCard(reviews)
  const jsonOf = (card: Card) => ({
    ...plainCard(card),
    prompt: resolved(card.prompt, card.source.path),
    answer: card.answer && resolved(card.answer, card.source.path),
    schedule: records.get(card.id)?.schedule ?? null,
    suspended: records.get(card.id)?.suspended ?? false,
    reviews: (byCard.get(card.id) ?? []).map(({ at, grade, seconds }) => ({ at, grade, seconds })),
    attempts: (attempts.get(card.id) ?? []).map(({ card: _, ...attempt }) => attempt),
  })
  const about = { format: 'prep', version: JSON_VERSION, exportedAt: now }
  return { bytes: pieces(about, cards, jsonOf), cards: cards.length, reviews: reviews.length, media: 0 }
}

/** As `JSON.stringify` writes all of it with an indent of 2. */
function* pieces(about: object, cards: readonly Card[], jsonOf: (card: Card) => unknown): Generator<string> {
  const whole = JSON.stringify({ ...about, cards: [] }, null, 2)
  if (cards.length === 0) {
    yield `${whole}\n`
    return
  }
  const closing = ']\n}'
  yield whole.slice(0, -closing.length)
  let isFirst = true
  for (const group of inGroups(cards, CARDS_AT_ONCE)) {
    const values = group.map(jsonOf)
    // A list of its own, two levels further out: without its brackets, what is left goes in by one more indent.
    const list = JSON.stringify(values, null, 2).slice(1, -2).replaceAll('\n', '\n  ')
    yield isFirst ? list : `,${list}`
    isFirst = false
  }
  yield `\n  ${closing}\n`
}
