import type { Card, CardId } from '../../cards/card.ts'
import { shownSection } from '../../cards/section.ts'
import type { Exported } from '../export-formats.ts'
import { grouped } from '../grouped.ts'
import { composeNote, writeCard } from '../importing/write-notes.ts'
import type { Whole } from '../whole.ts'

/**
 * One note with every card as a heading and its answer, whatever shapes the notes have that they come from: to read, to
 * print, or to go on with elsewhere. Links between notes stay as they are written; names that a note defines become addresses.
 * Decks, where there are several, and sections stand under headings. What is remembered is not in it.
 */
export async function writeMarkdown({ cards, named }: Whole): Promise<Exported> {
  const decks = grouped(cards, ({ deck }) => deck)
  const [first = 'prep'] = decks.keys()
  const isOne = decks.size === 1
  const blocks = [...decks].flatMap(([deck, own]) => [
    ...(isOne ? [] : [headingOf([deck])]),
    ...ownBlocks(own, named, (names) => headingOf(isOne && names.length > 0 ? names : [deck, ...names])),
  ])
  const bytes = composeNote(isOne ? first : 'prep', blocks)
  return { bytes, cards: cards.length, reviews: 0, media: 0 }
}

const headingOf = (names: readonly string[]): string =>
  `# ${names
    .join(' › ')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\\`*_[\]#<>&]/gu, '\\$&')}`

/** The cards of a deck, each group of them that stand together under a heading of its own. */
function ownBlocks(
  cards: readonly Card[],
  named: Whole['named'],
  heading: (names: readonly string[]) => string,
): readonly string[] {
  const depths = new Map<CardId, number>()
  let section = ''
  return cards.flatMap((card) => {
    const {
      id,
      prompt,
      answer,
      tags,
      status,
      parent,
      source: { path },
    } = card
    const above = parent === null ? undefined : depths.get(parent)
    const depth = above === undefined ? 0 : above + 1
    depths.set(id, depth)
    const texts = { question: named(prompt, path), answer: answer && named(answer, path) }
    const names = shownSection(card)
    const before = section
    // A heading between a question and its follow-up would part them.
    if (depth === 0) section = names.join('\n')
    const own = depth > 0 && names.join('\n') !== section ? { section: names } : {}
    const text = writeCard({ ...texts, ...own, tags, isPartial: status === 'partial' }, depth)?.text
    if (text === undefined) return []
    return section === before ? [text] : [heading(names), text]
  })
}
