import type { Card, CardId, Status } from '../cards/card.ts'
import type { Schedule } from '../schedule/schedule.ts'

/** How much of a deck is written. */
export type DeckStatus = { readonly deck: string } & Readonly<Record<Status, number>>

/** A question that is forgotten again and again. */
export interface HardQuestion {
  readonly card: Card
  readonly lapses: number
  /** FSRS's, 1 (easy) to 10 (hard). */
  readonly difficulty: number
}

/** Questions answered, partly and not answered, by deck; the largest deck first. */
export function statusByDeck(cards: readonly Card[]): readonly DeckStatus[] {
  const decks = new Map<string, Record<Status, number>>()
  for (const { deck, status } of cards) {
    const counts = decks.get(deck) ?? { answered: 0, partial: 0, unanswered: 0 }
    counts[status]++
    decks.set(deck, counts)
  }
  const sizeOf = ({ answered, partial, unanswered }: DeckStatus) => answered + partial + unanswered
  return [...decks]
    .map(([deck, counts]) => ({ deck, ...counts }))
    .sort((a, b) => sizeOf(b) - sizeOf(a) || byName(a.deck, b.deck))
}

/** Without the rules of a language, which cost more to load than all else here; capitals among small letters. */
function byName(left: string, right: string): number {
  const [a, b] = [left.toLowerCase(), right.toLowerCase()]
  if (a === b) return left < right ? -1 : 1
  return a < b ? -1 : 1
}

/** The questions forgotten most often, at most so many; the more difficult first among equals. Never forgotten ones are not hard. */
export function hardest(
  cards: readonly Card[],
  records: ReadonlyMap<CardId, { readonly schedule: Schedule | null }>,
  most: number,
): readonly HardQuestion[] {
  return cards
    .flatMap((card) => {
      const schedule = records.get(card.id)?.schedule ?? null
      if (schedule === null || schedule.lapses === 0) return []
      return [{ card, lapses: schedule.lapses, difficulty: schedule.difficulty }]
    })
    .sort((a, b) => b.lapses - a.lapses || b.difficulty - a.difficulty)
    .slice(0, most)
}
