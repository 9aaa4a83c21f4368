import { textHash } from '../text-hash.ts'
import { fileName, type Locator } from './identity.ts'
import { LateCard } from './late-card.ts'
import { type NotesByDeck, pairByLikeness } from './pair-by-likeness.ts'
import { type Pair, type Place, pairSameQuestion } from './pair-by-question.ts'
import type { CardPlace } from './remembered-ids.ts'

/** A way to pair places that ask the same. */
type PairSame = <Card extends Place>(records: readonly Place[], cards: readonly Card[]) => readonly Pair<Card>[]

/** Who has which card so far. */
export class PairingBoard<Card extends CardPlace> {
  readonly #cards: readonly Card[]
  readonly #pathsRead: ReadonlySet<string>
  readonly #byCard = new Map<Card, Place>()
  readonly #byRecord = new Map<Place, Card>()

  constructor(cards: readonly Card[], pathsRead: ReadonlySet<string>) {
    this.#cards = cards
    this.#pathsRead = pathsRead
  }

  /** Whoever had one of these cards before has it no longer. */
  take(pairs: readonly Pair<Card>[]): void {
    for (const { record, card } of pairs) {
      const before = this.#byCard.get(card)
      if (before !== undefined) this.#byRecord.delete(before)
      this.#byCard.set(card, record)
      this.#byRecord.set(record, card)
    }
  }

  has(record: Place): boolean {
    return this.#byRecord.has(record)
  }

  recordOf(card: Card): Place | undefined {
    return this.#byCard.get(card)
  }

  left(records: readonly Place[]): readonly Place[] {
    return records.filter((record) => !this.#byRecord.has(record))
  }

  open(): readonly Card[] {
    return this.#cards.filter((card) => !this.#byCard.has(card))
  }

  pairs(): readonly Pair<Card>[] {
    return Array.from(this.#byCard, ([card, record]) => ({ record, card }))
  }

  /** Pairs those that ask the same in a way that looks at what else they have in common. */
  pairSameQuestion(records: readonly Place[], cards: readonly Card[], pair: PairSame = pairSameQuestion): void {
    const groups = new Map<string, { records: Place[]; cards: Card[] }>()
    const hashes = new Set<number>()
    for (const record of records) {
      const { question } = record.locator
      const group = groups.get(question)
      if (group !== undefined) {
        group.records.push(record)
        continue
      }
      groups.set(question, { records: [record], cards: [] })
      hashes.add(textHash(question))
    }
    if (groups.size === 0) return
    for (const place of cards) {
      const { card } = place
      // To normalise every question of a large collection takes longer than all the rest.
      if (card instanceof LateCard && !hashes.has(card.note.questionHash(card.place))) continue
      groups.get(place.locator.question)?.cards.push(place)
    }
    for (const group of groups.values()) this.take(pair(group.records, group.cards))
  }

  /** Pairs those left by likeness. */
  pairAlike(records: readonly Place[], cards: readonly Card[]): void {
    this.take(this.alike(records, cards).pairs)
  }

  /** What `pairAlike` would pair, and what could go several ways. */
  alike(records: readonly Place[], cards: readonly Card[]): ReturnType<typeof pairByLikeness<Card>> {
    const left = this.left(records)
    if (left.length === 0 || cards.length === 0) return { pairs: [], ambiguous: [] }
    return pairByLikeness(left, cards, noteFollower(this.pairs(), this.#pathsRead))
  }
}

/**
 * Gives the notes, by path, where a record's may be now: the same; where it is gone those of its name and deck; where others of
 * it went.
 */
function noteFollower(
  pairs: readonly Pair[],
  pathsRead: ReadonlySet<string>,
): (record: Locator, notes: NotesByDeck) => Iterable<string> {
  const follows = new Map<string, Set<string>>()
  for (const { record, card } of pairs) {
    const known = follows.get(record.locator.path)
    if (known === undefined) follows.set(record.locator.path, new Set([card.locator.path]))
    else known.add(card.locator.path)
  }
  return (record, notes) =>
    new Set([
      record.path,
      ...(pathsRead.has(record.path)
        ? []
        : (notes.get(record.deck) ?? []).filter((path) => fileName(path) === fileName(record.path))),
      ...(follows.get(record.path) ?? []),
    ])
}
