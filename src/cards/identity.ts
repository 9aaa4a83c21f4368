import type { CardId } from './card.ts'

/** How a card is found again after the notes were edited. Plain data, kept by the store; texts are normalised. */
export interface Locator {
  readonly question: string
  /** Fingerprint of the answer, null without one. */
  readonly answer: string | null
  readonly path: string
  readonly deck: string
  readonly parent: CardId | null
  /** Place among the cards of its note, from 0. */
  readonly position: number
}
