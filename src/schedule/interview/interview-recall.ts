import type { Memory } from '../memory/memory.ts'
import { type MemoryGrid, NODES } from './memory-grid.ts'

/** Recall at the interviews that ask a group of questions, by what was last answered when. */
export interface RecallAtInterviews {
  /** Days on which asking still serves one of them. */
  readonly days: readonly number[]
  /** By interview; in it by day of the last answer and node: recall if nothing comes between. 0 for an interview held before that answer. */
  readonly atInterview: readonly Float64Array[]
  /** By interview and card: recall if the card is not asked before it. */
  readonly cardAtInterview: readonly (readonly number[])[]
  /** The interviews held between an answer on day `last` (−1: before today) and one on `day`, both by index in `days`. */
  heldBetween(last: number, day: number): readonly number[]
}

/** Days and interviews as in `ProspectsInput`. */
export function recallAtInterviews(input: {
  readonly grid: MemoryGrid
  readonly days: readonly number[]
  readonly interviewDays: readonly number[]
  readonly memories: readonly Memory[]
  readonly elapsedDays: readonly number[]
}): RecallAtInterviews {
  const { grid, interviewDays, memories, elapsedDays } = input
  // Questions are asked at the beginning of a day, and interviews held before: but today's is held after.
  const heldAt = interviewDays.map((day) => (day === 0 ? 0.25 : day - 0.25))
  const days = input.days.filter((day) => heldAt.some((held) => day < held))
  const atInterview = interviewDays.map((interviewDay, interview) => {
    const recalls = new Float64Array(days.length * NODES)
    for (const [last, day] of days.entries()) {
      if ((heldAt[interview] as number) < day) break
      for (const [node, { stability }] of grid.memories.entries())
        recalls[last * NODES + node] = grid.model.recall(interviewDay - day, stability)
    }
    return recalls
  })
  return {
    days,
    atInterview,
    cardAtInterview: interviewDays.map((interviewDay) =>
      memories.map(({ stability }, card) => grid.model.recall(interviewDay + (elapsedDays[card] ?? 0), stability)),
    ),
    heldBetween: (last, day) =>
      [...heldAt.keys()].filter((interview) => {
        const held = heldAt[interview] as number
        return (last < 0 || held > (days[last] as number)) && held < (days[day] as number)
      }),
  }
}
