import type { Card } from '../cards/card.ts'
import type { Exported } from './export-formats.ts'
import type { Whole } from './whole.ts'
import { composeNote, writeCard } from './write-notes.ts'

/**
 * One note with every card as a heading and its answer, whatever shapes the notes have that they come from: to read, to
 * print, or to go on with elsewhere. Several decks stand under headings of their own. What is remembered is not in it.
 */
export async function writeMarkdown({ cards }: Whole): Promise<Exported> {
  const decks = new Map<string, Card[]>()
  for (const card of cards) decks.set(card.deck, [...(decks.get(card.deck) ?? []), card])
  const blocks = [...decks].flatMap(([deck, own]) => [
    ...(decks.size > 1 ? [`# ${deck.replaceAll(/\s+/gu, ' ').replaceAll(/[\\`*_[\]#<>&]/gu, '\\$&')}`] : []),
    ...own.flatMap((card) => writeCard({ question: card.prompt, answer: card.answer, tags: card.tags })?.text ?? []),
  ])
  const [first = 'prep'] = decks.keys()
  const bytes = composeNote(decks.size === 1 ? first : 'prep', blocks)
  return { bytes, cards: cards.length, reviews: 0, media: 0 }
}
