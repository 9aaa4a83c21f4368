import type { Card, CardId } from '../cards/card.ts'

/** An answer given in a mock interview: how long it took, and its text where it was typed. */
export interface Said {
  readonly card: Card
  readonly seconds: number
  readonly typed: string | null
}

/** A mock interview under way: questions only, no answers and no grades. Plain data, never changed in place. */
export interface Mock {
  readonly waiting: readonly Card[]
  /** Null once it has ended. */
  readonly current: Card | null
  readonly shownAt: Date
  /** The question that is being answered then is the last one. */
  readonly endsAt: Date
  readonly said: readonly Said[]
}

/** An interview over these questions in their order, of so many minutes. */
export function startMock(questions: readonly Card[], minutes: number, at: Date): Mock {
  const [current = null, ...waiting] = questions
  return { waiting, current, shownAt: at, endsAt: new Date(at.getTime() + minutes * 60_000), said: [] }
}

/** The question was answered, by a text or (null) aloud: on to the next, while there is one and time is left. */
export function answerMock(mock: Mock, typed: string | null, at: Date): Mock {
  const { current, waiting } = mock
  if (current === null) return mock
  const seconds = Math.max(0, Math.round((at.getTime() - mock.shownAt.getTime()) / 100) / 10)
  const said = [...mock.said, { card: current, seconds, typed }]
  const [next = null, ...rest] = waiting
  const isOver = at >= mock.endsAt || next === null
  return { ...mock, said, current: isOver ? null : next, waiting: isOver ? [] : rest, shownAt: at }
}

/** The interview ends now; the question on the screen was not answered. */
export const endMock = (mock: Mock): Mock => ({ ...mock, current: null, waiting: [] })

/** Whole seconds left, 0 once the time is up. */
export const mockSecondsLeft = ({ endsAt }: Mock, at: Date): number =>
  Math.max(0, Math.ceil((endsAt.getTime() - at.getTime()) / 1000))

/**
 * Questions as an interviewer asks them: by chance, the decks in turn so that a large one does not fill the time, and after
 * each question its follow-ups in the order of the note. Only those that the note answers, for the others cannot be graded.
 */
export function mockQuestions(cards: readonly Card[], random: () => number): readonly Card[] {
  const asked = cards.filter(({ answer }) => answer !== null)
  const ids = new Set(asked.map(({ id }) => id))
  const below = new Map<CardId, Card[]>()
  const byDeck = new Map<string, Card[]>()
  for (const card of asked) {
    if (card.parent !== null && ids.has(card.parent)) append(below, card.parent, card)
    else append(byDeck, card.deck, card)
  }
  const withFollowUps = (card: Card): Card[] => [card, ...(below.get(card.id) ?? []).flatMap(withFollowUps)]
  const decks = shuffled([...byDeck.values()], random).map((deck) => shuffled(deck, random))
  const rounds = Math.max(0, ...decks.map(({ length }) => length))
  return Array.from({ length: rounds }, (_, round) => decks.flatMap((deck) => deck.slice(round, round + 1)))
    .flat()
    .flatMap(withFollowUps)
}

function append<Key>(map: Map<Key, Card[]>, key: Key, card: Card): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [card])
  else list.push(card)
}

/** Fisher and Yates. */
function shuffled<Value>(values: readonly Value[], random: () => number): Value[] {
  const result = [...values]
  for (let index = result.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1))
    ;[result[index], result[other]] = [result[other] as Value, result[index] as Value]
  }
  return result
}
