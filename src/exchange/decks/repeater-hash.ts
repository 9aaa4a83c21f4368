import { blake3Of } from './hashcards-hash.ts'
import type { RepeaterCard } from './repeater-deck.ts'

/**
 * The hashes under which repeater may remember a card, the usual one first: of its lines in lower case with white space
 * made one, and, of early versions, of nothing but its letters, digits and signs.
 */
export function hashesOf({ block, piece }: Pick<RepeaterCard, 'block' | 'piece'>): readonly string[] {
  const lower = block.toLowerCase()
  const usual = lower.replaceAll(/\s+/gu, ' ').trim()
  const early = lower.replaceAll(/[^\p{L}\p{N}+-]/gu, '')
  return [usual, early].map((text) => blake3Of(piece === 0 ? text : `${text}\0cloze${piece}`))
}
