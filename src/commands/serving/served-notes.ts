import { resolve } from 'node:path'
import type { Card, CardId } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import type { Present } from '../../drill/keep-up.ts'
import { type Collection, findPaths, openCollection } from '../collection/collection.ts'
import { type References, referencesOf } from '../collection/references.ts'
import { type Watcher, watchNotes } from '../notes/watch-notes.ts'

/** Notes and memory as they are now, for what goes on while others write: editors, other windows, other devices. */
export class ServedNotes {
  readonly #context: Context
  readonly #paths: readonly string[]
  #collection: Collection
  #references: References
  #byId: ReadonlyMap<CardId, Card>
  #isStale = false
  /** What cannot be watched is read again each time. */
  #isWatched = true
  #watcher: Promise<Watcher> | null = null

  private constructor(context: Context, paths: readonly string[], collection: Collection) {
    this.#context = context
    this.#paths = paths
    this.#collection = collection
    this.#references = referencesOf(context, collection.paths)
    this.#byId = byId(collection)
  }

  /** Reads the notes that a command names; rejects as `openCollection`. */
  static async open(context: Context, paths: readonly string[]): Promise<ServedNotes> {
    return new ServedNotes(context, paths, await openCollection(context, paths))
  }

  /** From now on what is written into the notes is noticed, as `prep watch` does. */
  watch(): void {
    const { host } = this.#context
    const folders = findPaths(this.#context, this.#paths).present.map((path) => resolve(host.cwd, path))
    this.#watcher ??= watchNotes(folders, async () => {
      this.#isStale = true
    })
    this.#watcher.then(
      async (watcher) => {
        // Somebody may have written between the reading and the first look.
        this.#isStale = true
        await watcher.failed
        this.#isWatched = false
      },
      () => {
        this.#isWatched = false
      },
    )
  }

  async close(): Promise<void> {
    await (await this.#watcher?.catch(() => null))?.close()
  }

  /** Whether they are all notes of the person's, not some that were named. */
  get areAll(): boolean {
    return this.#paths.length === 0
  }

  /** The notes as they were last read. */
  get collection(): Collection {
    return this.#collection
  }

  get references(): References {
    return this.#references
  }

  find(id: CardId): Card | null {
    return this.#byId.get(id) ?? null
  }

  /** The notes are to be read again: something was said of them. */
  outdate(): void {
    this.#isStale = true
  }

  /** Takes in what others have remembered, and reads notes again that were written since. */
  async renew(): Promise<void> {
    const store = await this.#context.store()
    await store.refresh()
    if (!this.#isStale && this.#isWatched) return
    this.#isStale = false
    try {
      this.#collection = await openCollection(this.#context, this.#paths, { sayProblems: false })
    } catch (error) {
      this.#isStale = true
      throw error
    }
    this.#references = referencesOf(this.#context, this.#collection.paths)
    this.#byId = byId(this.#collection)
  }

  /** For sessions that are to keep up. */
  async present(): Promise<Present> {
    const records = (await this.#context.store()).records()
    return { cardOf: (id) => this.find(id), standingOf: (id) => records.get(id) }
  }
}

const byId = ({ cards }: Collection): ReadonlyMap<CardId, Card> => new Map(cards.map((card) => [card.id, card]))
