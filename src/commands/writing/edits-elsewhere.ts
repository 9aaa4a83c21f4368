import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CardId } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { writeWhole } from '../../disk/write-whole.ts'
import type { OwnEdit } from '../../exchange/importing/own-edits.ts'

/** An edit that was made in another program on a card of prep's own, and what became of it. */
export interface EditElsewhere extends OwnEdit {
  /** The file that it came with. */
  readonly by: string
  readonly at: Date
  readonly is: 'waiting' | 'dropped'
}

const FILE = /^([\w-]{1,64})\.json$/

/**
 * Edits of other programs, each in a file of its own below the state folder, until the person takes or drops them; `taken`:
 * the former texts of those that were taken, by which they can be taken back.
 */
export class EditsElsewhere {
  readonly #folder: string

  constructor({ stateDir }: Pick<Context, 'stateDir'>, { taken = false }: { readonly taken?: boolean } = {}) {
    this.#folder = taken ? join(stateDir, 'edited', 'taken') : join(stateDir, 'edited')
  }

  /** Those that wait, the oldest first; a file that is none is passed over. */
  all(): readonly EditElsewhere[] {
    let names: readonly string[] = []
    try {
      names = readdirSync(this.#folder)
    } catch {
      return []
    }
    return names
      .flatMap((name) => {
        const card = FILE.exec(name)?.[1]
        return (card === undefined ? null : this.get(card)) ?? []
      })
      .filter(({ is }) => is === 'waiting')
      .sort((a, b) => a.at.getTime() - b.at.getTime())
  }

  get(card: CardId): EditElsewhere | null {
    try {
      const value: unknown = JSON.parse(readFileSync(this.#pathOf(card), 'utf8'))
      const { question, by, is, at, prompt, answer, tags } = value as Record<string, unknown>
      const date = new Date(String(at))
      const isOne = is === 'waiting' || is === 'dropped'
      if (typeof question !== 'string' || typeof by !== 'string' || !isOne || Number.isNaN(date.getTime())) return null
      return { card, question, by, is, at: date, prompt: texts(prompt), answer: texts(answer), tags: tagsOf(tags) }
    } catch {
      return null
    }
  }

  /** Throws PrepError `cannotSave` where the disk refuses. */
  put({ card, ...edit }: EditElsewhere): void {
    writeWhole(this.#pathOf(card), `${JSON.stringify(edit, null, 2)}\n`, 0o600)
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
    rmSync(this.#pathOf(card), { force: true })
  }

  #pathOf(card: CardId): string {
    return join(this.#folder, `${card}.json`)
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
