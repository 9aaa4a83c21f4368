import type { Card } from '../../cards/card.ts'
import { fileName } from '../../cards/pairing/identity.ts'
import { shownSection } from '../../cards/section.ts'
import { studyDay } from '../../schedule/day.ts'
import type { Review } from '../../schedule/schedule.ts'
import { digestOf } from '../beside.ts'
import { grouped } from '../grouped.ts'
import { reviewsByCard } from '../reviews-by-card.ts'
import type { Whole } from '../whole.ts'
import { DeckTree } from './deck-tree.ts'
import { type KeptAnki, keptAnki } from './kept-anki.ts'
import { OWN_NOTE_TYPE } from './note-type.ts'
import { ownGuid } from './own-notes.ts'
import type { AnkiCard, AnkiNote, NoteType, Revlog } from './package/collection.ts'
import { OWN_OPTIONS } from './package/collection-json.ts'
import { PackageMedia } from './package/package-media.ts'
import { freeNumbers, type PackageRows, stableId } from './package/package-rows.ts'
import { originsIn, type Returned, standing } from './returned-cards.ts'
import { returnFields } from './returned-fields.ts'
import { revlogOf, standingOf } from './schedule-to-anki.ts'
import { markdownToHtml } from './text/markdown-html.ts'

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
  const deckConfigs = Object.assign({}, ...besides.map(({ kept }) => kept.deckConfigs))
  const decks = new DeckTree(
    besides.flatMap(({ kept }) =>
      [...kept.decks.values()].map((deck) => (String(deck.config) in deckConfigs ? deck : { ...deck, config: 1 })),
    ),
  )
  const noteTypes = new Map<number, NoteType>()
  const notes: AnkiNote[] = []
  const made: AnkiCard[] = []
  const log: Revlog[] = []
  const noteNumber = freeNumbers()
  const cardNumber = freeNumbers()
  let lost = 0

  const returned = grouped(
    cards.flatMap((card): Returned[] => {
      const origin = origins.get(card.id)
      return origin === undefined ? [] : [{ ...origin, now: card }]
    }),
    ({ folder, original }) => `${folder}\n${original.nid}`,
  )
  for (const group of returned.values()) {
    const [first] = group
    if (first === undefined) continue
    const { kept, folder, original } = first
    const note = kept.notes.get(original.nid)
    const type = note && kept.noteTypes.get(note.noteType)
    if (note === undefined || type === undefined) continue
    const home = kept.decks.get(original.odid !== 0 ? original.odid : original.did)
    const html = (markdown: string, card: Card) =>
      markdownToHtml(whole.resolved(markdown, card.source.path), (link) =>
        media.returned(card.source.path, link, kept.media),
      )
    const edited = group.filter((one) => digestOf(one.now) !== one.read)
    const back = returnFields(note, type, home, edited, html)
    lost += back.lost
    noteTypes.set(type.id, type)
    const id = noteNumber(note.id)
    notes.push({ ...note, id, fields: back.fields, tags: back.tags, mod: back.isChanged ? nowSeconds : note.mod })
    for (const one of group) {
      const did = one.original.odid !== 0 ? one.original.odid : one.original.did
      const deck = decks.add(kept.decks.get(did)?.path ?? ['Default'], 1)
      const cardId = cardNumber(one.original.id)
      const logged = kept.revlog.get(one.original.id) ?? []
      const known = new Set(logged.map((row) => row.id))
      const own = (reviewsOf.get(one.now.id) ?? []).filter(({ at }) => !known.has(at.getTime()))
      const shift = one.firstDay - firstDay
      made.push({ ...standing(one, own.length === 0, whole, firstDay, shift), id: cardId, nid: id, did: deck.id })
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
    if (!noteTypes.has(OWN_NOTE_TYPE.id)) noteTypes.set(OWN_NOTE_TYPE.id, OWN_NOTE_TYPE)
    const deck = decks.add(ownPath(card.deck), OWN_OPTIONS)
    const { path } = card.source
    const html = (markdown: string) => markdownToHtml(whole.resolved(markdown, path), (link) => media.own(path, link))
    const parent = card.parent === null ? undefined : byId.get(card.parent)
    const fields = [
      html(card.prompt),
      html(card.answer ?? ''),
      // Shown dim over the question. A field of its own would make another note type of it, and lose earlier exports.
      [literal(shownSection(card).join(' › ')), parent === undefined ? '' : html(parent.question)]
        .filter((part) => part !== '')
        .join('<br>'),
      literal(fileName(card.source.path)),
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
  return {
    rows: { firstDay, noteTypes, decks: decks.all(), notes, cards: made, revlog, deckConfigs, media: media.files },
    lost,
  }
}

/** The name of a deck of prep's as Anki takes it. */
function ownPath(name: string): readonly string[] {
  const path = name
    .split('/')
    .map((part) => part.trim().replaceAll('::', ':'))
    .filter((part) => part !== '')
  return path.length === 0 ? ['prep'] : path
}

const literal = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const countOf = (all: readonly KeptAnki[], one: KeptAnki): number => all.filter((each) => each === one).length

const firstInstant = (reviews: readonly Review[], now: Date): Date => {
  const [first] = reviews
  return first !== undefined && first.at < now ? first.at : now
}
