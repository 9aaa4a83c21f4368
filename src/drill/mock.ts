import type { Card, CardId } from '../cards/card.ts'
import type { Said } from '../schedule/attempt.ts'
import { openingsAmong } from './openings.ts'
import { judgeTyped } from './typed/typed-answer.ts'

/** An answer given in a mock interview, and how long it took. */
export interface Answered extends Said {
  readonly card: Card
  readonly at: Date
  readonly seconds: number
  /** The person had nothing to say, and went on. */
  readonly passed: boolean
}

/** A mock interview under way: questions only, no answers and no grades. Plain data, never changed in place. */
export interface Mock {
  readonly waiting: readonly Card[]
  /** Null once it has ended. */
  readonly current: Card | null
  readonly shownAt: Date
  /** The question that is being answered then is the last one. */
  readonly endsAt: Date
  readonly said: readonly Answered[]
}

/** An interview over these questions in their order, of so many minutes. */
export function startMock(questions: readonly Card[], minutes: number, at: Date): Mock {
  const [current = null, ...waiting] = questions
  return { waiting, current, shownAt: at, endsAt: new Date(at.getTime() + minutes * 60_000), said: [] }
}

/**
 * The question was answered, by a text or (null) aloud: on to the next, while there is one and time is left. An interviewer asks
 * on where there is something to ask on about: all follow-ups after a good answer or one that only the person can judge, the
 * first alone after half of one, none after a typed answer that misses the note's.
 */
export function answerMock(mock: Mock, typed: string | null, at: Date, recording: string | null = null): Mock {
  const { current } = mock
  if (current === null) return mock
  const looksLike =
    typed === null || current.answer === null ? null : judgeTyped(current.question, current.answer, typed).suggested
  const followUps = looksLike === 'again' ? 0 : looksLike === 'hard' ? 1 : Number.POSITIVE_INFINITY
  return goOn(mock, { typed, recording, passed: false }, followUps, at)
}

/** The person has nothing to say: on to the next question, past its follow-ups. */
export const passMock = (mock: Mock, at: Date): Mock =>
  goOn(mock, { typed: null, recording: null, passed: true }, 0, at)

function goOn(mock: Mock, answer: Said & Pick<Answered, 'passed'>, followUps: number, at: Date): Mock {
  const { current } = mock
  if (current === null) return mock
  const seconds = Math.max(0, Math.round((at.getTime() - mock.shownAt.getTime()) / 100) / 10)
  const said = [...mock.said, { card: current, at, seconds, ...answer }]
  const [next = null, ...rest] = withoutFollowUps(mock.waiting, current.id, followUps)
  const isOver = at >= mock.endsAt || next === null
  return { ...mock, said, current: isOver ? null : next, waiting: isOver ? [] : rest, shownAt: at }
}

/** What waits but for the follow-ups of a question beyond the first `most`, and theirs. */
function withoutFollowUps(waiting: readonly Card[], question: CardId, most: number): readonly Card[] {
  const gone = new Set<CardId>()
  let kept = 0
  return waiting.filter(({ id, parent }) => {
    if (parent === null || (parent !== question && !gone.has(parent))) return true
    if (parent === question && kept < most) {
      kept++
      return true
    }
    gone.add(id)
    return false
  })
}

/** The interview ends now; the question on the screen was not answered. */
export const endMock = (mock: Mock): Mock => ({ ...mock, current: null, waiting: [] })

/** Whole seconds left, 0 once the time is up. */
export const mockSecondsLeft = ({ endsAt }: Mock, at: Date): number =>
  Math.max(0, Math.ceil((endsAt.getTime() - at.getTime()) / 1000))

/**
 * Questions as an interviewer asks them: first those that interviews open with, where there are any; then by chance, the decks in
 * turn so that a large one does not fill the time; after each question its follow-ups in the order of the note. A follow-up that
 * is meant brings its question along, from `every`, all that may be asked; where that may not be, it is not asked either.
 */
export function mockQuestions(meant: readonly Card[], every: readonly Card[], random: () => number): readonly Card[] {
  const asked = withParents(meant, every)
  const below = new Map<CardId, Card[]>()
  const first: Card[] = []
  for (const card of asked) {
    if (card.parent !== null) append(below, card.parent, card)
    else first.push(card)
  }
  const withFollowUps = (card: Card): Card[] => [card, ...(below.get(card.id) ?? []).flatMap(withFollowUps)]
  const openings = openingsAmong(first)
  const byDeck = new Map<string, Card[]>()
  for (const card of first) if (!openings.includes(card)) append(byDeck, card.deck, card)
  const decks = shuffled([...byDeck.values()], random).map((deck) => shuffled(deck, random))
  const rounds = Math.max(0, ...decks.map(({ length }) => length))
  const inTurn = Array.from({ length: rounds }, (_, round) => decks.flatMap((deck) => deck.slice(round, round + 1)))
  return [...openings, ...inTurn.flat()].flatMap(withFollowUps)
}

/** The cards with the questions that they follow, in the order of `every`. */
function withParents(meant: readonly Card[], every: readonly Card[]): readonly Card[] {
  const byId = new Map(every.map((card) => [card.id, card]))
  const wanted = new Set<CardId>()
  for (const card of meant) {
    const family = new Set<CardId>()
    let each: Card | undefined = card
    while (each !== undefined && !family.has(each.id)) {
      family.add(each.id)
      if (each.parent === null) for (const id of family) wanted.add(id)
      each = each.parent === null ? undefined : byId.get(each.parent)
    }
  }
  return every.filter(({ id }) => wanted.has(id))
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
