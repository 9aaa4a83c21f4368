import type { Card, CardId } from '../cards/card.ts'
import type { Exported } from './export-formats.ts'
import { grouped } from './grouped.ts'
import type { Whole } from './whole.ts'
import { composeNote, writeCard } from './write-notes.ts'

/**
 * One note with every card as a heading and its answer, whatever shapes the notes have that they come from: to read, to
 * print, or to go on with elsewhere. Several decks stand under headings of their own. What is remembered is not in it.
 */
export async function writeMarkdown({ cards }: Whole): Promise<Exported> {
  const decks = grouped(cards, ({ deck }) => deck)
  const blocks = [...decks].flatMap(([deck, own]) => [
    ...(decks.size > 1 ? [`# ${deck.replaceAll(/\s+/gu, ' ').replaceAll(/[\\`*_[\]#<>&]/gu, '\\$&')}`] : []),
    ...ownBlocks(own),
  ])
  const [first = 'prep'] = decks.keys()
  const bytes = composeNote(decks.size === 1 ? first : 'prep', blocks)
  return { bytes, cards: cards.length, reviews: 0, media: 0 }
}

function ownBlocks(cards: readonly Card[]): readonly string[] {
  const depths = new Map<CardId, number>()
  return cards.flatMap(({ id, prompt, answer, tags, status, parent }) => {
    const above = parent === null ? undefined : depths.get(parent)
    const depth = above === undefined ? 0 : above + 1
    depths.set(id, depth)
    return writeCard({ question: prompt, answer, tags, isPartial: status === 'partial' }, depth)?.text ?? []
  })
}
