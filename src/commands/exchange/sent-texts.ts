import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Card, CardId } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { writeWhole } from '../../disk/write-whole.ts'
import type { SentText } from '../../exchange/importing/own-edits.ts'
import type { Whole } from '../../exchange/whole.ts'

/** Of each card, the texts of so many exports that differ are known. */
const MOST_KEPT = 3

type Kept = Readonly<Record<string, readonly SentText[]>>

/**
 * What cards said when they went out last, in a file of the state folder: so that an import can tell what was edited in the
 * other program from what was edited in the notes meanwhile.
 */
export class SentTexts {
  readonly #path: string
  #kept: Kept | null = null

  constructor({ stateDir }: Pick<Context, 'stateDir'>) {
    this.#path = join(stateDir, 'sent.json')
  }

  /** The oldest first; none where nothing is known. */
  of(card: CardId): readonly SentText[] {
    this.#kept ??= this.#read()
    return Object.hasOwn(this.#kept, card) ? (this.#kept[card] ?? []) : []
  }

  /** Keeps what cards say now. Where that cannot be saved, every difference will count as an edit. */
  keep(cards: readonly Card[], resolved: Whole['resolved']): void {
    const now = cards.map(({ id, prompt, answer, tags, source: { path } }): readonly [CardId, readonly SentText[]] => {
      const text = { prompt: resolved(prompt, path), answer: answer && resolved(answer, path), tags }
      const before = this.of(id)
      const isKnown = before.some((each) => JSON.stringify(each) === JSON.stringify(text))
      return [id, isKnown ? before : [...before, text].slice(-MOST_KEPT)]
    })
    this.#kept = { ...this.#kept, ...Object.fromEntries(now) }
    try {
      writeWhole(this.#path, `${JSON.stringify({ version: 1, cards: this.#kept })}\n`, 0o600)
    } catch {}
  }

  #read(): Kept {
    try {
      const whole: unknown = JSON.parse(readFileSync(this.#path, 'utf8'))
      const { cards } = whole as { readonly cards?: unknown }
      if (typeof cards !== 'object' || cards === null) return {}
      return Object.fromEntries(
        Object.entries(cards).map(([id, texts]) => [id, Array.isArray(texts) ? texts.filter(isText) : []]),
      )
    } catch {
      return {}
    }
  }
}

function isText(value: unknown): value is SentText {
  const { prompt, answer, tags } = (value ?? {}) as Record<string, unknown>
  return typeof prompt === 'string' && (answer === null || typeof answer === 'string') && Array.isArray(tags)
}
