import type { CardId } from './card.ts'
import type { Locator } from './identity.ts'

/** A card as it is in the notes now, by the id that its text gives it, or a record by its own. */
export interface Place {
  readonly id: CardId
  readonly locator: Locator
}

export interface Pair {
  readonly record: Place
  readonly card: Place
}

/** A question with fewer letters than this ("장점은?") says too little to be found in another note by its words alone. */
const TELLING_LETTERS = 8

type Key = (locator: Locator) => string | null

const all = (...parts: readonly (string | null)[]): string => JSON.stringify(parts)

/** What two places with the same question must have in common as well, the surest first. Null: nothing to go by. */
const SAME_NOTE: readonly Key[] = [
  ({ deck, path, parentQuestion, answer, before, after }) => all(deck, path, parentQuestion, answer, before, after),
  ({ deck, path, parentQuestion, answer, before, after }) =>
    all(deck, path, parentQuestion, answer, ...[before ?? '', after ?? ''].sort()),
  ({ deck, path, parentQuestion, answer, before }) => before && all(deck, path, parentQuestion, answer, before),
  ({ deck, path, parentQuestion, answer, after }) => after && all(deck, path, parentQuestion, answer, after),
  ({ deck, path, parentQuestion, answer }) => all(deck, path, parentQuestion, answer),
  ({ deck, parentQuestion, answer }) => all(deck, parentQuestion, answer),
  ({ deck, path, parentQuestion, before, after }) => all(deck, path, parentQuestion, before, after),
  ({ deck, path, parentQuestion, before }) => (before === null ? null : all(deck, path, parentQuestion, before)),
  ({ deck, path, parentQuestion, after }) => (after === null ? null : all(deck, path, parentQuestion, after)),
  ({ deck, path, parentQuestion }) => all(deck, path, parentQuestion),
  ({ deck, parentQuestion }) => all(deck, parentQuestion),
  ({ deck, path, answer }) => (answer === null ? null : all(deck, path, answer)),
  ({ deck, path, before, after }) => all(deck, path, before, after),
  ({ deck, path }) => all(deck, path),
  ({ deck }) => all(deck),
  ({ path }) => all(path),
]

const ANOTHER_NOTE: readonly Key[] = [
  ({ parentQuestion, answer, before, after }) =>
    before === null && after === null && answer === null ? null : all(parentQuestion, answer, before, after),
  ({ parentQuestion, answer }) => (answer === null ? null : all(parentQuestion, answer)),
  ({ answer }) => (answer === null ? null : all(answer)),
  ({ parentQuestion, before }) => (before === null ? null : all(parentQuestion, before)),
  ({ parentQuestion, after }) => (after === null ? null : all(parentQuestion, after)),
  ({ parentQuestion }) => (parentQuestion === null ? null : all(parentQuestion)),
  ({ question }) => (question.length < TELLING_LETTERS ? null : ''),
]

/**
 * Pairs places that ask the same, by what else they have in common; those that could go several ways are left.
 * Where one note asks the same twice, what stands around decides, and their order only where that does not.
 */
export function pairSameQuestion(records: readonly Place[], cards: readonly Place[]): readonly Pair[] {
  const [record, card] = [records[0], cards[0]]
  if (records.length === 1 && cards.length === 1 && record?.locator.path === card?.locator.path)
    return record === undefined || card === undefined ? [] : [{ record, card }]
  const open: Open = { records: new Set(records), cards: new Set(cards), pairs: [] }
  for (const key of SAME_NOTE) pairBy(key, open, (group) => group.length === 1)
  for (const key of [...SAME_NOTE, ...ANOTHER_NOTE]) pairBy(key, open, inOneNote)
  return open.pairs
}

interface Open {
  readonly records: Set<Place>
  readonly cards: Set<Place>
  readonly pairs: Pair[]
}
/** Pairs those that a key puts together, in their order, where there are as many records as cards. */
function pairBy(key: Key, open: Open, isSure: (group: readonly Place[]) => boolean): void {
  if (open.records.size === 0 || open.cards.size === 0) return
  const recordsByKey = groupBy(open.records, key)
  for (const [value, cards] of groupBy(open.cards, key)) {
    const records = recordsByKey.get(value) ?? []
    if (records.length !== cards.length || !isSure(records) || !isSure(cards)) continue
    cards.sort(byPosition)
    for (const [index, record] of records.sort(byPosition).entries()) {
      const card = cards[index]
      if (card === undefined) continue
      open.pairs.push({ record, card })
      open.records.delete(record)
      open.cards.delete(card)
    }
  }
}

const byPosition = (left: Place, right: Place) => left.locator.position - right.locator.position

const inOneNote = (group: readonly Place[]): boolean => new Set(group.map(({ locator }) => locator.path)).size === 1

function groupBy(places: Iterable<Place>, key: Key): Map<string, Place[]> {
  const groups = new Map<string, Place[]>()
  for (const place of places) {
    const value = key(place.locator)
    if (value === null) continue
    const group = groups.get(value)
    if (group === undefined) groups.set(value, [place])
    else group.push(place)
  }
  return groups
}
