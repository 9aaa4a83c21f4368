import type { CardId } from '../card.ts'
import type { Locator } from './identity.ts'

/** Where cards were when they were remembered, by place from 0: what pairing asks of all of them, without a text for each. */
export interface KeptPlaces {
  readonly size: number
  /** The paths of the notes, each once. */
  readonly paths: readonly string[]
  id(place: number): CardId
  /** See `idHash`. */
  idHash(place: number): number
  /** -1 for a card that is not among them. */
  placeOf(card: CardId): number
  /** Whether a card with an id of that hash may be among them. */
  mayHave(hash: number): boolean
  /** Its note's place among `paths`; -1 without a locator. */
  pathPlace(place: number): number
  /** The two numbers of the locator's `placeKey`, and the hash of its parent's id. */
  keyLow(place: number): number
  keyHigh(place: number): number
  parentHash(place: number): number
  /** The `sectionHash` of the locator's section. */
  sectionHash(place: number): number
  /** All of the locator. */
  locator(place: number): Locator
  /** A name for all of them: the same as long as they are. */
  stamp(): string
}

/** A locator that was remembered, taken in when it is asked for. Never spread one: `plainLocator` makes plain data of it. */
export class LateLocator implements Locator {
  readonly #places: KeptPlaces
  readonly #place: number
  #whole: Locator | null = null

  constructor(places: KeptPlaces, place: number) {
    this.#places = places
    this.#place = place
  }

  get path(): string {
    return this.#places.paths[this.#places.pathPlace(this.#place)] ?? ''
  }

  get wording(): string {
    return this.#all.wording
  }

  get question(): string {
    return this.#all.question
  }

  get answer(): string | null {
    return this.#all.answer
  }

  get deck(): string {
    return this.#all.deck
  }

  get parent(): CardId | null {
    return this.#all.parent
  }

  get parentQuestion(): string | null {
    return this.#all.parentQuestion
  }

  get section(): string | null {
    return this.#all.section
  }

  get before(): string | null {
    return this.#all.before
  }

  get after(): string | null {
    return this.#all.after
  }

  get position(): number {
    return this.#all.position
  }

  get #all(): Locator {
    this.#whole ??= this.#places.locator(this.#place)
    return this.#whole
  }

  toJSON(): Locator {
    return this.#all
  }
}
