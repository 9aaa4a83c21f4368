import type { Card } from '../cards/card.ts'
import type { CardRecord } from '../store/store.ts'

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
