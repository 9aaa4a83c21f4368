import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CardId } from '../../cards/card.ts'
import { writeWhole } from '../../disk/write-whole.ts'

interface Waiting {
  readonly card: CardId
  readonly at: Date
}

/** The id of the card, and behind it what tells things that wait for the same card apart. */
const NAME = /^([\w-]{1,64})(?:\+[0-9a-f]{12})?$/

/** Things that wait for the person, each a file of JSON in a folder. `read` says what a file holds, null where that is none. */
export class WaitingFiles<Each extends Waiting> {
  readonly #folder: string
  readonly #read: (value: Readonly<Record<string, unknown>>, known: Waiting) => Each | null

  constructor(folder: string, read: (value: Readonly<Record<string, unknown>>, known: Waiting) => Each | null) {
    this.#folder = folder
    this.#read = read
  }

  /** All of them, the oldest first; a file that is none is passed over. */
  all(): readonly Each[] {
    let names: readonly string[] = []
    try {
      names = readdirSync(this.#folder)
    } catch {
      return []
    }
    const found = names.flatMap((name) =>
      name.endsWith('.json') ? (this.get(name.slice(0, -'.json'.length)) ?? []) : [],
    )
    return found.sort((a, b) => a.at.getTime() - b.at.getTime())
  }

  get(name: string): Each | null {
    const card = NAME.exec(name)?.[1]
    if (card === undefined) return null
    try {
      const value = JSON.parse(readFileSync(this.#pathOf(name), 'utf8'))
      const at = new Date(String(value.at))
      return Number.isNaN(at.getTime()) ? null : this.#read(value, { card, at })
    } catch {
      return null
    }
  }

  /** Throws PrepError `cannotSave` where the disk refuses. */
  put(name: string, { card: _, ...said }: Each): void {
    writeWhole(this.#pathOf(name), `${JSON.stringify(said, null, 2)}\n`, 0o600)
  }

  remove(name: string): void {
    rmSync(this.#pathOf(name), { force: true })
  }

  #pathOf(name: string): string {
    return join(this.#folder, `${name}.json`)
  }
}
