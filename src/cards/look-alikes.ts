import type { Card } from './card.ts'
import { normalise } from './normalise.ts'
import { LateCard } from './pairing/late-card.ts'
import { shownSection } from './section.ts'
import { textHash } from './text-hash.ts'

const NOTHING: readonly string[] = []

/**
 * What tells each of these cards, by its place, from others that ask the same: the names that it stands under, less those that
 * all of them have in common; nothing where nothing else reads so. Where decks are not shown beside the questions, the deck is
 * one of the names.
 */
export function lookAlikes(
  cards: readonly Card[],
  { showsDecks }: { readonly showsDecks: boolean },
): (place: number) => readonly string[] {
  const seen = new Set<number>()
  const repeated = new Set<number>()
  for (let place = 0; place < cards.length; place += 1) {
    const hash = questionHash(cards[place] as Card)
    if (seen.has(hash)) repeated.add(hash)
    else seen.add(hash)
  }
  if (repeated.size === 0) return () => NOTHING
  // Two questions of one hash may differ: then something is shown that nobody needs.
  const groups = new Map<string, number[]>()
  for (let place = 0; place < cards.length; place += 1) {
    const card = cards[place] as Card
    const hash = questionHash(card)
    if (!repeated.has(hash)) continue
    const key = showsDecks ? `${hash} ${card.deck}` : String(hash)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [place])
    else group.push(place)
  }
  const found = new Map<number, readonly string[]>()
  for (const places of groups.values()) {
    if (places.length === 1) continue
    const names = places.map((place) => namesOf(cards[place] as Card, showsDecks))
    const shared = sharedBy(names)
    if (names.every(({ length }) => length === shared)) continue
    for (const [index, place] of places.entries()) found.set(place, names[index]?.slice(shared) ?? NOTHING)
  }
  return (place) => found.get(place) ?? NOTHING
}

/** What tells one card from others of all that ask the same: see `lookAlikes`. Its deck is one of the names. */
export function tellingNames(card: Card, cards: readonly Card[]): readonly string[] {
  const hash = questionHash(card)
  const same = cards.filter((each) => questionHash(each) === hash)
  return lookAlikes(same, { showsDecks: false })(same.findIndex(({ id }) => id === card.id))
}

const questionHash = (card: Card): number =>
  card instanceof LateCard ? card.note.questionHash(card.place) : textHash(normalise(card.question))

const namesOf = (card: Card, showsDecks: boolean): readonly string[] =>
  showsDecks ? shownSection(card) : [card.deck, ...shownSection(card)]

/** How many names all of these begin with. */
function sharedBy([first = NOTHING, ...others]: readonly (readonly string[])[]): number {
  let count = 0
  while (count < first.length && others.every((names) => names[count] === first[count])) count += 1
  return count
}
