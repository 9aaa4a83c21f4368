import type { CardId } from '../../cards/card.ts'
import { TELLING_LETTERS } from '../../cards/pairing/pair-by-question.ts'
import type { Locators } from '../../cards/pairing/pair-cards.ts'
import { shownSection } from '../../cards/section.ts'
import type { CardRecord, Change } from '../../store/store.ts'

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

/** As `wordingOf`, with what it stands under and follows where a few words alone do not say which question it is. */
export function wordingInPlace(card: CardId, records: ReadonlyMap<CardId, CardRecord>): string {
  const locator = records.get(card)?.locator ?? null
  if (locator === null || locator.question.length >= TELLING_LETTERS) return wordingOf(card, records)
  const { section, deck, parent } = locator
  const names = [...(section === null ? [] : shownSection({ section: section.split('\n'), deck }))]
  const asked = parent === null ? undefined : records.get(parent)?.locator?.wording
  if (asked !== undefined) names.push(asked)
  return [locator.wording, ...(names.length === 0 ? [] : [names.join(' › ')])].join(' · ')
}

/** How a card is called that may be in no note any more: by its wording, else by its id. */
export function wordingOf(card: CardId, records: ReadonlyMap<CardId, CardRecord>): string {
  return records.get(card)?.locator?.wording ?? card
}
