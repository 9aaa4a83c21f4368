import type { Card } from '../cards/card.ts'
import { plainOf, wordsOf } from './typed/words.ts'

/** Words that stand in more of the questions than this say what the notes are about, not what a question is. */
const COMMON_SHARE = 0.25
const SHORTEST_STEM = 2

/**
 * Answered questions that speak of what a question asks about, those with most in common first: what may help to answer it. Words
 * count by how rare they are among all questions.
 */
export function relatedAnswers(
  card: Pick<Card, 'id' | 'question'>,
  cards: readonly Card[],
  most: number,
): readonly Card[] {
  const stems = [...new Set(wordsOf(plainOf(card.question)).map(({ stem }) => stem))].filter(
    (stem) => stem.length >= SHORTEST_STEM,
  )
  const texts = cards.map(({ question }) => question.toLowerCase())
  const worth = stems.flatMap((stem) => {
    const count = texts.filter((text) => text.includes(stem)).length
    return count === 0 || count > Math.max(2, cards.length * COMMON_SHARE)
      ? []
      : [{ stem, worth: Math.log((cards.length + 1) / count) }]
  })
  return cards
    .flatMap((other, index) => {
      if (other.id === card.id || other.status !== 'answered') return []
      const shared = worth.filter(({ stem }) => (texts[index] ?? '').includes(stem))
      return shared.length === 0 ? [] : [{ other, score: shared.reduce((sum, each) => sum + each.worth, 0) }]
    })
    .sort((one, another) => another.score - one.score)
    .slice(0, most)
    .map(({ other }) => other)
}
