import type { CardId } from '../../cards/card.ts'
import { OWN_NOTE_TYPE } from './note-type.ts'
import type { AnkiCard, AnkiNote, NoteType } from './package/collection.ts'

const OWN = /^prep-([\w-]{1,64})$/
const [QUESTION = '', ANSWER = ''] = OWN_NOTE_TYPE.fields

/** The names of the fields that are the two sides of a card of prep's own. */
export const OWN_SIDES = { front: [QUESTION], back: [ANSWER] } as const

/** The guid that a card of prep's has in Anki: always the same, so that an export updates what an earlier one made. */
export const ownGuid = (card: CardId): string => `prep-${card}`

/** The card of prep's that a note in Anki was made of; null for any other note. */
export const ownCardOf = (guid: string): CardId | null => OWN.exec(guid)?.[1] ?? null

/**
 * Whether a card is the one that prep makes of a note of its own. Its template also shows where the question stands; its
 * sides are `OWN_SIDES` alone. Anki may have given the note type another id or name, so that its fields tell.
 */
export const isOwnCard = ({ ord }: Pick<AnkiCard, 'ord'>, { guid }: AnkiNote, type: NoteType): boolean =>
  ord === 0 &&
  !type.isCloze &&
  ownCardOf(guid) !== null &&
  OWN_NOTE_TYPE.fields.every((name) => type.fields.includes(name))
