import type { Deck } from './package/collection.ts'
import { freeNumbers, stableId } from './package/package-rows.ts'

const DEFAULT = { path: ['Default'], id: 1, config: 1 } as const

/** The decks of a package: each name once, whatever case it is written in, each under an id of its own, and all those above it. */
export class DeckTree {
  readonly #known: ReadonlyMap<string, Deck>
  readonly #made = new Map<string, Deck>()
  readonly #number = freeNumbers()

  /** `known`: decks that came from Anki, which go back under their ids. */
  constructor(known: Iterable<Deck>) {
    const byName = new Map<string, Deck>()
    // Their own ids before any other deck may take one.
    for (const deck of known)
      if (!deck.isFiltered && !byName.has(nameOf(deck.path)))
        byName.set(nameOf(deck.path), { ...deck, id: this.#number(deck.id) })
    this.#known = byName
  }

  /** The deck of that name, with those above it; one that did not come from Anki gets the options given. */
  add(path: readonly string[], config: number): Deck {
    const name = nameOf(path)
    const before = this.#made.get(name)
    if (before !== undefined) return before
    if (path.length > 1) this.add(path.slice(0, -1), config)
    const deck = this.#known.get(name) ?? { id: this.#number(idOf(path)), path, isFiltered: false, config }
    this.#made.set(name, deck)
    return deck
  }

  /** All of them, by id; Anki's own default deck, without which it opens no collection, among them. */
  all(): ReadonlyMap<number, Deck> {
    const decks = new Map([...this.#made.values()].map((deck) => [deck.id, deck]))
    if (!decks.has(DEFAULT.id)) decks.set(DEFAULT.id, { ...DEFAULT, isFiltered: false })
    return decks
  }
}

const nameOf = (path: readonly string[]): string => path.join('::').normalize('NFC').toLowerCase()

const idOf = (path: readonly string[]): number =>
  nameOf(path) === nameOf(DEFAULT.path) ? DEFAULT.id : stableId('deck', path.join('::'))
