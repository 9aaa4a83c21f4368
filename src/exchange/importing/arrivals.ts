import { MOST_READ, readingCost } from '../../notes/lines-to-read.ts'
import { type Beside, digest, digestOf, type Remembered } from '../beside.ts'
import type { ImportedCard, ImportedNote, ImportProblem } from '../imported.ts'
import type { CardsHere } from './cards-here.ts'
import { depthIn, FollowUps } from './follow-up-depths.ts'
import { draftFor, type Folder, type placesById } from './import-drafts.ts'
import type { Arrived } from './import-events.ts'
import type { Draft, Place } from './note-draft.ts'
import { type Written, writeCard } from './write-notes.ts'

/** A card that takes up half of what is read of a note is none that a person learns. */
const LONGEST_CARD = MOST_READ / 2

/** Where a card of the other program goes, and what prep wrote there, as a digest. */
export interface Arrival {
  readonly card: ImportedCard
  readonly remembered: Remembered | undefined
  readonly wrote: string
  readonly place: Place
}

/** What is known when cards arrive: what stands in the folder, what was imported before, and what is here elsewhere. */
interface Ground {
  readonly folder: Folder
  readonly beside: Beside
  readonly drafts: Map<string, Draft>
  readonly placeOf: ReturnType<typeof placesById>
  /** By the key that a card has now, the key that it had before it was edited there. */
  readonly reworded: ReadonlyMap<string, string>
  readonly cardsHere: CardsHere
}

/** Puts the cards of another program where they go, one after the other, in drafts of notes. */
export class Arrivals {
  readonly #ground: Ground
  readonly #followUps = new FollowUps()
  /** Cards that stand in the folder's notes, or will. */
  readonly placed: Arrival[] = []
  /** Cards that stand in other notes: only what happened to them is taken over. */
  readonly own: Arrived[] = []
  readonly problems: ImportProblem[] = []
  /** Files that are not prep's and stand where a note would go. */
  readonly inTheWay = new Set<string>()
  readonly counts = { cards: 0, newCards: 0, updated: 0, kept: 0, gone: 0, own: 0 }

  constructor(ground: Ground) {
    this.#ground = ground
  }

  take(note: ImportedNote, card: ImportedCard): void {
    const { beside, placeOf, reworded, cardsHere } = this.#ground
    this.counts.cards += 1
    const remembered = beside.cards.get(card.key) ?? beside.cards.get(reworded.get(card.key) ?? '')
    const place = remembered === undefined ? undefined : placeOf.get(remembered.card)
    const depth = place === undefined ? this.#followUps.depthOf(card) : depthIn(placeOf, place.card)
    // What was imported into this folder is its own, even where prep gave it the id that it had before it went out.
    const isFromHere = remembered !== undefined
    const kept = isFromHere ? null : cardsHere.findKept(card)
    const written = kept === null ? writeCard(card, depth) : null
    const here = kept ?? (isFromHere || written === null ? null : cardsHere.findAlike(written.card))
    if (here !== null) {
      this.own.push({ card, ...here, wasSuspended: null })
      this.counts.own += 1
    } else if (written === null) this.#refuse('noQuestion', note)
    else if (readingCost(written.text) > LONGEST_CARD) this.#refuse('tooLong', note)
    else if (remembered === undefined) this.#add(note, card, written, depth)
    else if (place === undefined) this.counts.gone += 1
    else {
      const wrote = digest(written.text)
      if (wrote !== remembered.wrote) this.#renew(place, written, remembered)
      this.placed.push({ card, remembered, wrote, place: { draft: place.draft, index: place.index } })
    }
  }

  #refuse(kind: 'noQuestion' | 'tooLong', { path }: ImportedNote): void {
    this.problems.push({ kind, place: path.join('/'), count: 1 })
  }

  #add({ path, deck }: ImportedNote, card: ImportedCard, written: Written, depth: number): void {
    const { drafts, beside, folder } = this.#ground
    const draft = draftFor(path, deck, written.text, drafts, beside, folder, this.inTheWay)
    const { text } = this.#followUps.set(card, draft, depth) === depth ? written : (writeCard(card) ?? written)
    this.placed.push({ card, remembered: undefined, wrote: digest(text), place: draft.append(text) })
    this.counts.newCards += 1
  }

  /** The text of the other program, unless the note was changed meanwhile, too. */
  #renew(place: Place & { readonly card: Parameters<typeof digestOf>[0] }, written: Written, before: Remembered): void {
    const isUntouched = digestOf(place.card) === before.read
    const isReplaced = isUntouched && place.draft.hasRoomFor(written.text)
    if (isReplaced) place.draft.replace(place.index, written.text)
    this.counts[isReplaced ? 'updated' : 'kept'] += 1
  }
}
