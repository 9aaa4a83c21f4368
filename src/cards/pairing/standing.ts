import type { Card, CardId } from '../card.ts'
import { CardLocator, fileName, type Locator, plainLocator, type Surroundings, sectionHash } from './identity.ts'
import { LateCard, pathOf, renameCard } from './late-card.ts'
import type { Place } from './pair-by-question.ts'
import type { ExactPairs } from './pair-exactly.ts'
import type { CardPlace, RememberedIds } from './remembered-ids.ts'

export interface Relink {
  /** The remembered id, which the card has from now on. */
  readonly card: CardId
  readonly before: Locator
  /** Where the card is now: what is to be remembered. */
  readonly locator: Locator
  /** Whether the question reads otherwise, or its file is called otherwise: worth telling. Else its surroundings changed. */
  readonly edited: boolean
}

/** Where cards stand under the ids that they have now, and how that differs from what their records say. */
export class Standing {
  readonly #cards: readonly Card[]
  readonly #ids: RememberedIds
  readonly #surroundings: Surroundings
  readonly #fullPath: (path: string) => string

  constructor(
    cards: readonly Card[],
    ids: RememberedIds,
    surroundings: Surroundings,
    fullPath: (path: string) => string,
  ) {
    this.#cards = cards
    this.#ids = ids
    this.#surroundings = surroundings
    this.#fullPath = fullPath
  }

  #parentAt(index: number): CardId | null {
    const parent = this.#cards[index]?.parent ?? null
    const place = parent === null ? -1 : this.#surroundings.parentOf(index)
    return place < 0 ? parent : this.#ids.id(place)
  }

  /** Undefined where there is no such card. */
  at(index: number): Locator | undefined {
    const [fullPath, surroundings] = [this.#fullPath, this.#surroundings]
    return locatorAt(this.#cards, index, { parent: this.#parentAt(index), fullPath, surroundings })
  }

  renamed(): readonly Card[] {
    const [cards, ids, surroundings] = [this.#cards, this.#ids, this.#surroundings]
    if (ids.isAsRead) return cards
    return cards.map((card, index) =>
      ids.isAsReadAt(index, surroundings) ? card : renameCard(card, ids.id(index), this.#parentAt(index)),
    )
  }

  changeSince(record: Place, card: CardPlace): readonly Relink[] {
    const change = changeBetween(record.locator, card.locator, this.#parentAt(card.index))
    if (change === null) return []
    const locator = plainLocator(card.locator, this.#parentAt(card.index))
    return [{ card: record.id, before: record.locator, locator, edited: change === 'edited' }]
  }

  /** Of cards whose records name them exactly all is the same but the parent's id, and the names above. */
  changesSince({ recordOf, places }: ExactPairs): readonly Relink[] {
    const relinked: Relink[] = []
    for (let index = 0; index < this.#cards.length; index += 1) {
      const record = recordOf[index] ?? -1
      if (record < 0) continue
      const hasSameParent = places.parentHash(record) === this.#ids.parentHash(index, this.#surroundings)
      if (hasSameParent && !isUnderAnother(this.#cards[index], places.sectionHash(record))) continue
      const [before, locator] = [places.locator(record), this.at(index)]
      if (locator === undefined) continue
      if (before.parent !== locator.parent || sectionHash(before.section) !== sectionHash(locator.section))
        relinked.push({ card: places.id(record), before, locator, edited: false })
    }
    return relinked
  }
}

/** Where one of the cards of notes stands under a parent's id; undefined where there is no such card. */
export function locatorAt(
  cards: readonly Card[],
  index: number,
  {
    parent,
    fullPath,
    surroundings,
  }: {
    readonly parent: CardId | null
    readonly fullPath: (path: string) => string
    readonly surroundings: Surroundings
  },
): Locator | undefined {
  const card = cards[index]
  if (card === undefined) return undefined
  const path = pathOf(card)
  let first = index
  const isSameNote = (before: Card | undefined) => before !== undefined && pathOf(before) === path
  while (isSameNote(cards[first - 1])) first -= 1
  return plainLocator(new CardLocator(card, index, fullPath(path), index - first, surroundings), parent)
}

/** Whether a card stands under another name than the one remembered; where none is, nobody knows. */
const isUnderAnother = (card: Card | undefined, remembered: number): boolean =>
  remembered !== 0 && card instanceof LateCard && card.note.sectionHash(card.place) !== remembered

const AROUND: readonly (keyof Locator)[] = ['answer', 'deck', 'parentQuestion', 'before', 'after']

/** Whether a card is not where its record has it: what it says or its file's name, or only what stands around it. */
function changeBetween(before: Locator, now: Locator, parent: CardId | null): 'edited' | 'moved' | null {
  // Another device has the same notes in another folder: to write down each one's path in turn would never end.
  if (before.question !== now.question || fileName(before.path) !== fileName(now.path)) return 'edited'
  const isSameSection = before.section === null || sectionHash(before.section) === sectionHash(now.section)
  const isSame = before.parent === parent && isSameSection && AROUND.every((name) => before[name] === now[name])
  return isSame ? null : 'moved'
}
