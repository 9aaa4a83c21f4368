import type { Card, CardId } from '../card.ts'
import { CardIds } from './card-ids.ts'
import { CardLocator, type Locator, locateCards, plainLocator, Surroundings } from './identity.ts'
import type { LastReading, Reading } from './last-reading.ts'
import { pathOf } from './late-card.ts'
import { LateLocator } from './late-locator.ts'
import { NotesNow, readingOf } from './notes-now.ts'
import type { Place } from './pair-by-question.ts'
import { type ExactPairs, pairExactly, type Remembered } from './pair-exactly.ts'
import { pairSince } from './pair-since.ts'
import { CardPlace, RememberedIds } from './remembered-ids.ts'
import { type Relink, Standing } from './standing.ts'
import { type Twins, twinsAmong } from './twins.ts'

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
  /** Records that may be of one question: see `Twins`. */
  readonly twins: readonly Twins[]
  /** What is to be kept for the next reading. */
  readonly reading: () => Reading
}

export interface PairingOptions {
  /** Makes a path of a card's source absolute, and the one true path of its file. */
  readonly absolute?: (path: string) => string
  /** Makes it absolute without looking at the disk; a path that a record has is then taken as it is. */
  readonly plain?: ((path: string) => string) | null
  /**
   * Whether a note that was not read this time still exists, or may come back. Its records stay with it: a question that looks
   * the same in another note is another one.
   */
  readonly exists?: (path: string) => boolean
  /** What stood in the notes when they were last read on this device. */
  readonly last?: LastReading | null
  /** Notes that were read, as cards show their paths; needed where there are some without cards. */
  readonly read?: readonly string[]
}

/**
 * Finds each card's record again after the notes were edited: by the question's words and what stands around it, then
 * by likeness among the few left. `cards` are all cards of the notes that were read, in their order.
 */
export function pairCards(
  cards: readonly Card[],
  records: Remembered,
  { absolute = (path) => path, plain = null, exists = () => false, last = null, read = [] }: PairingOptions = {},
): Pairing {
  const fullPath = pathFinder(records, { last, absolute, plain })
  const unremembered = records.size === 0 ? asTheyAre(cards, fullPath, last) : null
  if (unremembered !== null) return unremembered
  const exact = pairExactly(cards, records, fullPath)
  const surroundings = new Surroundings(cards)
  const pathsRead = new Set(read.map(fullPath))
  const places = placesLeft(cards, exact, { fullPath, surroundings, pathsRead })
  const { here, loose } = recordPlaces(records, exact)
  const notesNow = new NotesNow(cards, fullPath, surroundings, last)
  const stay = new Map<string, boolean>()
  const stays = (path: string): boolean => {
    const known = stay.get(path) ?? exists(path)
    stay.set(path, known)
    return known
  }
  const isRecorded = (id: CardId) => records.has(id) && records.get(id)?.locator?.path !== ''
  const paired = pairSince(here, places, { notes: notesNow, pathsRead, stays, isRecorded })
  const remembered = new RememberedIds(cards, places, paired.pairs, records, loose, exact)
  const standing = new Standing(cards, remembered, surroundings, fullPath)
  const locatorAt = (index: number) => standing.at(index) as Locator
  const orphaned = [...here.filter(({ locator }) => locator.path === ''), ...paired.left].map(({ id }) => id)
  // What was left before has been looked at then, but a record may have come to the place of another since.
  const isNews = ({ other, isSamePlace }: Twins) => isSamePlace || last?.orphaned.has(other) !== true
  const recordAt = (index: number): CardId | null => (isRecorded(remembered.id(index)) ? remembered.id(index) : null)
  return {
    cards: standing.renamed(),
    relinked: [
      ...paired.pairs.flatMap(({ record, card }) => standing.changeSince(record, card)),
      ...(exact === null ? [] : standing.changesSince(exact)),
    ],
    orphaned,
    twins: [...twinsAmong(paired.left, { cards, recordAt, locatorAt }).filter(isNews), ...paired.twins],
    get ambiguous() {
      const idOf = ({ index }: CardPlace) => remembered.id(index)
      return paired.likely().map(({ record, cards: likely }) => ({ card: record.id, candidates: likely.map(idOf) }))
    },
    reading: () =>
      readingOf(notesNow, {
        orphaned,
        found: paired.found,
        isRecorded,
        areOwn: remembered.isAsRead,
        idAt: (index) => remembered.id(index),
        locatorAt,
      }),
    locators: {
      get: (id) => {
        const index = remembered.indexOf(id)
        return index < 0 ? undefined : standing.at(index)
      },
    },
  }
}

/** The places of cards that no record names exactly; `pathsRead` learns the paths of all. */
function placesLeft(
  cards: readonly Card[],
  exact: ExactPairs | null,
  {
    fullPath,
    surroundings,
    pathsRead,
  }: { fullPath: (path: string) => string; surroundings: Surroundings; pathsRead: Set<string> },
): readonly CardPlace[] {
  const places: CardPlace[] = []
  let shown: string | null = null
  let path = ''
  let position = 0
  for (let index = 0; index < cards.length; index += 1) {
    const card = cards[index]
    if (card === undefined) continue
    const own = pathOf(card)
    position = own === shown ? position + 1 : 0
    if (position === 0) {
      shown = own
      path = fullPath(own)
      pathsRead.add(path)
    }
    if (exact !== null && (exact.recordOf[index] ?? -1) >= 0) continue
    places.push(new CardPlace(card, index, new CardLocator(card, index, path, position, surroundings)))
  }
  return places
}

/** Whole paths of notes, looked for on the disk only where no record has the path as it is. */
export function pathFinder(
  { kept }: Remembered,
  { last = null, absolute = (path) => path, plain = null }: Pick<PairingOptions, 'last' | 'absolute' | 'plain'>,
): (path: string) => string {
  const known = new Set(kept?.places.paths)
  for (const path of last?.notes.keys() ?? []) known.add(path)
  const found = new Map<string, string>()
  return (path) => {
    const before = found.get(path)
    if (before !== undefined) return before
    const asItIs = plain?.(path)
    const full = asItIs !== undefined && known.has(asItIs) ? asItIs : absolute(path)
    found.set(path, full)
    return full
  }
}

/** Cards of which nothing is remembered; null when some share an id and need others. Where they are is found out when asked for. */
function asTheyAre(
  cards: readonly Card[],
  fullPath: (path: string) => string,
  last: LastReading | null,
): Pairing | null {
  const ids = new CardIds(cards)
  if (ids.areShared) return null
  let located: readonly Locator[] | null = null
  const locatorAt = (index: number): Locator | undefined => {
    located ??= locateCards(cards, fullPath)
    const locator = located[index]
    return locator === undefined ? undefined : plainLocator(locator, locator.parent)
  }
  return {
    cards,
    relinked: [],
    orphaned: [],
    ambiguous: [],
    twins: [],
    locators: { get: (id) => locatorAt(ids.placeOf(id)) },
    reading: () =>
      readingOf(new NotesNow(cards, fullPath, new Surroundings(cards), last), {
        orphaned: [],
        found: new Set(),
        isRecorded: () => false,
        areOwn: true,
        idAt: (index) => cards[index]?.id ?? '',
        locatorAt: (index) => locatorAt(index) as Locator,
      }),
  }
}

/** Records whose cards were not found yet, and ids of records that were never located. */
function recordPlaces(
  records: Remembered,
  exact: ExactPairs | null,
): { here: readonly Place[]; loose: ReadonlySet<CardId> } {
  const here: Place[] = []
  const loose = new Set<CardId>()
  for (const [id, locator] of exact === null ? locatorsIn(records) : locatorsLeft(records, exact))
    if (locator === null) loose.add(id)
    else here.push({ id, locator })
  return { here, loose }
}

function* locatorsIn(records: Remembered): Generator<[CardId, Locator | null]> {
  for (const [id, { locator }] of records) yield [id, locator]
}

/** In the order of `locatorsIn`. */
function* locatorsLeft(records: Remembered, exact: ExactPairs): Generator<[CardId, Locator | null]> {
  const { places, isPaired, isChanged } = exact
  const known = new Set<CardId>()
  for (let place = 0; place < places.size; place += 1) {
    if (isPaired[place] === 1) continue
    const id = places.id(place)
    if (isChanged[place] === 1) {
      known.add(id)
      yield [id, records.get(id)?.locator ?? null]
    } else yield [id, places.pathPlace(place) < 0 ? null : new LateLocator(places, place)]
  }
  for (const id of records.kept?.changed.keys() ?? []) {
    if (known.has(id)) continue
    const record = records.get(id)
    if (record !== undefined && places.placeOf(id) < 0) yield [id, record.locator]
  }
}
