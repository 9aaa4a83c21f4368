import type { Card } from './card.ts'
import { normalise } from './normalise.ts'
import { LateCard } from './pairing/late-card.ts'
import { askedAbove, shownSection } from './section.ts'
import { textHash } from './text-hash.ts'

const NOTHING: readonly string[] = []
const NO_CARDS: readonly Card[] = []

/**
 * What tells each of these cards, by its place, from others that ask the same: the names that it stands under, less those that
 * all of them have in common; nothing where nothing else reads so. Where decks are not shown beside the questions, the deck is
 * one of the names. Where `among` says in which cards to look for them, so are the questions that they follow.
 */
export function lookAlikes(
  cards: readonly Card[],
  { showsDecks, among = NO_CARDS }: { readonly showsDecks: boolean; readonly among?: readonly Card[] },
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
  const above = askedAbove(among)
  for (const places of groups.values()) {
    if (places.length === 1) continue
    const group = places.map((place) => cards[place] as Card)
    const told = (names: (card: Card) => readonly string[]) =>
      group.map((card) => [...(showsDecks ? [] : [card.deck]), ...names(card), ...above(card)])
    const shown = told(shownSection)
    // A name that its deck's says already may be all that tells one of them: `Redis` beside `Kafka` in redis.md.
    const names = shown.some(({ length }) => length === sharedBy(shown)) ? told(({ section }) => section) : shown
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
  return lookAlikes(same, { showsDecks: false, among: cards })(same.findIndex(({ id }) => id === card.id))
}

const questionHash = (card: Card): number =>
  card instanceof LateCard ? card.note.questionHash(card.place) : textHash(normalise(card.question))

/** How many names all of these begin with. */
function sharedBy([first = NOTHING, ...others]: readonly (readonly string[])[]): number {
  let count = 0
  while (count < first.length && others.every((names) => names[count] === first[count])) count += 1
  return count
}
