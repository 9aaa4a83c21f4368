import type { EventId, StoredEvent } from '../store.ts'
import { compareEvents, compareMoments } from './replay.ts'

/** A value that follows from events, and the last of them that has been counted into it. */
export interface HeldValue<Value> {
  readonly value: Value
  readonly at: number
  readonly id: EventId
}

/** What the values of one kind of event are: which it is about, and what it is after more of them, in the order in which they count. */
export interface ValueRule<Event extends StoredEvent, Value> {
  readonly keyOf: (event: Event) => string
  readonly after: (before: Value | undefined, events: readonly Event[]) => Value
}

/** Values in memory, kept right as events come in: by what they are about. They start from a checkpoint (`base`). */
export class HeldValues<Event extends StoredEvent, Value> {
  readonly #rule: ValueRule<Event, Value>
  readonly #base: ReadonlyMap<string, HeldValue<Value>>
  readonly #events = new Map<string, Event[]>()
  readonly #now: Map<string, HeldValue<Value>>
  /** What is to be counted anew. */
  readonly #changed = new Set<string>()

  constructor(rule: ValueRule<Event, Value>, base: ReadonlyMap<string, HeldValue<Value>>) {
    this.#rule = rule
    this.#base = base
    this.#now = new Map(base)
  }

  get held(): ReadonlyMap<string, HeldValue<Value>> {
    return this.#now
  }

  /** Takes an event in, to be counted by `recount`. False when it belongs before what the base holds. */
  add(event: Event): boolean {
    const key = this.#rule.keyOf(event)
    const base = this.#base.get(key)
    if (base !== undefined && compareMoments(event.at.getTime(), event.id, base.at, base.id) <= 0) return false
    const known = this.#events.get(key)
    if (known === undefined) this.#events.set(key, [event])
    else known.push(event)
    this.#changed.add(key)
    return true
  }

  /** Has the value of an event counted anew, because the event was taken back or brought back. */
  touch(event: Event): void {
    this.#changed.add(this.#rule.keyOf(event))
  }

  /** Whether `recount` has anything to do. */
  get isBehind(): boolean {
    return this.#changed.size > 0
  }

  recount(undone: ReadonlySet<EventId>): void {
    for (const key of this.#changed) {
      const events = (this.#events.get(key) ?? []).sort(compareEvents)
      const last = events.at(-1)
      if (last === undefined) continue
      const counting = events.filter(({ id }) => !undone.has(id))
      const value = this.#rule.after(this.#base.get(key)?.value, counting)
      this.#now.set(key, { value, at: last.at.getTime(), id: last.id })
    }
    this.#changed.clear()
  }
}
