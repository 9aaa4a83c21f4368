import type { Card, CardId } from '../../cards/card.ts'
import type { ImportedCard } from '../imported.ts'
import type { Draft } from './note-draft.ts'

/**
 * How deep follow-ups stand while cards are set behind one another: 1 below a question, 2 below its follow-up. A card whose
 * parent does not stand before it in its own draft becomes a question like others.
 */
export class FollowUps {
  /** Where each card was set, by key. */
  readonly #drafts = new Map<string, Draft>()
  /** Keys from the last question down to the last card of each draft. */
  readonly #ends = new Map<Draft, readonly string[]>()

  depthOf({ parent }: ImportedCard): number {
    const draft = parent === undefined ? undefined : this.#drafts.get(parent)
    return draft === undefined ? 0 : this.#depthIn(draft, parent)
  }

  /** Sets a card behind the last one of a draft; gives the depth that it has there, at most the one wished for. */
  set({ key, parent }: ImportedCard, draft: Draft, wished: number): number {
    const depth = Math.min(wished, this.#depthIn(draft, parent))
    this.#drafts.set(key, draft)
    this.#ends.set(draft, [...(this.#ends.get(draft) ?? []).slice(0, depth), key])
    return depth
  }

  #depthIn(draft: Draft, parent: string | undefined): number {
    return parent === undefined ? 0 : (this.#ends.get(draft) ?? []).indexOf(parent) + 1
  }
}

/** How deep a card stands among those of a note. */
export function depthIn(cards: ReadonlyMap<CardId, { readonly card: Card }>, card: Card): number {
  let depth = 0
  for (let { parent } = card; parent !== null; depth += 1) parent = cards.get(parent)?.card.parent ?? null
  return depth
}
