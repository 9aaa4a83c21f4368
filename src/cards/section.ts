import type { Card, CardId } from './card.ts'
import { normalise } from './normalise.ts'

/** What of a section a person is told beside the deck: all but names that the deck's says already. */
export function shownSection({ section, deck }: Pick<Card, 'section' | 'deck'>): readonly string[] {
  if (section.length === 0) return section
  const said = new Set(deck.split('/').flatMap((part) => [normalise(part), ...wordsOf(part)]))
  return section.filter((name) => {
    const undated = name.replace(DATE, '')
    return !said.has(normalise(undated)) && !isSaid(wordsOf(undated), said)
  })
}

/** When a note was begun, in brackets behind its title: `네트워크 정리 (11/20~)`. */
const DATE = /\s*[(（[][\d\s./:~–년월일-]+[)）\]]\s*$/u

const isSaid = (words: readonly string[], said: ReadonlySet<string>): boolean =>
  words.length > 0 && words.every((word) => said.has(word))

const wordsOf = (text: string): readonly string[] =>
  text
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(normalise)
    .filter((word) => word !== '')

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

/** The questions that a card follows, outermost first, by a look among these cards: it is made ready when it is first needed. */
export function askedAbove(cards: readonly Card[]): (card: Card) => readonly string[] {
  let byId: ReadonlyMap<CardId, Card> | null = null
  return ({ parent }) => {
    const questions: string[] = []
    let next = parent
    while (next !== null) {
      byId ??= new Map(cards.map((card) => [card.id, card]))
      const above: Card | undefined = byId.get(next)
      if (above === undefined || questions.length === DEEPEST) break
      questions.unshift(above.question)
      next = above.parent
    }
    return questions
  }
}

/** Questions that follow each other in a ring would have no end. */
const DEEPEST = 8
