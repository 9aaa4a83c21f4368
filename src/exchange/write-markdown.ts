import type { Card, CardId } from '../cards/card.ts'
import type { Exported } from './export-formats.ts'
import { grouped } from './grouped.ts'
import type { Whole } from './whole.ts'
import { composeNote, writeCard } from './write-notes.ts'

/**
 * One note with every card as a heading and its answer, whatever shapes the notes have that they come from: to read, to
 * print, or to go on with elsewhere. Links between notes stay as they are written; names that a note defines become addresses. Several decks stand under headings of their own. What is remembered is not in it.
 */
export async function writeMarkdown({ cards, named }: Whole): Promise<Exported> {
  const decks = grouped(cards, ({ deck }) => deck)
  const blocks = [...decks].flatMap(([deck, own]) => [
    ...(decks.size > 1 ? [`# ${deck.replaceAll(/\s+/gu, ' ').replaceAll(/[\\`*_[\]#<>&]/gu, '\\$&')}`] : []),
    ...ownBlocks(own, named),
  ])
  const [first = 'prep'] = decks.keys()
  const bytes = composeNote(decks.size === 1 ? first : 'prep', blocks)
  return { bytes, cards: cards.length, reviews: 0, media: 0 }
}

function ownBlocks(cards: readonly Card[], named: Whole['named']): readonly string[] {
  const depths = new Map<CardId, number>()
  return cards.flatMap(({ id, prompt, answer, tags, status, parent, source: { path } }) => {
    const above = parent === null ? undefined : depths.get(parent)
    const depth = above === undefined ? 0 : above + 1
    depths.set(id, depth)
    const texts = { question: named(prompt, path), answer: answer && named(answer, path) }
    return writeCard({ ...texts, tags, isPartial: status === 'partial' }, depth)?.text ?? []
  })
}
