import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CardId } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { writeWhole } from '../../disk/write-whole.ts'

/** An answer that another program, such as an agent, has drafted for a question. */
export interface Proposal {
  readonly card: CardId
  /** The question as it was worded then. */
  readonly question: string
  readonly text: string
  readonly by: string
  readonly at: Date
}

const FILE = /^([\w-]{1,64})\.json$/

/** Drafts of others, each in a file of its own below the state folder, until the person takes or drops them. */
export class Proposals {
  readonly #folder: string

  constructor({ stateDir }: Pick<Context, 'stateDir'>) {
    this.#folder = join(stateDir, 'proposed')
  }

  /** All that wait, the oldest first; a file that is none is passed over. */
  all(): readonly Proposal[] {
    let names: readonly string[] = []
    try {
      names = readdirSync(this.#folder)
    } catch {
      return []
    }
    const found = names.flatMap((name) => {
      const card = FILE.exec(name)?.[1]
      return (card === undefined ? null : this.get(card)) ?? []
    })
    return found.sort((a, b) => a.at.getTime() - b.at.getTime())
  }

  get(card: CardId): Proposal | null {
    try {
      const value: unknown = JSON.parse(readFileSync(this.#pathOf(card), 'utf8'))
      const { question, text, by, at } = value as Record<string, unknown>
      if (typeof question !== 'string' || typeof text !== 'string' || typeof by !== 'string') return null
      const date = new Date(String(at))
      return Number.isNaN(date.getTime()) ? null : { card, question, text, by, at: date }
    } catch {
      return null
    }
  }

  /** Keeps a draft in place of an earlier one; throws PrepError `cannotSave` where the disk refuses. */
  put({ card, ...said }: Proposal): void {
    writeWhole(this.#pathOf(card), `${JSON.stringify(said, null, 2)}\n`, 0o600)
  }

  drop(card: CardId): void {
    rmSync(this.#pathOf(card), { force: true })
  }

  #pathOf(card: CardId): string {
    return join(this.#folder, `${card}.json`)
  }
}
