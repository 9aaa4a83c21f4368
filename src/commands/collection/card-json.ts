import type { Card } from '../../cards/card.ts'
import type { Review } from '../../schedule/schedule.ts'
import type { CardRecord } from '../../store/store.ts'

/** A card as `--json` prints it: a public format, so names stay as they are. Instants are ISO 8601 in UTC. */
export function cardJson(card: Card, record: CardRecord | undefined): Readonly<Record<string, unknown>> {
  const { id, question, prompt, answer, kind, status, gaps, parent, section, deck, tags, source, number } = card
  const { confidence, weight } = card
  return {
    id,
    question,
    prompt,
    answer,
    kind,
    status,
    gaps,
    parent,
    section,
    deck,
    tags,
    source,
    schedule: record?.schedule ?? null,
    number,
    suspended: record?.suspended ?? false,
    confidence,
    weight,
  }
}

/** A review as `--json` prints it; what decided its outcome stays in the journal. */
export function reviewJson({ settings: _, ...review }: Review): Omit<Review, 'settings'> {
  return review
}
