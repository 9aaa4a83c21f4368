import type { CardId } from '../cards/card.ts'
import type { Locators } from '../cards/pair-cards.ts'
import type { CardRecord, Change } from '../store/store.ts'

/** What is to be remembered for a change to a card: with its first one, where the card is, so that it is found again. */
export function changesTo(
  card: CardId,
  change: Change,
  records: ReadonlyMap<CardId, CardRecord>,
  locators: Locators,
): readonly Change[] {
  const locator = locators.get(card)
  const isKnown = (records.get(card)?.locator ?? null) !== null
  return isKnown || locator === undefined ? [change] : [{ type: 'minted', card, locator }, change]
}

/** How a card is called that may be in no note any more: by its wording, else by its id. */
export function wordingOf(card: CardId, records: ReadonlyMap<CardId, CardRecord>): string {
  return records.get(card)?.locator?.wording ?? card
}
