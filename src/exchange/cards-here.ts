import type { Card, CardId } from '../cards/card.ts'
import { fingerprint, type Locator } from '../cards/identity.ts'
import type { Locators } from '../cards/pair-cards.ts'
import type { Beside } from './beside.ts'
import type { ImportedCard } from './imported.ts'
import type { Written } from './write-notes.ts'

/** The cards of the user's notes outside of the folder that an import goes to. */
export interface NotesHere {
  readonly cards: readonly Card[]
  readonly locators: Locators
  /** What imports of a program, by its source, have kept beside these notes. */
  readonly besides: (source: string) => readonly Beside[]
}

export const NO_NOTES_HERE: NotesHere = { cards: [], locators: new Map(), besides: () => [] }

/** A card of the user's notes, found for one of another program. */
export interface CardHere {
  readonly id: CardId
  /** Where it stands; undefined where it is only remembered. */
  readonly locator: Locator | undefined
}

/**
 * Finds cards that need not be made, because a note asks them already: by prep's own id, by what an earlier import into
 * another folder kept, else word for word. Each is found once.
 */
export class CardsHere {
  readonly #notes: NotesHere
  readonly #remembered: { has(id: CardId): boolean }
  readonly #imported: ReadonlyMap<string, CardId>
  readonly #taken = new Set<CardId>()
  #ids: ReadonlySet<CardId> | null = null
  #byText: ReadonlyMap<string, readonly CardId[]> | null = null

  constructor(notes: NotesHere, remembered: { has(id: CardId): boolean }, sources: readonly string[]) {
    this.#notes = notes
    this.#imported = new Map(
      sources.flatMap((source) =>
        notes.besides(source).flatMap(({ cards }) => [...cards].map(([key, { card }]) => [key, card] as const)),
      ),
    )
    this.#remembered = remembered
  }

  find({ own, key }: Pick<ImportedCard, 'own' | 'key'>, written: Written | null): CardHere | null {
    this.#ids ??= new Set(this.#notes.cards.map(({ id }) => id))
    if (own !== undefined && (this.#ids.has(own) || this.#remembered.has(own))) return this.#take(own)
    if (this.#notes.cards.length === 0) return null
    const imported = this.#imported.get(key)
    if (imported !== undefined && this.#ids.has(imported)) return this.#take(imported)
    const card = written?.card
    if (card === undefined) return null
    this.#byText ??= byText(this.#notes.cards)
    const id = this.#byText.get(textOf(card))?.find((each) => !this.#taken.has(each))
    return id === undefined ? null : this.#take(id)
  }

  #take(id: CardId): CardHere {
    this.#taken.add(id)
    return { id, locator: this.#notes.locators.get(id) }
  }
}

function byText(cards: readonly Card[]): ReadonlyMap<string, readonly CardId[]> {
  const found = new Map<string, CardId[]>()
  for (const card of cards) {
    const text = textOf(card)
    const same = found.get(text)
    if (same === undefined) found.set(text, [card.id])
    else same.push(card.id)
  }
  return found
}

/** What tells a card from others, whatever marks and spaces its text has. */
const textOf = ({ prompt, answer }: Card): string =>
  `${fingerprint(prompt)} ${answer === null ? '' : fingerprint(answer)}`
