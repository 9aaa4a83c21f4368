import type { Card } from './card.ts'
import { normalise } from './normalise.ts'

/** What of a section a person is told beside the deck: all but names that the deck's says already. */
export function shownSection({ section, deck }: Pick<Card, 'section' | 'deck'>): readonly string[] {
  if (section.length === 0) return section
  const said = new Set(deck.split('/').map(normalise))
  return section.filter((name) => !said.has(normalise(name)))
}

const BETWEEN = ' › '

/** A section as one line says it, for `<!-- prep: section … -->` and for tables; empty for none. */
export const sectionLine = (section: readonly string[]): string =>
  section
    .map((name) => name.replaceAll(/\s+/gu, ' ').trim())
    .filter((name) => name !== '')
    .join(BETWEEN)
    // It would end a comment.
    .replaceAll('-->', '--&gt;')

/** The section that such a line says. */
export const sectionIn = (line: string): readonly string[] =>
  line
    .replaceAll('--&gt;', '-->')
    .split(BETWEEN)
    .map((name) => name.trim())
    .filter((name) => name !== '')
