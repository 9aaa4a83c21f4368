import type { Card, CardId } from './card.ts'
import { fileName, type Locator, locateCards, mintAnother, plainLocator, Surroundings } from './identity.ts'
import { LateCard, renameCard } from './late-card.ts'
import { questionHash } from './normalise.ts'
import { type NotesByDeck, pairByLikeness } from './pair-by-likeness.ts'
import { type Pair, type Place, pairSameQuestion } from './pair-by-question.ts'
import { haveSameIds } from './same-ids.ts'

/** What pairing needs of a record. */
export interface Located {
  readonly locator: Locator | null
}

export interface Relink {
  /** The remembered id, which the card has from now on. */
  readonly card: CardId
  readonly before: Locator
  /** Where the card is now: what is to be remembered. */
  readonly locator: Locator
  /** Whether the question reads otherwise, or its file is called otherwise: worth telling. Else its surroundings changed. */
  readonly edited: boolean
}

/** Where cards are, by id. */
export type Locators = Pick<ReadonlyMap<CardId, Locator>, 'get'>

export interface Pairing {
  /** The cards given, in their order, under their remembered ids; parents too. */
  readonly cards: readonly Card[]
  /** Records whose locator is out of date, with the new one. */
  readonly relinked: readonly Relink[]
  /** Records whose question is in no note any more. Kept for ever. */
  readonly orphaned: readonly CardId[]
  /** Records that could belong to several cards, or share one; nothing was decided. Also among the orphaned. */
  readonly ambiguous: readonly { readonly card: CardId; readonly candidates: readonly CardId[] }[]
  /** By the ids in `cards`: where each card is now, to be remembered (`minted`) when it is first reviewed. */
  readonly locators: Locators
}

export interface PairingOptions {
  /** Makes a path of a card's source absolute. */
  readonly absolute?: (path: string) => string
  /**
   * Whether a note that was not read this time still exists. Its records stay with it: a question that looks the same
   * in another note is another one.
   */
  readonly exists?: (path: string) => boolean
}

/**
 * Finds each card's record again after the notes were edited: by the question's words and what stands around it, then
 * by likeness among the few left. `cards` are all cards of the notes that were read, in their order.
 */
export function pairCards(
  cards: readonly Card[],
  records: ReadonlyMap<CardId, Located>,
  { absolute = (path) => path, exists = () => false }: PairingOptions = {},
): Pairing {
  const unremembered = records.size === 0 ? asTheyAre(cards, absolute) : null
  if (unremembered !== null) return unremembered
  const surroundings = new Surroundings(cards)
  const places = locateCards(cards, absolute, surroundings).map(
    (locator, index): CardPlace => ({ id: cards[index]?.id ?? '', index, locator }),
  )
  const pathsRead = new Set<string>()
  for (const { locator } of places) pathsRead.add(locator.path)
  const { here, loose } = recordPlaces(records, pathsRead, exists)

  const pairs = pairBySameQuestion(here, places, cards)
  const pairedRecords = new Set(pairs.map(({ record }) => record))
  const pairedCards = new Set<Place>(pairs.map(({ card }) => card))
  const leftRecords = here.filter((record) => !pairedRecords.has(record) && record.locator.path !== '')
  const leftCards = leftRecords.length === 0 ? [] : places.filter((place) => !pairedCards.has(place))
  const alike = pairByLikeness(leftRecords, leftCards, noteFollower(pairs, pathsRead))
  pairs.push(...alike.pairs)

  const ids = rememberedIds(places, pairs, records, loose)
  const idOf = ({ index }: CardPlace) => ids[index] ?? ''
  const parentOf = ({ index }: CardPlace): CardId | null => {
    const parent = cards[index]?.parent ?? null
    return parent === null ? null : (ids[surroundings.parentOf(index)] ?? parent)
  }
  const locatorOf = (place: CardPlace): Locator => plainLocator(place.locator, parentOf(place))
  let byId: ReadonlyMap<CardId, CardPlace> | null = null
  const found = new Set(pairs.map(({ record }) => record.id))
  return {
    cards: cards.map((card, index) => {
      const place = places[index]
      return place === undefined ? card : renameCard(card, idOf(place), parentOf(place))
    }),
    relinked: pairs.flatMap(({ record, card }) => {
      const change = changeBetween(record.locator, card.locator, parentOf(card))
      return change === null
        ? []
        : [{ card: record.id, before: record.locator, locator: locatorOf(card), edited: change === 'edited' }]
    }),
    orphaned: here.filter(({ id }) => !found.has(id)).map(({ id }) => id),
    ambiguous: alike.ambiguous.map(({ record, cards: candidates }) => ({
      card: record.id,
      candidates: candidates.map(idOf),
    })),
    locators: {
      get: (id) => {
        byId ??= new Map(places.map((place) => [idOf(place), place]))
        const place = byId.get(id)
        return place === undefined ? undefined : locatorOf(place)
      },
    },
  }
}

/** Cards of which nothing is remembered; null when some share an id and need others. Where they are is found out when asked for. */
function asTheyAre(cards: readonly Card[], absolute: (path: string) => string): Pairing | null {
  if (haveSameIds(cards)) return null
  let located: readonly Locator[] | null = null
  const get = (id: CardId) => {
    const index = cards.findIndex((card) => card.id === id)
    if (index < 0) return undefined
    located ??= locateCards(cards, absolute)
    const locator = located[index]
    return locator === undefined ? undefined : plainLocator(locator, locator.parent)
  }
  return { cards, relinked: [], orphaned: [], ambiguous: [], locators: { get } }
}

/** A card's place, with its index among all cards. */
interface CardPlace extends Place {
  readonly index: number
}

/** Records whose cards can be among those read, and ids of records that were never located. */
function recordPlaces(
  records: ReadonlyMap<CardId, Located>,
  pathsRead: ReadonlySet<string>,
  exists: (path: string) => boolean,
): { here: readonly Place[]; loose: ReadonlySet<CardId> } {
  const here: Place[] = []
  const loose = new Set<CardId>()
  const stays = new Map<string, boolean>()
  for (const [id, { locator }] of records) {
    if (locator === null) {
      loose.add(id)
      continue
    }
    const { path } = locator
    if (!stays.has(path)) stays.set(path, path !== '' && !pathsRead.has(path) && exists(path))
    if (stays.get(path) !== true) here.push({ id, locator })
  }
  return { here, loose }
}

function pairBySameQuestion(
  records: readonly Place[],
  places: readonly CardPlace[],
  cards: readonly Card[],
): Pair<CardPlace>[] {
  const groups = new Map<string, { records: Place[]; cards: CardPlace[] }>()
  const hashes = new Set<number>()
  for (const record of records) {
    const { path, question } = record.locator
    if (path === '') continue
    const group = groups.get(question)
    if (group !== undefined) {
      group.records.push(record)
      continue
    }
    groups.set(question, { records: [record], cards: [] })
    hashes.add(questionHash(question))
  }
  if (groups.size === 0) return []
  for (const place of places) {
    const card = cards[place.index]
    // To normalise every question of a large collection takes longer than all the rest.
    if (card instanceof LateCard && !hashes.has(card.note.questionHash(card.place))) continue
    groups.get(place.locator.question)?.cards.push(place)
  }
  return [...groups.values()].flatMap((group) => pairSameQuestion(group.records, group.cards))
}

/** Gives the notes, by path, where a record's may be now: the same; where it is gone those of its deck; where others of it went. */
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
      ...(pathsRead.has(record.path) ? [] : (notes.get(record.deck) ?? [])),
      ...(follows.get(record.path) ?? []),
    ])
}

/** The id that each card has from now on. */
function rememberedIds(
  places: readonly CardPlace[],
  pairs: readonly Pair<CardPlace>[],
  records: ReadonlyMap<CardId, Located>,
  loose: ReadonlySet<CardId>,
): readonly CardId[] {
  const ids: CardId[] = new Array(places.length).fill('')
  const used = new Set<CardId>()
  for (const { record, card } of pairs) {
    ids[card.index] = record.id
    used.add(record.id)
  }
  for (const { id, index } of places) {
    if (ids[index] !== '') continue
    let own = id
    for (let attempt = 1; used.has(own) || (records.has(own) && !loose.has(own)); attempt += 1)
      own = mintAnother(id, attempt)
    ids[index] = own
    used.add(own)
  }
  return ids
}

const AROUND: readonly (keyof Locator)[] = ['answer', 'deck', 'parentQuestion', 'before', 'after']

/** Whether a card is not where its record has it: what it says or its file's name, or only what stands around it. */
function changeBetween(before: Locator, now: Locator, parent: CardId | null): 'edited' | 'moved' | null {
  // Another device has the same notes in another folder: to write down each one's path in turn would never end.
  if (before.question !== now.question || fileName(before.path) !== fileName(now.path)) return 'edited'
  return before.parent === parent && AROUND.every((name) => before[name] === now[name]) ? null : 'moved'
}
