import type { Card } from '../../src/cards/card.ts'

/** A whole card of which a test names only what matters to it. */
export const aCard = (card: Partial<Card> = {}): Card => ({
  id: 'aaaaaaaaaa',
  question: 'sql join 이란?',
  prompt: card.question ?? 'sql join 이란?',
  answer: null,
  kind: 'question',
  status: card.answer === undefined || card.answer === null ? 'unanswered' : 'answered',
  gaps: [],
  parent: null,
  deck: 'backend',
  tags: [],
  number: null,
  source: { path: 'backend.md', line: 1, endLine: 1 },
  ...card,
})
