import type { Card, CardId } from '../../cards/card.ts'
import { fileName } from '../../cards/pairing/identity.ts'
import { shownSection } from '../../cards/section.ts'
import { studyDay } from '../../schedule/day.ts'
import type { Review } from '../../schedule/schedule.ts'
import { type Beside, digestOf } from '../beside.ts'
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
  const rows = new RowsToAnki(whole)
  const returned = grouped(
    whole.cards.flatMap((card) => rows.originOf(card)),
    ({ folder, original }) => `${folder}\n${original.nid}`,
  )
  for (const group of returned.values()) rows.addReturned(group)
  rows.keepMedia()
  for (const [index, card] of whole.cards.entries()) rows.addOwn(card, index + 1)
  return rows.all()
}

/** Rows of Anki's in the making. */
class RowsToAnki {
  readonly #whole: Whole
  /** What earlier imports from Anki left beside their notes. */
  readonly #besides: readonly { folder: string; beside: Beside; kept: KeptAnki }[]
  readonly #origins: ReadonlyMap<CardId, Omit<Returned, 'now'>>
  readonly #byId: ReadonlyMap<CardId, Card>
  readonly #reviewsOf: ReturnType<typeof reviewsByCard>
  readonly #mediaNames: ReadonlyMap<KeptAnki, ReadonlySet<string>>
  readonly #media: PackageMedia
  readonly #deckConfigs: KeptAnki['deckConfigs']
  readonly #decks: DeckTree
  readonly #firstDay: number
  readonly #nowSeconds: number
  readonly #noteTypes = new Map<number, NoteType>()
  readonly #notes: AnkiNote[] = []
  readonly #cards: AnkiCard[] = []
  readonly #log: Revlog[] = []
  readonly #noteNumber = freeNumbers()
  readonly #cardNumber = freeNumbers()
  #lost = 0

  constructor(whole: Whole) {
    const { cards, reviews, scheduling, now } = whole
    this.#whole = whole
    this.#besides = whole.besides('anki').map(({ folder, beside }) => ({ folder, beside, kept: keptAnki(beside) }))
    this.#origins = new Map(this.#besides.flatMap((each) => originsIn(each)))
    this.#byId = new Map(cards.map((card) => [card.id, card]))
    this.#firstDay = [...this.#origins.values()][0]?.firstDay ?? studyDay(firstInstant(reviews, now), scheduling.zone)
    this.#mediaNames = new Map(this.#besides.map(({ kept }) => [kept, new Set(kept.media)]))
    this.#reviewsOf = reviewsByCard(reviews)
    this.#media = new PackageMedia(whole.fileBeside)
    this.#nowSeconds = Math.floor(now.getTime() / 1000)
    const deckConfigs: KeptAnki['deckConfigs'] = Object.assign({}, ...this.#besides.map(({ kept }) => kept.deckConfigs))
    this.#deckConfigs = deckConfigs
    this.#decks = new DeckTree(
      this.#besides.flatMap(({ kept }) =>
        [...kept.decks.values()].map((deck) => (String(deck.config) in deckConfigs ? deck : { ...deck, config: 1 })),
      ),
    )
  }

  /** The card as it came from Anki; nothing for one of prep's own. */
  originOf(card: Card): readonly Returned[] {
    const origin = this.#origins.get(card.id)
    return origin === undefined ? [] : [{ ...origin, now: card }]
  }

  /** The cards of one note of Anki's. */
  addReturned(group: readonly Returned[]): void {
    const [first] = group
    if (first === undefined) return
    const { kept, folder, original } = first
    const note = kept.notes.get(original.nid)
    const type = note && kept.noteTypes.get(note.noteType)
    if (note === undefined || type === undefined) return
    const home = kept.decks.get(original.odid !== 0 ? original.odid : original.did)
    const html = (markdown: string, card: Card) =>
      markdownToHtml(this.#whole.resolved(markdown, card.source.path), (link) =>
        this.#media.returned(card.source.path, link, kept.media),
      )
    const edited = group.filter((one) => digestOf(one.now) !== one.read)
    const { fields, tags, isChanged, lost } = returnFields(note, type, home, edited, html)
    this.#lost += lost
    this.#noteTypes.set(type.id, type)
    const id = this.#noteNumber(note.id)
    this.#notes.push({ ...note, id, fields, tags, mod: isChanged ? this.#nowSeconds : note.mod })
    for (const one of group) this.#addReturnedCard(one, id)
    this.#media.keepNamed(folder, fields, this.#mediaNames.get(kept) ?? new Set())
  }

  /** A card with the answers that it had in Anki and those that it was given here. */
  #addReturnedCard(one: Returned, nid: number): void {
    const { kept, original } = one
    const deck = this.#decks.add(
      kept.decks.get(original.odid !== 0 ? original.odid : original.did)?.path ?? ['Default'],
      1,
    )
    const id = this.#cardNumber(original.id)
    const logged = kept.revlog.get(original.id) ?? []
    const known = new Set(logged.map((row) => row.id))
    const own = (this.#reviewsOf.get(one.now.id) ?? []).filter(({ at }) => !known.has(at.getTime()))
    const shift = one.firstDay - this.#firstDay
    this.#cards.push({ ...standing(one, own.length === 0, this.#whole, this.#firstDay, shift), id, nid, did: deck.id })
    this.#log.push(...logged.map((row) => ({ ...row, cid: id })), ...own.map((review) => revlogOf(review, id)))
  }

  /** Where every card of an import goes out, all of its media do, whoever uses them (a template's style, say). */
  keepMedia(): void {
    const outgoing = this.#whole.cards.flatMap(({ id }) => this.#origins.get(id)?.kept ?? [])
    for (const { folder, kept } of this.#besides)
      if (countOf(outgoing, kept) >= kept.cards.size) for (const name of kept.media) this.#media.keep(folder, name)
  }

  /** A card of prep's own; one that came from Anki is left alone. */
  addOwn(card: Card, position: number): void {
    if (this.#origins.has(card.id)) return
    const { records, scheduling } = this.#whole
    this.#noteTypes.set(OWN_NOTE_TYPE.id, OWN_NOTE_TYPE)
    const deck = this.#decks.add(ownPath(card.deck), OWN_OPTIONS)
    const id = this.#noteNumber(stableId('note', card.id))
    const cardId = this.#cardNumber(stableId('card', card.id))
    const tags = card.tags.map((tag) => tag.replaceAll(/\s+/gu, '-'))
    const mod = this.#nowSeconds
    this.#notes.push({
      id,
      guid: ownGuid(card.id),
      noteType: OWN_NOTE_TYPE.id,
      mod,
      tags,
      fields: this.#ownFields(card),
    })
    this.#cards.push({
      ...standingOf(records.get(card.id), position, scheduling, this.#firstDay),
      id: cardId,
      nid: id,
      did: deck.id,
      ord: 0,
      mod,
      flags: 0,
    })
    this.#log.push(...(this.#reviewsOf.get(card.id) ?? []).map((review) => revlogOf(review, cardId)))
  }

  #ownFields(card: Card): readonly string[] {
    const { path } = card.source
    const html = (markdown: string) =>
      markdownToHtml(this.#whole.resolved(markdown, path), (link) => this.#media.own(path, link))
    const parent = card.parent === null ? undefined : this.#byId.get(card.parent)
    return [
      html(card.prompt),
      html(card.answer ?? ''),
      // Shown dim over the question. A field of its own would make another note type of it, and lose earlier exports.
      [literal(shownSection(card).join(' › ')), parent === undefined ? '' : html(parent.question)]
        .filter((part) => part !== '')
        .join('<br>'),
      literal(fileName(path)),
    ]
  }

  all(): ToAnki {
    const instant = freeNumbers()
    const revlog = [...this.#log]
      .sort((left, right) => left.id - right.id)
      .map((row) => ({ ...row, id: instant(row.id) }))
    return {
      rows: {
        firstDay: this.#firstDay,
        noteTypes: this.#noteTypes,
        decks: this.#decks.all(),
        notes: this.#notes,
        cards: this.#cards,
        revlog,
        deckConfigs: this.#deckConfigs,
        media: this.#media.files,
      },
      lost: this.#lost,
    }
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
