import type { Card, CardId, Source } from '../cards/card.ts'
import { lookAlikes } from '../cards/look-alikes.ts'
import type { Attempt } from '../schedule/attempt.ts'
import type { Grade } from '../schedule/grade.ts'
import { type PastAttempt, type Progress, pastAttempts, progressSince } from './attempts.ts'
import type { Answered } from './mock.ts'
import { judgeTyped } from './typed/typed-answer.ts'

/** One answer of a mock interview, looked back on. */
export interface MockAnswer extends Pick<Answered, 'typed' | 'recording' | 'passed' | 'seconds'> {
  readonly question: string
  readonly deck: string
  /** What tells it from others of the interview that read the same. */
  readonly section: readonly string[]
  readonly source: Source
  readonly isFollowUp: boolean
  /** Null when the person did not grade it. */
  readonly grade: Grade | null
  /** The note's answer, as Markdown; null where it has none. */
  readonly answer: string | null
  /** Key terms of the note's answer that were not typed; none when the answer was spoken. */
  readonly missed: readonly string[]
  /** What it names more and less than what was typed the last time; null where there is nothing to compare. */
  readonly since: Progress | null
  /** The last answers before this one, oldest first. */
  readonly past: readonly PastAttempt[]
}

export interface MockReport {
  readonly answers: readonly MockAnswer[]
  /** Good and easy; hard; again; not graded. In the order in which they were asked. */
  readonly well: readonly MockAnswer[]
  readonly partly: readonly MockAnswer[]
  readonly badly: readonly MockAnswer[]
  readonly ungraded: readonly MockAnswer[]
  /** Time spent answering, in seconds. */
  readonly seconds: number
}

/** How a mock interview went, by what was said, the grades given afterwards, and what had been said of each card before. */
export function reportMock(
  said: readonly Answered[],
  grades: ReadonlyMap<string, Grade>,
  before: (card: CardId) => readonly Attempt[] = () => [],
  whole: (card: Card) => Card = (card) => card,
): MockReport {
  const cards = said.map(({ card }) => card)
  const namesAt = lookAlikes(cards, { showsDecks: true, among: cards })
  const answers = said.map(({ card, seconds, typed, recording, passed }, place): MockAnswer => {
    const { question, answer } = whole(card)
    const judged = typed === null || answer === null ? null : judgeTyped(question, answer, typed)
    const earlier = before(card.id)
    return {
      question: card.question,
      deck: card.deck,
      section: namesAt(place),
      source: card.source,
      isFollowUp: card.parent !== null,
      seconds,
      typed,
      recording,
      passed,
      grade: grades.get(card.id) ?? null,
      answer,
      missed: judged?.missed ?? [],
      since: typed === null ? null : progressSince({ question, answer }, earlier, typed),
      past: pastAttempts({ question, answer }, earlier),
    }
  })
  const graded = (...wanted: readonly (Grade | null)[]) => answers.filter(({ grade }) => wanted.includes(grade))
  return {
    answers,
    well: graded('good', 'easy'),
    partly: graded('hard'),
    badly: graded('again'),
    ungraded: graded(null),
    seconds: answers.reduce((sum, { seconds }) => sum + seconds, 0),
  }
}
