import type { EventId, StoredEvent } from '../store.ts'
import { compareMoments } from './replay.ts'

/**
 * Things that events tell, put into the order in which these count, each event (by its instant and id) once: without the events
 * being in memory at once.
 */
export class InOrder<Kept> {
  readonly #instants: number[] = []
  readonly #ids: EventId[] = []
  readonly #kept: Kept[] = []
  #isSorted = true

  add({ id, at }: Pick<StoredEvent, 'id' | 'at'>, kept: Kept): void {
    const instant = at.getTime()
    const last = this.#ids.length - 1
    if (last >= 0 && compareMoments(this.#instants[last] ?? 0, this.#ids[last] ?? id, instant, id) >= 0)
      this.#isSorted = false
    this.#instants.push(instant)
    this.#ids.push(id)
    this.#kept.push(kept)
  }

  all(): readonly Kept[] {
    if (this.#isSorted) return this.#kept
    const places = [...new Map(this.#ids.map((id, place) => [id, place])).values()]
    const [instants, ids] = [this.#instants, this.#ids]
    return places
      .sort((a, b) =>
        compareMoments(instants[a] as number, ids[a] as EventId, instants[b] as number, ids[b] as EventId),
      )
      .map((place) => this.#kept[place] as Kept)
  }
}
