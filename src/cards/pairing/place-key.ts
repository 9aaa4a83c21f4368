import { textHash } from '../text-hash.ts'
import type { Locator } from './identity.ts'

/** 64 bits of a hash, in two numbers of 32. */
export type PlaceKey = readonly [low: number, high: number]

/**
 * What a card asks and what stands around it, as one key: two places with the same key in the same note agree in all that
 * cards are paired by. Question and deck are normalised as a locator's are.
 */
export function placeKey({
  question,
  answer,
  deck,
  parentQuestion,
  before,
  after,
}: Pick<Locator, 'question' | 'answer' | 'deck' | 'parentQuestion' | 'before' | 'after'>): PlaceKey {
  const text = `${question}\n${deck}\n${answer ?? '-'}\n${parentQuestion ?? '-'}\n${before ?? '-'}\n${after ?? '-'}`
  let low = 0x811c9dc5
  let high = 0x2f0b4a27
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    // FNV-1a, and beside it a multiplication by another odd number with its upper bits mixed in.
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x5bd1e995)
    high ^= high >>> 15
  }
  return [low | 0, high | 0]
}

/** The `textHash` of a card's id; 0 for none. */
export function idHash(id: string | null): number {
  return id === null ? 0 : textHash(id)
}
