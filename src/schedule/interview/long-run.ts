import type { AnswerSeconds } from '../answer-seconds.ts'
import type { Grade } from '../grade.ts'
import { USUAL_CHANCES } from '../memory/grade-chances.ts'
import { daysUntil, type Memory, memoryModel } from '../memory/memory.ts'

export interface LongRunInput {
  readonly cards: readonly { readonly memory: Memory | null; readonly elapsedDays: number }[]
  readonly newPerDay: number
  readonly desiredRetention: number
  readonly days: number
  readonly seconds: AnswerSeconds
  readonly parameters: readonly number[]
}

/** What a long time of usual scheduling comes to. */
export interface LongRun {
  /** On average over all the days. */
  readonly secondsPerDay: number
  /** The share of all questions that would be recalled at the end, 0–1. */
  readonly recalled: number
}

/**
 * Plays usual scheduling through for so many days: each card is asked when its recall has fallen to the desired retention,
 * new ones so many a day. `random` gives numbers in [0, 1).
 */
export function longRun(input: LongRunInput, random: () => number): LongRun {
  const { desiredRetention, days, seconds, parameters, newPerDay } = input
  const model = memoryModel(parameters)
  let totalSeconds = 0
  let recalled = 0
  let unseen = 0
  for (const card of input.cards) {
    let memory = card.memory
    let last = -card.elapsedDays
    let day = memory === null ? Math.floor(unseen++ / Math.max(1, newPerDay)) : dueDay(memory, last)
    while (day < days) {
      const elapsedDays = day - last
      const isRecalled = memory !== null && random() < model.recall(elapsedDays, memory.stability)
      const grade =
        memory === null
          ? draw(USUAL_CHANCES.first, random)
          : isRecalled
            ? draw(USUAL_CHANCES.recalled, random)
            : 'again'
      const time = memory === null ? seconds.firstTime : isRecalled ? seconds.recalled : seconds.forgotten
      totalSeconds += time
      memory = model.next(memory, memory === null ? 0 : elapsedDays, grade)
      if (grade === 'again') memory = model.next(memory, 0, 'good')
      last = day
      day = dueDay(memory, last)
    }
    if (memory !== null) recalled += model.recall(days - last, memory.stability)
  }
  return {
    secondsPerDay: days === 0 ? 0 : totalSeconds / days,
    recalled: input.cards.length === 0 ? 0 : recalled / input.cards.length,
  }

  function dueDay(memory: Memory, last: number): number {
    const interval = Math.max(1, Math.round(daysUntil(desiredRetention, memory.stability, parameters)))
    return Math.max(0, last + interval)
  }
}

function draw<Some extends Grade>(chances: Readonly<Record<Some, number>>, random: () => number): Some {
  const grades = Object.keys(chances) as Some[]
  let left = random()
  const drawn = grades.find((grade) => {
    left -= chances[grade]
    return left < 0
  })
  return drawn ?? (grades[0] as Some)
}
