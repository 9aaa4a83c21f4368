import type { CardId } from '../../cards/card.ts'
import type { Rescheduler } from '../../schedule/schedule.ts'
import type { Checkpoint } from '../checkpoint/checkpoint.ts'
import { Overlay, RecordsView } from '../checkpoint/views.ts'
import type { CardRecord, EventId, StoredEvent } from '../store.ts'
import { CORRECTIONS, type HeldCorrections } from './corrected-notes.ts'
import type { Held } from './held.ts'
import { HeldValues } from './held-values.ts'
import { type Joins, joinsIn } from './joins.ts'
import { type HeldInterview, INTERVIEWS } from './kept-interviews.ts'
import {
  applyEvent,
  attemptIn,
  type CardEvent,
  cardOf,
  compareEvents,
  countingOf,
  inOrder,
  NOTHING_REMEMBERED,
  type Undo,
  undoneEvents,
} from './replay.ts'

/**
 * The records in memory, kept right as events come in. It starts from a checkpoint (`base`) and knows only the events
 * since; where those are not enough to tell what follows, `take` says so and wants the whole history.
 */
export class Ledger {
  /** By card; always as of the last `take`. */
  readonly records: ReadonlyMap<CardId, CardRecord>
  /** What each record is as of which event. */
  readonly held: ReadonlyMap<CardId, Held>
  /** What was said of lines of notes, and of interviews. */
  readonly #values
  readonly #scheduler: Rescheduler
  readonly #base: ReadonlyMap<CardId, Held>
  /** Whether every event there is has been given, so that nothing lies hidden in the base. */
  readonly #complete: boolean
  /** What has changed since the base. */
  readonly #changed = new Map<CardId, Held>()
  readonly #byCard = new Map<CardId, CardEvent[]>()
  readonly #byId = new Map<EventId, StoredEvent>()
  /** Under which id each of several of one question counts. */
  readonly joins: Joins
  /** Whether none of the events has anything that was said with it; undefined while that is not known. */
  silent: boolean | undefined
  #undos: Undo[] = []
  #awaited: ReadonlySet<EventId>

  private constructor(
    scheduler: Rescheduler,
    base: ReadonlyMap<CardId, Held>,
    awaited: readonly EventId[],
    complete: boolean,
    { corrected, interviews, joins, silent }: Pick<Checkpoint, 'corrected' | 'interviews' | 'joins' | 'silent'>,
  ) {
    this.joins = joins
    this.silent = silent
    this.#values = {
      corrected: new HeldValues(CORRECTIONS, corrected),
      interviews: new HeldValues(INTERVIEWS, interviews),
    }
    this.#scheduler = scheduler
    this.#base = base
    this.#awaited = new Set(awaited)
    this.#complete = complete
    this.held = new Overlay(base, this.#changed)
    this.records = new RecordsView(this.held)
  }

  static fromCheckpoint(checkpoint: Omit<Checkpoint, 'journals'>, scheduler: Rescheduler): Ledger {
    return new Ledger(scheduler, checkpoint.held, checkpoint.awaited, false, checkpoint)
  }

  /** From the whole history, in any order. */
  static fromHistory(events: readonly StoredEvent[], scheduler: Rescheduler): Ledger {
    const kept = { corrected: new Map(), interviews: new Map(), joins: joinsIn(events), silent: true }
    const ledger = new Ledger(scheduler, new Map(), [], true, kept)
    ledger.#count(inOrder(events), true)
    return ledger
  }

  /** What was said of lines of notes, by their paths. */
  get corrected(): ReadonlyMap<string, HeldCorrections> {
    return this.#values.corrected.held
  }

  /** Interviews, by their ids. */
  get interviews(): ReadonlyMap<string, HeldInterview> {
    return this.#values.interviews.held
  }

  /** Events that were taken back and have not been seen. */
  get awaited(): readonly EventId[] {
    return [...this.#awaited]
  }

  /** Whether an event has been counted in, as it is. */
  has(event: StoredEvent): boolean {
    const known = this.#byId.get(event.id)
    return known !== undefined && countingOf(known, event) === known
  }

  /**
   * An instant for a new event, `at` or just after what is already known of its card, note or interview: the clock may have gone back,
   * and what was done later must count later.
   */
  instantFor(card: CardId, at: Date, id: EventId): Date {
    const kept = this.held.get(this.joins.get(card) ?? card)
    const last = kept ?? this.corrected.get(card) ?? this.interviews.get(card)
    if (last === undefined || at.getTime() > last.at || (at.getTime() === last.at && id > last.id)) return at
    return new Date(last.at + (id > last.id ? 0 : 1))
  }

  /** Counts events in. False when the whole history is needed for that; the ledger is of no use then. */
  take(events: readonly StoredEvent[]): boolean {
    return this.#count(events, false)
  }

  #count(events: readonly StoredEvent[], isWhole: boolean): boolean {
    const changed = new Set<CardId>()
    for (const event of events) {
      if (attemptIn(event) !== null) this.silent = false
      const known = this.#byId.get(event.id)
      if (known !== undefined && countingOf(known, event) !== known) return false
      if (known !== undefined) continue
      if (this.#awaited.has(event.id) && !this.#complete) return false
      this.#byId.set(event.id, event)
      if (event.type === 'undone') this.#undos.push(event)
      else if (event.type === 'corrected') {
        if (!this.#values.corrected.add(event)) return false
      } else if (event.type === 'interview') {
        if (!this.#values.interviews.add(event)) return false
      } else if (event.type === 'joined') {
        // What two ids have been through is counted together only from the start.
        if (!isWhole) return false
      } else if (event.type !== 'promised' && !this.#append(event, changed)) return false
    }
    if (!this.#takeBack(events, changed, isWhole) || !this.#recount(changed)) return false
    const behind = Object.values(this.#values).filter(({ isBehind }) => isBehind)
    const undone = behind.length === 0 ? new Set<EventId>() : undoneEvents(this.#undos)
    for (const values of behind) values.recount(undone)
    return true
  }

  /** True at once for the usual case: an event after all others of its card. */
  #append(event: CardEvent, changed: Set<CardId>): boolean {
    const card = this.#keyOf(event)
    const last = this.held.get(card)
    const isLast = last === undefined || isAfter(event, last)
    const base = this.#base.get(card)
    if (!isLast && base !== undefined && !isAfter(event, base)) return false
    const known = this.#byCard.get(card)
    if (known === undefined) this.#byCard.set(card, [event])
    else known.push(event)
    if (!isLast || this.#awaited.has(event.id)) changed.add(card)
    else if (!changed.has(card)) this.#hold(card, applyEvent(this.#recordOf(card), event, this.#scheduler), event)
    return true
  }

  #takeBack(events: readonly StoredEvent[], changed: Set<CardId>, isWhole: boolean): boolean {
    const pending = events.filter((event) => event.type === 'undone').flatMap((undo) => undo.events)
    if (this.#complete && (pending.length > 0 || this.#awaited.size > 0))
      this.#awaited = new Set(this.#undos.flatMap((undo) => undo.events.filter((id) => !this.#byId.has(id))))
    if (pending.length === 0) return true
    const seen = new Set<EventId>()
    for (let target = pending.pop(); target !== undefined; target = pending.pop()) {
      if (seen.has(target)) continue
      seen.add(target)
      const event = this.#byId.get(target)
      if (event === undefined && !this.#complete) return false
      if (event?.type === 'undone') pending.push(...event.events)
      else if (event?.type === 'corrected') this.#values.corrected.touch(event)
      else if (event?.type === 'interview') this.#values.interviews.touch(event)
      else if (event?.type === 'joined') {
        if (!isWhole) return false
      } else if (event !== undefined && event.type !== 'promised') changed.add(this.#keyOf(event))
    }
    return true
  }

  #recount(changed: ReadonlySet<CardId>): boolean {
    if (changed.size === 0) return true
    const undone = undoneEvents(this.#undos)
    for (const card of changed) {
      const events = (this.#byCard.get(card) ?? []).sort(compareEvents)
      const base = this.#base.get(card)
      const counting = events.filter((event) => !undone.has(event.id))
      if (events.length === 0) continue
      // What was taken back, perhaps because the clock was years ahead, keeps nothing from counting at its own instant.
      const last = counting.at(-1)
      if (last === undefined) {
        this.#changed.delete(card)
        continue
      }
      let record = base?.record ?? NOTHING_REMEMBERED
      for (const event of counting) record = applyEvent(record, event, this.#scheduler)
      this.#hold(card, record, last)
    }
    return true
  }

  /** The id under which an event counts. */
  #keyOf(event: CardEvent): CardId {
    const card = cardOf(event)
    return this.joins.get(card) ?? card
  }

  #recordOf(card: CardId): CardRecord {
    return this.records.get(card) ?? NOTHING_REMEMBERED
  }

  #hold(card: CardId, record: CardRecord, { at, id }: CardEvent): void {
    this.#changed.set(card, { record, at: at.getTime(), id })
  }
}

function isAfter(event: StoredEvent, { at, id }: Held): boolean {
  const atMs = event.at.getTime()
  return atMs > at || (atMs === at && event.id > id)
}
