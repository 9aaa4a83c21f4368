import type { Card } from '../../src/cards/card.ts'
import { normalise } from '../../src/cards/normalise.ts'
import { mintKeyedId, parentKey } from '../../src/cards/pairing/identity.ts'

/** The id of a card by the words of its question and of its parent's. */
export const mintId = (deck: string, question: string, parent: string | null, ordinal: number): string =>
  mintKeyedId(deck, normalise(question), parent === null ? null : parentKey(parent), ordinal)

/** A question as a test writes it into a note; `is` says which one it is, whatever becomes of its words. */
export interface Written {
  readonly is: string
  readonly question: string
  readonly answer: string | null
  /** The `is` of its parent. */
  readonly under: string | null
}

export interface WrittenNote {
  readonly path: string
  readonly questions: readonly Written[]
}

/** The cards that a reader of notes would make, and which question each of them is. */
export function cardsOf(notes: readonly WrittenNote[]): { cards: readonly Card[]; is: ReadonlyMap<Card, string> } {
  const is = new Map<Card, string>()
  for (const { path, questions } of notes) {
    const deck = path.replace(/^.*\//, '').replace(/\.md$/, '')
    const seen = new Map<string, number>()
    const ids = new Map<string, string>()
    for (const [index, { is: name, question, answer, under }] of questions.entries()) {
      const parent = questions.find((other) => other.is === under)?.question ?? null
      const key = JSON.stringify([normalise(question), parent === null ? null : normalise(parent)])
      const ordinal = seen.get(key) ?? 0
      seen.set(key, ordinal + 1)
      const id = mintId(deck, question, parent, ordinal)
      ids.set(name, id)
      const card: Card = {
        id,
        question,
        prompt: question,
        answer,
        kind: 'question',
        status: answer === null ? 'unanswered' : 'answered',
        gaps: [],
        parent: under === null ? null : (ids.get(under) ?? null),
        section: [],
        deck,
        tags: [],
        number: null,
        source: { path, line: index * 3 + 1, endLine: index * 3 + 2 },
        confidence: 1,
        weight: 1,
      }
      is.set(card, name)
    }
  }
  return { cards: [...is.keys()], is }
}
