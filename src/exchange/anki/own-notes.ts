import type { CardId } from '../../cards/card.ts'
import { normalise } from '../../cards/normalise.ts'
import { sectionIn } from '../../cards/section.ts'
import type { ImportedCard, ImportedNote } from '../imported.ts'
import { OWN_NOTE_TYPE } from './note-type.ts'
import type { AnkiCard, AnkiNote, NoteType } from './package/collection.ts'

const OWN = /^prep-([\w-]{1,64})$/
const [QUESTION = '', ANSWER = '', STANDING = ''] = OWN_NOTE_TYPE.fields

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

/** Where a card of prep's own stands: what it is under, and the question that it follows, as one field says both. */
export interface OwnStanding {
  readonly asked: string
  readonly told: readonly string[]
}

/** A note as it is made, with what the fields say of cards of prep's own among its cards. */
export interface FileWithOwn extends Pick<ImportedNote, 'path' | 'deck'> {
  readonly cards: { readonly card: ImportedCard; readonly standing: OwnStanding | null }[]
}

/** What the fields of a note of prep's own say of where it stands. */
export function ownStanding(fields: readonly string[], names: readonly string[]): OwnStanding {
  const field = (name: string) => fields[names.indexOf(name)] ?? ''
  // A question that goes on below its first lines is told by those.
  const [asked = ''] = field(QUESTION).split(/<\/p>|<br|<pre|<[uo]l|<table/i)
  const told = field(STANDING).split(/<br\s*\/?>/i)
  return { asked: plainOf(asked), told: told.map(plainOf).filter((part) => part !== '') }
}

/**
 * Cards of prep's own with their sections and follow-ups as before they went out: what is told last is the question that one
 * follows where a card before it asks that, else all of it is its section.
 */
export function standingAgain(cards: FileWithOwn['cards']): readonly ImportedCard[] {
  const byQuestion = new Map<string, string>()
  return cards.map(({ card: made, standing }) => {
    if (standing === null) return made
    const last = standing.told.at(-1)
    const parent = last === undefined ? undefined : byQuestion.get(normalise(last))
    const section = (parent === undefined ? standing.told : standing.told.slice(0, -1)).flatMap(sectionIn)
    byQuestion.set(normalise(standing.asked), made.key)
    return { ...made, ...(section.length === 0 ? {} : { section }), ...(parent === undefined ? {} : { parent }) }
  })
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', nbsp: ' ', '#x3C': '<', amp: '&' }

const plainOf = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(lt|gt|quot|nbsp|#x3C|amp);/gi, (whole, name: string) => ENTITIES[name] ?? whole)
    .replaceAll(/\s+/gu, ' ')
    .trim()
