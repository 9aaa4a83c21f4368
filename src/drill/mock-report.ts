import { lookAlikes } from '../cards/look-alikes.ts'
import type { Grade } from '../schedule/grade.ts'
import type { Said } from './mock.ts'
import { judgeTyped } from './typed/typed-answer.ts'

/** One answer of a mock interview, looked back on. */
export interface MockAnswer {
  readonly question: string
  readonly deck: string
  /** What tells it from others of the interview that read the same. */
  readonly section: readonly string[]
  readonly isFollowUp: boolean
  readonly seconds: number
  /** Null when the person did not grade it. */
  readonly grade: Grade | null
  /** Key terms of the note's answer that were not typed; none when the answer was spoken. */
  readonly missed: readonly string[]
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

/** How a mock interview went, by what was said and the grades given afterwards. */
export function reportMock(said: readonly Said[], grades: ReadonlyMap<string, Grade>): MockReport {
  const namesAt = lookAlikes(
    said.map(({ card }) => card),
    { showsDecks: true },
  )
  const answers = said.map(({ card, seconds, typed }, place): MockAnswer => {
    const judged = typed === null || card.answer === null ? null : judgeTyped(card.question, card.answer, typed)
    return {
      question: card.question,
      deck: card.deck,
      section: namesAt(place),
      isFollowUp: card.parent !== null,
      seconds,
      grade: grades.get(card.id) ?? null,
      missed: judged?.missed ?? [],
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
