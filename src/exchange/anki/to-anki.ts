import type { Card, CardId } from '../../cards/card.ts'
import { fileName } from '../../cards/identity.ts'
import { studyDay } from '../../schedule/day.ts'
import type { Review } from '../../schedule/schedule.ts'
import { type Beside, digestOf } from '../beside.ts'
import { reviewsByCard } from '../reviews-by-card.ts'
import type { Whole } from '../whole.ts'
import type { AnkiCard, AnkiNote, Deck, NoteType, Revlog } from './collection.ts'
import { OWN_OPTIONS } from './collection-json.ts'
import { type KeptAnki, keptAnki } from './kept-anki.ts'
import { markdownToHtml } from './markdown-html.ts'
import { OWN_NOTE_TYPE } from './note-type.ts'
import { ownGuid } from './own-notes.ts'
import { PackageMedia } from './package-media.ts'
import { freeNumbers, type PackageRows, stableId } from './package-rows.ts'
import { positionOf } from './position.ts'
import { returnFields } from './returned-fields.ts'
import { revlogOf, standingOf } from './schedule-to-anki.ts'

/** A card that came from Anki, with what was kept of it. */
interface Returned {
  readonly now: Card
  readonly original: AnkiCard
  readonly firstDay: number
  readonly kept: KeptAnki
  readonly folder: string
  /** `digestOf` the card as it came. */
  readonly read: string
}

export interface ToAnki {
  readonly rows: PackageRows
  /** Sides of cards that were edited in prep and belong to no single field in Anki. */
  readonly lost: number
}

/** All cards of a collection as Anki's rows: those that came from Anki under their own notes, the others as notes of prep's. */
export function toAnki(whole: Whole): ToAnki {
  const { cards, records, reviews, scheduling, now } = whole
  const { zone } = scheduling
  const besides = whole.besides('anki').map(({ folder, beside }) => ({ folder, beside, kept: keptAnki(beside) }))
  const origins = new Map(besides.flatMap((each) => originsIn(each)))
  const firstDay = [...origins.values()][0]?.firstDay ?? studyDay(firstInstant(reviews, now), zone)
  const mediaNames = new Map(besides.map(({ kept }) => [kept, new Set(kept.media)]))
  const reviewsOf = reviewsByCard(reviews)
  const media = new PackageMedia(whole.fileBeside)
  const nowSeconds = Math.floor(now.getTime() / 1000)
  const decks = new Map<number, Deck>([[1, { id: 1, path: ['Default'], isFiltered: false, config: 1 }]])
  const noteTypes = new Map<number, NoteType>()
  const notes: AnkiNote[] = []
  const made: AnkiCard[] = []
  const log: Revlog[] = []
  const noteNumber = freeNumbers()
  const cardNumber = freeNumbers()
  let lost = 0

  const returned = new Map<string, Returned[]>()
  cards.forEach((card) => {
    const origin = origins.get(card.id)
    if (origin === undefined) return
    const group = `${origin.folder}\n${origin.original.nid}`
    const own = returned.get(group)
    if (own === undefined) returned.set(group, [{ ...origin, now: card }])
    else own.push({ ...origin, now: card })
  })
  for (const group of returned.values()) {
    const [first] = group
    if (first === undefined) continue
    const { kept, folder, original } = first
    const note = kept.notes.get(original.nid)
    const type = note && kept.noteTypes.get(note.noteType)
    if (note === undefined || type === undefined) continue
    const home = kept.decks.get(original.odid !== 0 ? original.odid : original.did)
    const html = (markdown: string, card: Card) =>
      markdownToHtml(markdown, (link) => media.returned(card.source.path, link, kept.media))
    const edited = group.filter((one) => digestOf(one.now) !== one.read)
    const back = returnFields(note, type, home, edited, html)
    lost += back.lost
    noteTypes.set(type.id, type)
    const id = noteNumber(note.id)
    notes.push({ ...note, id, fields: back.fields, tags: back.tags, mod: back.isChanged ? nowSeconds : note.mod })
    for (const one of group) {
      const did = one.original.odid !== 0 ? one.original.odid : one.original.did
      const deck = kept.decks.get(did) ?? { id: did, path: ['Default'], isFiltered: false, config: 1 }
      const config = String(deck.config) in kept.deckConfigs ? deck.config : 1
      addDeck(decks, { ...deck, config, isFiltered: false })
      const cardId = cardNumber(one.original.id)
      const logged = kept.revlog.get(one.original.id) ?? []
      const known = new Set(logged.map((row) => row.id))
      const own = (reviewsOf.get(one.now.id) ?? []).filter(({ at }) => !known.has(at.getTime()))
      const shift = one.firstDay - firstDay
      made.push({ ...standing(one, own.length === 0, whole, firstDay, shift), id: cardId, nid: id, did })
      log.push(...logged.map((row) => ({ ...row, cid: cardId })), ...own.map((review) => revlogOf(review, cardId)))
    }
    media.keepNamed(folder, back.fields, mediaNames.get(kept) ?? new Set())
  }

  // Where every card of an import goes out, all of its media do, whoever uses them (a template's style, say).
  const outgoing = cards.flatMap(({ id }) => origins.get(id)?.kept ?? [])
  for (const { folder, kept } of besides)
    if (countOf(outgoing, kept) >= kept.cards.size) for (const name of kept.media) media.keep(folder, name)

  const byId = new Map(cards.map((card) => [card.id, card]))
  cards.forEach((card, index) => {
    if (origins.has(card.id)) return
    noteTypes.set(OWN_NOTE_TYPE.id, OWN_NOTE_TYPE)
    const path = card.deck
      .split('/')
      .map((part) => part.trim().replaceAll('::', ':'))
      .filter((part) => part !== '')
    const deck = addDeck(decks, {
      id: stableId('deck', path.join('::')),
      path: path.length === 0 ? ['prep'] : path,
      isFiltered: false,
      config: OWN_OPTIONS,
    })
    const html = (markdown: string) => markdownToHtml(markdown, (link) => media.own(card.source.path, link))
    const parent = card.parent === null ? undefined : byId.get(card.parent)
    const fields = [
      html(card.prompt),
      html(card.answer ?? ''),
      parent === undefined ? '' : html(parent.question),
      fileName(card.source.path).replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
    ]
    const id = noteNumber(stableId('note', card.id))
    const cardId = cardNumber(stableId('card', card.id))
    const tags = card.tags.map((tag) => tag.replaceAll(/\s+/gu, '-'))
    notes.push({ id, guid: ownGuid(card.id), noteType: OWN_NOTE_TYPE.id, mod: nowSeconds, tags, fields })
    const position = index + 1
    made.push({
      ...standingOf(records.get(card.id), position, scheduling, firstDay),
      id: cardId,
      nid: id,
      did: deck.id,
      ord: 0,
      mod: nowSeconds,
      flags: 0,
    })
    log.push(...(reviewsOf.get(card.id) ?? []).map((review) => revlogOf(review, cardId)))
  })
  const instant = freeNumbers()
  const revlog = [...log].sort((left, right) => left.id - right.id).map((row) => ({ ...row, id: instant(row.id) }))
  const deckConfigs = Object.assign({}, ...besides.map(({ kept }) => kept.deckConfigs))
  return { rows: { firstDay, noteTypes, decks, notes, cards: made, revlog, deckConfigs, media: media.files }, lost }
}

function originsIn({
  folder,
  beside,
  kept,
}: {
  folder: string
  beside: Beside
  kept: KeptAnki
}): [CardId, Omit<Returned, 'now'>][] {
  return [...beside.cards].flatMap(([key, { card, read }]): [CardId, Omit<Returned, 'now'>][] => {
    const found = kept.cards.get(key)
    const isWhole = found !== undefined && kept.noteTypes.has(kept.notes.get(found.card.nid)?.noteType ?? Number.NaN)
    return isWhole ? [[card, { original: found.card, firstDay: found.firstDay, kept, folder, read }]] : []
  })
}

/** As the card stood in Anki where nothing happened to it in prep; else as it stands in prep. */
function standing(
  { now, original }: Returned,
  isUntouched: boolean,
  { records, scheduling, now: instant }: Whole,
  firstDay: number,
  shift: number,
): AnkiCard {
  const record = records.get(now.id)
  const isSame = isUntouched && ((record?.schedule ?? null) === null) === (original.type === 0)
  const wasSuspended = original.queue === -1
  const isSuspended = record?.suspended ?? false
  const mod = Math.floor(instant.getTime() / 1000)
  if (!isSame) return { ...original, ...standingOf(record, positionOf(original), scheduling, firstDay), mod }
  const isFiltered = original.odid !== 0
  const due = isFiltered && original.odue !== 0 ? original.odue : original.due
  const countsDays = original.type !== 0 && due < 1_000_000_000
  const queue = isSuspended ? -1 : wasSuspended || isFiltered ? queueOf(original, due) : original.queue
  return { ...original, queue, due: countsDays ? due + shift : due, odue: 0, odid: 0 }
}

const queueOf = ({ type }: AnkiCard, due: number): number =>
  type === 0 ? 0 : type === 2 ? 2 : due < 1_000_000_000 ? 3 : 1

/** A deck with those above it, once each. */
function addDeck(decks: Map<number, Deck>, deck: Deck): Deck {
  const name = (path: readonly string[]) => path.join('::').toLowerCase()
  const same = [...decks.values()].find((each) => each.id === deck.id || name(each.path) === name(deck.path))
  if (same !== undefined) return same
  if (deck.path.length > 1) {
    const above = deck.path.slice(0, -1)
    addDeck(decks, { id: stableId('deck', above.join('::')), path: above, isFiltered: false, config: deck.config })
  }
  decks.set(deck.id, deck)
  return deck
}

const countOf = (all: readonly KeptAnki[], one: KeptAnki): number => all.filter((each) => each === one).length

const firstInstant = (reviews: readonly Review[], now: Date): Date => {
  const [first] = reviews
  return first !== undefined && first.at < now ? first.at : now
}
