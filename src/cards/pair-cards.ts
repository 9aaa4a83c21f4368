import type { Card, CardId } from './card.ts'
import { fileName, type Locator, locateCards, mintAnother, placeKey, plainLocator } from './identity.ts'
import { pairByLikeness } from './pair-by-likeness.ts'
import { type Pair, type Place, pairSameQuestion } from './pair-by-question.ts'

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
  const places = locateCards(cards, absolute).map((locator, index): Place => ({ id: cards[index]?.id ?? '', locator }))
  const pathsRead = new Set(places.map(({ locator }) => locator.path))
  const { here, loose } = recordPlaces(records, pathsRead, exists)

  const pairs: Pair[] = pairBySameQuestion(here, places)
  const pairedRecords = new Set(pairs.map(({ record }) => record))
  const pairedCards = new Set(pairs.map(({ card }) => card))
  const leftRecords = here.filter((record) => !pairedRecords.has(record) && record.locator.path !== '')
  const leftCards = leftRecords.length === 0 ? [] : places.filter((place) => !pairedCards.has(place))
  const alike = pairByLikeness(leftRecords, leftCards, noteFollower(pairs, pathsRead))
  pairs.push(...alike.pairs)

  const ids = rememberedIds(places, pairs, records, loose)
  const idOf = (place: Place) => ids.get(place) ?? place.id
  const byPlace = new Map(places.map((place) => [placeKey(place.locator.path, place.id), idOf(place)]))
  const parentOf = ({ locator: { parent, path } }: Place) =>
    parent === null ? null : (byPlace.get(placeKey(path, parent)) ?? parent)
  const locatorOf = (place: Place): Locator => plainLocator(place.locator, parentOf(place))
  const byId = new Map(places.map((place) => [idOf(place), place]))
  const found = new Set(pairs.map(({ record }) => record.id))
  return {
    cards: cards.map((card, index) => {
      const place = places[index]
      return place === undefined ? card : renameCard(card, idOf(place), parentOf(place))
    }),
    relinked: pairs
      .map(({ record, card }) => relink(record.id, record.locator, locatorOf(card)))
      .filter((each) => each !== null),
    orphaned: here.filter(({ id }) => !found.has(id)).map(({ id }) => id),
    ambiguous: alike.ambiguous.map(({ record, cards: candidates }) => ({
      card: record.id,
      candidates: candidates.map(idOf),
    })),
    locators: {
      get: (id) => {
        const place = byId.get(id)
        return place === undefined ? undefined : locatorOf(place)
      },
    },
  }
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

function pairBySameQuestion(records: readonly Place[], cards: readonly Place[]): Pair[] {
  const groups = new Map<string, { records: Place[]; cards: Place[] }>()
  for (const record of records) {
    if (record.locator.path === '') continue
    const group = groups.get(record.locator.question)
    if (group === undefined) groups.set(record.locator.question, { records: [record], cards: [] })
    else group.records.push(record)
  }
  for (const card of cards) groups.get(card.locator.question)?.cards.push(card)
  return [...groups.values()].flatMap((group) => pairSameQuestion(group.records, group.cards))
}

/** Tells whether a record's note is a card's: the same file; where that is gone the same deck; where others of it went. */
function noteFollower(
  pairs: readonly Pair[],
  pathsRead: ReadonlySet<string>,
): (record: Locator, card: Locator) => boolean {
  const follows = new Set(pairs.map(({ record, card }) => JSON.stringify([record.locator.path, card.locator.path])))
  return (record, card) =>
    record.path === card.path ||
    (record.deck === card.deck && !pathsRead.has(record.path)) ||
    follows.has(JSON.stringify([record.path, card.path]))
}

/** The id that each card has from now on. */
function rememberedIds(
  places: readonly Place[],
  pairs: readonly Pair[],
  records: ReadonlyMap<CardId, Located>,
  loose: ReadonlySet<CardId>,
): ReadonlyMap<Place, CardId> {
  const ids = new Map(pairs.map(({ record, card }) => [card, record.id]))
  const used = new Set(ids.values())
  for (const place of places) {
    if (ids.has(place)) continue
    let own = place.id
    for (let attempt = 1; used.has(own) || (records.has(own) && !loose.has(own)); attempt += 1)
      own = mintAnother(place.id, attempt)
    ids.set(place, own)
    used.add(own)
  }
  return ids
}

function renameCard(card: Card, id: CardId, parent: CardId | null): Card {
  return id === card.id && parent === card.parent ? card : { ...card, id, parent }
}

function relink(card: CardId, before: Locator, locator: Locator): Relink | null {
  // Another device has the same notes in another folder: to write down each one's path in turn would never end.
  const edited = before.question !== locator.question || fileName(before.path) !== fileName(locator.path)
  const around: readonly (keyof Locator)[] = ['answer', 'deck', 'parent', 'parentQuestion', 'before', 'after']
  if (!edited && around.every((name) => before[name] === locator[name])) return null
  return { card, before, locator, edited }
}
