import type { Card } from './card.ts'
import { HashTable } from './hash-table.ts'
import { LateCard } from './late-card.ts'
import { normalise } from './normalise.ts'
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
  const table = new HashTable(cards.length)
  const repeated = new Set<number>()
  const hashes = new Int32Array(cards.length)
  for (const [place, card] of cards.entries()) {
    const hash = questionHash(card)
    hashes[place] = hash
    if (table.first(hash) >= 0) repeated.add(hash)
    table.add(hash, place)
  }
  if (repeated.size === 0) return () => NOTHING
  const groups = new Map<string, number[]>()
  for (const [place, card] of cards.entries()) {
    if (!repeated.has(hashes[place] ?? 0)) continue
    const key = `${normalise(card.question)}\n${showsDecks ? card.deck : ''}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [place])
    else group.push(place)
  }
  const found = new Map<number, readonly string[]>()
  for (const places of groups.values()) {
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
