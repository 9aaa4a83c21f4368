import type { Card } from '../cards/card.ts'
import type { Attempt } from '../schedule/attempt.ts'
import { judgeTyped } from './typed/typed-answer.ts'

/** How the key terms that an answer names differ from those of the answer before it. */
export interface Progress {
  readonly gained: readonly string[]
  readonly lost: readonly string[]
}

export type PastAttempt = Attempt & Progress

/** So many answers are shown beside the note's. */
const ATTEMPTS_SHOWN = 3

/**
 * The last answers given for a card, oldest first, each with the key terms of the note's answer that it names and the typed one
 * before it did not, and the other way round. Spoken answers, and cards without an answer, have none.
 */
export function pastAttempts(
  { question, answer }: Pick<Card, 'question' | 'answer'>,
  attempts: readonly Attempt[],
): readonly PastAttempt[] {
  // One more than is shown: what the first of them is compared with.
  let before: string | null = null
  const typedBefore = attempts.slice(0, -ATTEMPTS_SHOWN).findLast(({ typed }) => typed !== null)
  if (typedBefore !== undefined) before = typedBefore.typed
  return attempts.slice(-ATTEMPTS_SHOWN).map((attempt) => {
    const progress = progressOf(question, answer, before, attempt.typed)
    before = attempt.typed ?? before
    return { ...attempt, ...progress }
  })
}

/** What a typed answer names more and less than the newest typed one among `attempts`; null without one. */
export function progressSince(
  { question, answer }: Pick<Card, 'question' | 'answer'>,
  attempts: readonly Attempt[],
  typed: string,
): Progress | null {
  const before = attempts.findLast((attempt) => attempt.typed !== null)?.typed ?? null
  return before === null ? null : progressOf(question, answer, before, typed)
}

function progressOf(question: string, answer: string | null, before: string | null, now: string | null): Progress {
  if (answer === null || before === null || now === null) return { gained: [], lost: [] }
  const [then, after] = [before, now].map((typed) => judgeTyped(question, answer, typed).covered)
  return {
    gained: (after ?? []).filter((term) => !then?.includes(term)),
    lost: (then ?? []).filter((term) => !after?.includes(term)),
  }
}
