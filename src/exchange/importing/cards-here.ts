import type { Card, CardId } from '../../cards/card.ts'
import { fingerprint, type Locator } from '../../cards/pairing/identity.ts'
import type { Locators } from '../../cards/pairing/pair-cards.ts'
import type { Beside } from '../beside.ts'
import { grouped } from '../grouped.ts'
import type { ImportedCard } from '../imported.ts'

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
  #byText: ReadonlyMap<string, readonly Card[]> | null = null

  constructor(notes: NotesHere, remembered: { has(id: CardId): boolean }, sources: readonly string[]) {
    this.#notes = notes
    this.#imported = new Map(
      sources.flatMap((source) =>
        notes.besides(source).flatMap(({ cards }) => [...cards].map(([key, { card }]) => [key, card] as const)),
      ),
    )
    this.#remembered = remembered
  }

  /** By prep's own id, or by what an earlier import kept. */
  findKept({ own, key }: Pick<ImportedCard, 'own' | 'key'>): CardHere | null {
    this.#ids ??= new Set(this.#notes.cards.map(({ id }) => id))
    if (own !== undefined && (this.#ids.has(own) || this.#remembered.has(own))) return this.#take(own)
    const imported = this.#imported.get(key)
    return imported !== undefined && this.#ids.has(imported) ? this.#take(imported) : null
  }

  /** Word for word. */
  findAlike(card: Card): CardHere | null {
    this.#byText ??= grouped(this.#notes.cards, textOf)
    const same = this.#byText.get(textOf(card))?.find(({ id }) => !this.#taken.has(id))
    return same === undefined ? null : this.#take(same.id)
  }

  #take(id: CardId): CardHere {
    this.#taken.add(id)
    return { id, locator: this.#notes.locators.get(id) }
  }
}

/** What tells a card from others, whatever marks and spaces its text has. */
const textOf = ({ prompt, answer }: Card): string =>
  `${fingerprint(prompt)} ${answer === null ? '' : fingerprint(answer)}`
