import type { CardId } from '../../cards/card.ts'
import type { Attempt } from '../../schedule/attempt.ts'
import type { Store } from '../../store/store.ts'

/** What was said for questions before this drill and in it, looked up once. */
export class KeptAttempts {
  readonly #store: Pick<Store, 'attempts'>
  #before: ReadonlyMap<CardId, readonly Attempt[]> = new Map()
  #now: readonly Attempt[] = []

  constructor(store: Pick<Store, 'attempts'>) {
    this.#store = store
  }

  async load(): Promise<void> {
    this.#before = await this.#store.attempts()
  }

  /** Oldest first. */
  of(card: CardId): readonly Attempt[] {
    const now = this.#now.filter((attempt) => attempt.card === card)
    return [...(this.#before.get(card) ?? []), ...now]
  }

  add(attempt: Attempt): void {
    this.#now = [...this.#now, attempt]
  }

  /** The last one that was added counts no more. */
  takeBack(): void {
    this.#now = this.#now.slice(0, -1)
  }
}
