import { join } from 'node:path'
import type { CardId } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import type { OwnEdit } from '../../exchange/importing/own-edits.ts'
import { WaitingFiles } from './waiting-files.ts'

/** An edit that was made in another program on a card of prep's own, and what became of it. */
export interface EditElsewhere extends OwnEdit {
  /** The file that it came with. */
  readonly by: string
  readonly at: Date
  readonly is: 'waiting' | 'dropped'
}

/**
 * Edits of other programs, below the state folder until the person takes or drops them; `taken`: the former texts of those that were
 * taken, by which they can be taken back.
 */
export class EditsElsewhere {
  readonly #files: WaitingFiles<EditElsewhere>

  constructor({ stateDir }: Pick<Context, 'stateDir'>, { taken = false }: { readonly taken?: boolean } = {}) {
    const folder = taken ? join(stateDir, 'edited', 'taken') : join(stateDir, 'edited')
    this.#files = new WaitingFiles(folder, ({ question, by, is, prompt, answer, tags }, known) => {
      if (typeof question !== 'string' || typeof by !== 'string' || (is !== 'waiting' && is !== 'dropped')) return null
      return { ...known, question, by, is, prompt: texts(prompt), answer: texts(answer), tags: tagsOf(tags) }
    })
  }

  /** Those that wait, the oldest first. */
  all(): readonly EditElsewhere[] {
    return this.#files.all().filter(({ is }) => is === 'waiting')
  }

  get(card: CardId): EditElsewhere | null {
    return this.#files.get(card)
  }

  /** Throws PrepError `cannotSave` where the disk refuses. */
  put(edit: EditElsewhere): void {
    this.#files.put(edit.card, edit)
  }

  /** Lets edits wait, but for those that were dropped just so; resolves to those that wait. */
  propose(edits: readonly OwnEdit[], by: string, at: Date): readonly OwnEdit[] {
    return edits.filter((edit) => {
      const before = this.get(edit.card)
      if (before?.is === 'dropped' && isSame(before, edit)) return false
      this.put({ ...edit, by, at, is: 'waiting' })
      return true
    })
  }

  remove(card: CardId): void {
    this.#files.remove(card)
  }
}

const isSame = (one: OwnEdit, other: OwnEdit): boolean =>
  JSON.stringify([one.prompt, one.answer, one.tags]) === JSON.stringify([other.prompt, other.answer, other.tags])

function texts(value: unknown): OwnEdit['prompt'] {
  const { was, now } = (value ?? {}) as Record<string, unknown>
  return typeof was === 'string' && typeof now === 'string' ? { was, now } : null
}

function tagsOf(value: unknown): OwnEdit['tags'] {
  const { added, removed } = (value ?? {}) as Record<string, unknown>
  return areTexts(added) && areTexts(removed) ? { added, removed } : null
}

const areTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')
