import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Card, CardId } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { writeWhole } from '../../disk/write-whole.ts'

/**
 * Answers that were typed and not written into a note: each in a file of its own below the state folder, under its question,
 * so that nothing typed is lost and writing goes on where it was, also another day.
 */
export class Drafts {
  readonly #folder: string
  readonly #find: (id: CardId) => Pick<Card, 'question'> | null
  readonly #texts = new Map<CardId, string | null>()
  /** Cards whose text was kept here and is still to be written. */
  readonly #left = new Set<CardId>()

  constructor({ stateDir }: Pick<Context, 'stateDir'>, find: (id: CardId) => Pick<Card, 'question'> | null) {
    this.#folder = join(stateDir, 'drafts')
    this.#find = find
  }

  /** Cards whose text was kept here and is still to be written. */
  get left(): readonly CardId[] {
    return [...this.#left]
  }

  pathOf(id: CardId): string {
    return join(this.#folder, `${id}.md`)
  }

  get(id: CardId): string | undefined {
    const known = this.#texts.get(id)
    if (known !== undefined) return known ?? undefined
    const text = this.#read(id)
    this.#texts.set(id, text)
    return text ?? undefined
  }

  set(id: CardId, text: string): void {
    this.#texts.set(id, text)
    this.#left.add(id)
    const questionLine = (this.#find(id)?.question ?? '').replaceAll(/\s+/g, ' ')
    try {
      writeWhole(this.pathOf(id), `${questionLine}\n\n${text}\n`, 0o600)
    } catch {
      // It is still there as long as this runs; the disk that is full is told of by what must be saved.
    }
  }

  delete(id: CardId): boolean {
    const was = this.get(id) !== undefined
    this.#texts.set(id, null)
    this.#left.delete(id)
    try {
      if (was) rmSync(this.pathOf(id), { force: true })
    } catch {
      // It stands in the box another day, no more.
    }
    return was
  }

  #read(id: CardId): string | null {
    try {
      const [, text] = /^.*\n\n([\s\S]+?)\n?$/.exec(readFileSync(this.pathOf(id), 'utf8')) ?? []
      return text ?? null
    } catch {
      return null
    }
  }
}
