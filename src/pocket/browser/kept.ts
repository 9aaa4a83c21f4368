import type { Card, CardId } from '../../cards/card.ts'
import type { Review, Schedule } from '../../schedule/schedule.ts'
import { eventId, JOURNAL_HEADER, readEvents, writeEvents } from '../../store/journal/stored.ts'
import type { EventId, StoredEvent } from '../../store/store.ts'
import type { PackedStanding, PocketDeck } from '../deck.ts'

/** A text that outlives the page; `set` is false where the browser keeps nothing. */
export interface Shelf {
  get(): string | null
  set(text: string): boolean
}

interface Standing {
  readonly schedule: Schedule | null
  readonly suspended: boolean
  readonly firstReview: Date | null
}

/**
 * What was answered in a page: the journal of a device of its own, in the format of all others, so that prep takes it in as it
 * takes in any device's.
 */
export class Kept {
  readonly #deck: PocketDeck
  readonly #shelf: Shelf
  /** Two windows of one page are one device and two writers. */
  readonly #writer: string
  #device = ''
  #written = 0
  #events: readonly StoredEvent[] = []
  /** Reviews of this window that count. */
  readonly #recorded: EventId[] = []
  #isKept = true

  /** `name`: eight characters that no other page has. */
  constructor(deck: PocketDeck, shelf: Shelf, name: () => string) {
    this.#deck = deck
    this.#shelf = shelf
    this.#writer = name()
    this.#takeIn()
    this.#device ||= `pocket-${name()}`
  }

  /** False where this browser forgets: what was answered is gone with the page unless it is taken home. */
  get isKept(): boolean {
    return this.#isKept
  }

  /** Reviews that count, oldest first. */
  get reviews(): readonly Review[] {
    const undone = new Set(this.#events.flatMap((event) => (event.type === 'undone' ? event.events : [])))
    return this.#events.flatMap((event) => (event.type === 'reviewed' && !undone.has(event.id) ? [event.review] : []))
  }

  /** What is remembered of each card now. */
  standings(): ReadonlyMap<CardId, Standing> {
    const all = new Map<CardId, Standing>()
    for (const [card, { schedule, firstReview }] of Object.entries(this.#deck.standings))
      all.set(card, { schedule, firstReview, suspended: false })
    for (const { card, at, after } of this.reviews)
      all.set(card, { schedule: after, suspended: false, firstReview: all.get(card)?.firstReview ?? at })
    return all
  }

  /** Keeps a review before the next question shows. */
  record(review: Review): void {
    this.#takeIn()
    const { locator } = this.#standingOf(review.card)
    const isFirst =
      locator !== null && !this.#events.some((event) => event.type === 'minted' && event.card === review.card)
    const at = this.#instantOf(review.at)
    const minted = isFirst ? [{ ...this.#head(at), type: 'minted', card: review.card, locator } as const] : []
    const head = this.#head(at)
    // As every device does: others must come to the same schedule.
    const decided = { ...review, settings: this.#deck.scheduling }
    this.#add([...minted, { ...head, type: 'reviewed', review: decided }])
    this.#recorded.push(head.id)
  }

  /** Takes back the last review that was recorded here and counts; it stays in the journal, as everywhere. */
  takeBack(at: Date): void {
    this.#takeIn()
    const last = this.#recorded.pop()
    if (last !== undefined) this.#add([{ ...this.#head(this.#instantOf(at)), type: 'undone', events: [last] }])
  }

  /** The journal as a file: its name, and all of it. The same however often it is taken. */
  journal(): { readonly name: string; readonly text: string } {
    const lines = [JOURNAL_HEADER, ...this.#events.map((event) => writeEvents([event]))]
    return { name: `${this.#device}.jsonl`, text: `${lines.join('\n')}\n` }
  }

  #standingOf(card: Card['id']): PackedStanding {
    return this.#deck.standings[card] ?? { schedule: null, firstReview: null, locator: null }
  }

  /** Clocks go back; what happened later counts later. */
  #instantOf(at: Date): Date {
    const last = this.#events.at(-1)?.at
    return last !== undefined && at <= last ? new Date(last.getTime() + 1) : at
  }

  #head(at: Date): Pick<StoredEvent, 'id' | 'at' | 'device'> {
    return { id: eventId(this.#device, this.#writer, this.#written++), at, device: this.#device }
  }

  /** What another window of the page has kept meanwhile. */
  #takeIn(): void {
    const [device = '', ...lines] = this.#shelf.get()?.split('\n') ?? []
    if (device === '') return
    this.#device = device
    const there = lines.flatMap(read)
    const ids = new Set(there.map(({ id }) => id))
    this.#events = [...there, ...this.#events.filter(({ id }) => !ids.has(id))]
  }

  #add(events: readonly StoredEvent[]): void {
    this.#events = [...this.#events, ...events]
    const text = [this.#device, ...this.#events.map((event) => writeEvents([event]))].join('\n')
    this.#isKept = this.#shelf.set(text)
  }
}

function read(line: string): readonly StoredEvent[] {
  try {
    const events = readEvents(JSON.parse(line))
    return Array.isArray(events) ? (events as readonly StoredEvent[]) : []
  } catch {
    return []
  }
}
