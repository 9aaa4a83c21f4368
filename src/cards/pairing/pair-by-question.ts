import type { CardId } from '../card.ts'
import { normalise } from '../normalise.ts'
import { fileName, type Locator } from './identity.ts'

/** A card as it is in the notes now, by the id that its text gives it, or a record by its own. */
export interface Place {
  readonly id: CardId
  readonly locator: Locator
}

export interface Pair<CardPlace extends Place = Place> {
  readonly record: Place
  readonly card: CardPlace
}

/** A question with fewer letters than this ("장점은?") says too little to be found in another note by its words alone. */
export const TELLING_LETTERS = 8

/** The name of a section that stands nearest to the question. */
const nearestName = (section: string): string => normalise(section.slice(section.lastIndexOf('\n') + 1))

type Key = (locator: Locator) => string | null

const all = (...parts: readonly (string | null)[]): string => JSON.stringify(parts)

/** What two places in one note with the same question may have in common as well, the surest first. */
const AROUND: readonly Key[] = [
  ({ parentQuestion, section, answer, before, after }) =>
    section && all(parentQuestion, normalise(section), answer, before, after),
  ({ parentQuestion, section, answer }) => section && answer && all(parentQuestion, normalise(section), answer),
  ({ parentQuestion, answer }) => answer && all(parentQuestion, answer),
  // Groups are alike: where nothing is answered yet, what stands around is the same in each of them.
  ({ parentQuestion, section }) => section && all(parentQuestion, normalise(section)),
  ({ parentQuestion, section }) => section && all(parentQuestion, nearestName(section)),
  ({ parentQuestion, answer, before, after }) => all(parentQuestion, answer, before, after),
  ({ parentQuestion, answer, before, after }) => all(parentQuestion, answer, ...[before ?? '', after ?? ''].sort()),
  ({ parentQuestion, answer, before }) => before && all(parentQuestion, answer, before),
  ({ parentQuestion, answer, after }) => after && all(parentQuestion, answer, after),
  ({ parentQuestion, answer }) => all(parentQuestion, answer),
  ({ parentQuestion, before, after }) => all(parentQuestion, before, after),
  ({ parentQuestion, before }) => before && all(parentQuestion, before),
  ({ parentQuestion, after }) => after && all(parentQuestion, after),
  ({ parentQuestion }) => all(parentQuestion),
  ({ answer }) => answer && all(answer),
  ({ before, after }) => all(before, after),
  () => '',
]

/**
 * One note is the same file; else, where it was moved or stands elsewhere on another device, a file of the same name
 * that makes the same deck; else the same deck, with the same answer.
 */
const NOTES: readonly ((locator: Locator) => string)[] = [
  ({ path }) => path,
  ({ path, deck }) => all(fileName(path), deck),
  ({ deck, answer }) => all(deck, answer),
]

const SAME_NOTE: readonly Key[] = NOTES.flatMap((note) =>
  AROUND.map(
    (around): Key =>
      (locator) => {
        const value = around(locator)
        return value === null ? null : all(note(locator), value)
      },
  ),
)

/** The same question with another answer in another note is another question: all of these have the answer in them. */
const ANOTHER_NOTE: readonly Key[] = [
  ({ parentQuestion, answer, before, after }) =>
    before === null && after === null && answer === null ? null : all(parentQuestion, answer, before, after),
  ({ parentQuestion, answer }) => (answer === null ? null : all(parentQuestion, answer)),
  ({ answer }) => (answer === null ? null : all(answer)),
  ({ parentQuestion, answer, before }) => (before === null ? null : all(parentQuestion, answer, before)),
  ({ parentQuestion, answer, after }) => (after === null ? null : all(parentQuestion, answer, after)),
  ({ parentQuestion, answer }) => (parentQuestion === null ? null : all(parentQuestion, answer)),
  ({ question, answer }) => (question.length < TELLING_LETTERS ? null : all(answer)),
]

/**
 * Pairs places that ask the same, by what else they have in common; those that could go several ways are left.
 * Where one note asks the same twice, what stands around decides, and their order only where that does not.
 */
export function pairSameQuestion<CardPlace extends Place>(
  records: readonly Place[],
  cards: readonly CardPlace[],
): readonly Pair<CardPlace>[] {
  const [record, card] = [records[0], cards[0]]
  if (records.length === 1 && cards.length === 1 && record?.locator.path === card?.locator.path)
    return record === undefined || card === undefined || isAnother(record.locator, card.locator)
      ? []
      : [{ record, card }]
  const open: Open<CardPlace> = { records: new Set(records), cards: new Set(cards), pairs: [] }
  for (const key of SAME_NOTE) pairBy(key, open, (group) => group.length === 1)
  for (const key of [...SAME_NOTE, ...ANOTHER_NOTE]) pairBy(key, open, inOneNote)
  return open.pairs
}

/** Pairs what stands where it stood, with all around it as it was, and is the only one of its kind. */
export function pairUnmoved<CardPlace extends Place>(
  records: readonly Place[],
  cards: readonly CardPlace[],
): readonly Pair<CardPlace>[] {
  const paths = new Set(records.map(({ locator }) => locator.path))
  const open: Open<CardPlace> = {
    records: new Set(records.filter(({ locator }) => locator.path !== '')),
    cards: new Set(records.length === 0 ? [] : cards.filter(({ locator }) => paths.has(locator.path))),
    pairs: [],
  }
  pairBy(UNMOVED, open, (group) => group.length === 1)
  return open.pairs
}

const UNMOVED: Key = ({ path, question, deck, answer, parentQuestion, before, after }) =>
  all(path, question, deck, answer, parentQuestion, before, after)

/**
 * Whether two places with the same few words are of different questions for certain: under other names, with other answers,
 * and among other questions. A heading may be renamed; "장단점" under another one, of which nothing else is the same, is not it.
 */
export function isAnother(record: Locator, card: Locator): boolean {
  if (record.section === null || card.section === null || record.question.length >= TELLING_LETTERS) return false
  if (nearestName(record.section) === nearestName(card.section) || record.answer === card.answer) return false
  const isAmongOthers = record.before !== card.before || record.after !== card.after
  return isAmongOthers || (record.before === null && record.after === null)
}

interface Open<CardPlace extends Place> {
  readonly records: Set<Place>
  readonly cards: Set<CardPlace>
  readonly pairs: Pair<CardPlace>[]
}
/** Pairs those that a key puts together, in their order, where there are as many records as cards. */
function pairBy<CardPlace extends Place>(
  key: Key,
  open: Open<CardPlace>,
  isSure: (group: readonly Place[]) => boolean,
): void {
  if (open.records.size === 0 || open.cards.size === 0) return
  const recordsByKey = groupBy(open.records, key)
  for (const [value, cards] of groupBy(open.cards, key)) {
    const records = recordsByKey.get(value) ?? []
    if (records.length !== cards.length || !isSure(records) || !isSure(cards)) continue
    cards.sort(byPosition)
    for (const [index, record] of records.sort(byPosition).entries()) {
      const card = cards[index]
      if (card === undefined || isAnother(record.locator, card.locator)) continue
      open.pairs.push({ record, card })
      open.records.delete(record)
      open.cards.delete(card)
    }
  }
}

const byPosition = (left: Place, right: Place) => left.locator.position - right.locator.position

const inOneNote = (group: readonly Place[]): boolean => new Set(group.map(({ locator }) => locator.path)).size === 1

function groupBy<Each extends Place>(places: Iterable<Each>, key: Key): Map<string, Each[]> {
  const groups = new Map<string, Each[]>()
  for (const place of places) {
    const value = key(place.locator)
    if (value === null) continue
    const group = groups.get(value)
    if (group === undefined) groups.set(value, [place])
    else group.push(place)
  }
  return groups
}
