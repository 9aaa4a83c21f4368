import type { Zone } from '../../schedule/day.ts'
import { grouped } from '../grouped.ts'
import type { ReadImport } from '../import-formats.ts'
import type { Imported, ImportProblem } from '../imported.ts'
import { mediaLink } from '../safe-names.ts'
import { faceOf, flagTag } from './face.ts'
import { type FileWithOwn, isOwnCard, ownCardOf, ownStanding, standingAgain } from './own-notes.ts'
import { type AnkiCard, CARD_COLUMNS, type Collection, cardKey, REVLOG_COLUMNS } from './package/collection.ts'
import { type AnkiPackage, openPackage } from './package/open-package.ts'
import { positionOf } from './position.ts'
import { dayZero, reviewsFrom, scheduleFrom } from './schedule-from-anki.ts'

export const ANKI = 'anki'

/** Reads an .apkg or .colpkg of any version. Rejects with PrepError `cannotImport`. */
export const readAnki: ReadImport = async (path, { zone }) => importedFrom(await openPackage(path), zone)

/** What a collection of Anki's holds, in prep's terms. `byPosition`: whether all its notes stand as new cards are to come. */
export function importedFrom({ collection, media, problems }: AnkiPackage, zone: Zone, byPosition = false): Imported {
  const { noteTypes, decks, notes, cards, revlog } = collection
  const firstDay = dayZero(collection, zone)
  const typeById = new Map(noteTypes.map((type) => [type.id, type]))
  const deckById = new Map(decks.map((deck) => [deck.id, deck]))
  const noteById = new Map(notes.map((note) => [note.id, note]))
  const logOf = grouped(revlog, ({ cid }) => cid)
  const files = new Map<string, FileWithOwn>()
  const makeshift = new Map<string, number>()
  const keys = new Set<string>()
  const keyed: [key: string, card: AnkiCard][] = []
  let lost = 0
  const placeOf = placesOf(cards, (nid) => byPosition || ownCardOf(noteById.get(nid)?.guid ?? '') !== null)
  for (const card of [...cards].sort(inOrder(placeOf))) {
    const note = noteById.get(card.nid)
    const type = note && typeById.get(note.noteType)
    if (note === undefined || type === undefined) {
      lost += 1
      continue
    }
    const deck = deckById.get(card.odid !== 0 ? card.odid : card.did)?.path ?? ['Default']
    const { question, answer, isMakeshift } = faceOf(card, note, type, deck, (name) => mediaLink(deck, name))
    if (isMakeshift) makeshift.set(type.name, (makeshift.get(type.name) ?? 0) + 1)
    const log = logOf.get(card.id) ?? []
    const plain = cardKey(note.guid, card.ord)
    const key = keys.has(plain) ? `${plain}:${card.id}` : plain
    keys.add(key)
    keyed.push([key, card])
    const flag = flagTag(card.flags)
    const own = ownCardOf(note.guid)
    const name = JSON.stringify(deck)
    const file = files.get(name) ?? { path: deck, deck: deck.join('/'), cards: [] }
    files.set(name, file)
    file.cards.push({
      card: {
        key,
        question,
        answer,
        tags: flag === null ? note.tags : [...note.tags, flag],
        reviews: reviewsFrom(card, log),
        schedule: scheduleFrom(card, log, firstDay, zone),
        suspended: card.queue === -1,
        standsSince: new Date(card.mod * 1000),
        ...(own === null ? {} : { own }),
      },
      standing: isOwnCard(card, note, type) ? ownStanding(note.fields, type.fields) : null,
    })
  }
  const remarks: ImportProblem[] = [
    ...[...makeshift].map(([place, count]): ImportProblem => ({ kind: 'template', place, count })),
    ...(lost > 0 ? [{ kind: 'unreadablePart' as const, place: 'cards', count: lost }] : []),
  ]
  return {
    source: ANKI,
    notes: [...files.values()].map((file) => ({ ...file, cards: standingAgain(file.cards) })),
    media,
    problems: [...problems, ...remarks],
    kept: keptOf(
      collection,
      firstDay,
      keyed,
      media.map(({ name }) => name),
    ),
  } satisfies Imported
}

/** What Markdown cannot hold: all fields of all notes, the cards' and the log's rows, note types, decks. */
function keptOf(
  { noteTypes, decks, notes, revlog, deckConfigs }: Collection,
  firstDay: number,
  keyed: readonly [string, AnkiCard][],
  media: readonly string[],
): NonNullable<Imported['kept']> {
  const usedTypes = new Set(notes.map(({ noteType }) => noteType))
  return {
    noteTypes: Object.fromEntries(noteTypes.filter(({ id }) => usedTypes.has(id)).map(({ id, json }) => [id, json])),
    decks: Object.fromEntries(decks.map(({ id, json }) => [id, json])),
    deckConfigs,
    notes: Object.fromEntries(notes.map((note) => [note.id, note])),
    // The day that `due` counts from may be another one in the next package.
    cards: Object.fromEntries(keyed.map(([key, card]) => [key, [firstDay, ...CARD_COLUMNS.map((name) => card[name])]])),
    revlog: Object.fromEntries(revlog.map((row) => [row.id, REVLOG_COLUMNS.map((name) => row[name])])),
    media: Object.fromEntries(media.map((name) => [name, 1])),
  }
}

/** The place of each note of prep's own: its number tells nothing, but its cards stand in the order of the notes of prep. */
function placesOf(cards: readonly AnkiCard[], isOwn: (nid: number) => boolean): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  for (const card of cards) {
    if (!isOwn(card.nid)) continue
    const place = positionOf(card) ?? Number.MAX_SAFE_INTEGER
    places.set(card.nid, Math.min(place, places.get(card.nid) ?? place))
  }
  return places
}

/** As they were made, prep's own behind the others; the cards of one note beside each other. */
const inOrder =
  (placeOf: ReadonlyMap<number, number>) =>
  (left: AnkiCard, right: AnkiCard): number =>
    (placeOf.get(left.nid) ?? -1) - (placeOf.get(right.nid) ?? -1) ||
    left.nid - right.nid ||
    left.ord - right.ord ||
    left.id - right.id
