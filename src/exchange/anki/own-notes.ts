import type { CardId } from '../../cards/card.ts'

const OWN = /^prep-([\w-]{1,64})$/

/** The guid that a card of prep's has in Anki: always the same, so that an export updates what an earlier one made. */
export const ownGuid = (card: CardId): string => `prep-${card}`

/** The card of prep's that a note in Anki was made of; null for any other note. */
export const ownCardOf = (guid: string): CardId | null => OWN.exec(guid)?.[1] ?? null
