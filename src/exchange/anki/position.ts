import type { AnkiCard } from './package/collection.ts'

/** The place of a card among all others: `due` while it is new, afterwards the `pos` that Anki keeps; null when unknown. */
export function positionOf({ type, due, data }: Pick<AnkiCard, 'type' | 'due' | 'data'>): number | null {
  if (type === 0) return due
  try {
    const pos = (JSON.parse(data) as { readonly pos?: unknown } | null)?.pos
    return typeof pos === 'number' && Number.isFinite(pos) ? pos : null
  } catch {
    return null
  }
}
