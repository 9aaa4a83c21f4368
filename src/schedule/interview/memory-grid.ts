import type { GradeChances } from '../memory/grade-chances.ts'
import { type Memory, type MemoryModel, memoryModel } from '../memory/memory.ts'

/** An answer comes out as hard, good, easy or again, each between four nodes of the grid. */
const BRANCHES = 4

const STABILITIES = 20
const DIFFICULTIES = 4
/** Nodes of the grid. */
export const NODES = STABILITIES * DIFFICULTIES
const LOWEST_LOG_STABILITY = Math.log(0.1)
const LOG_STABILITY_STEP = (Math.log(1000) - LOWEST_LOG_STABILITY) / (STABILITIES - 1)
const DIFFICULTY_STEP = 9 / (DIFFICULTIES - 1)

/** Answers that may be given, and the memories they would leave: each lies between four nodes of the grid. */
export interface Outcomes {
  /** By answer: the chance that it is recalled. */
  readonly recall: Float64Array
  /** By answer and branch: the first of the four nodes around the memory. */
  readonly nodes: Int32Array
  /** By answer, branch and node: the share of the answers that comes to it. */
  readonly shares: Float64Array
}

/**
 * FSRS's memories on a grid of stability (by its logarithm) and difficulty, so that what a memory is worth can be kept for
 * every node and read in between. An answer has four branches: recalled as hard, good or easy, or forgotten and learnt again at once.
 */
export interface MemoryGrid {
  readonly model: MemoryModel
  readonly chances: GradeChances
  /** By node: the memory there. */
  readonly memories: readonly Memory[]
  /** The first answers to a new question. */
  readonly first: Outcomes
  /** Answers by node, so many days after the last one. */
  after(elapsedDays: number): Outcomes
  /** Answers of cards: the one with index `card × days.length + day` is given `elapsedDays[card] + days[day]` after the last. */
  ofCards(memories: readonly Memory[], elapsedDays: readonly number[], days: readonly number[]): Outcomes
}

export function createMemoryGrid(parameters: readonly number[], chances: GradeChances): MemoryGrid {
  const model = memoryModel(parameters)
  const memories = Array.from({ length: NODES }, (_, node) => ({
    stability: Math.exp(LOWEST_LOG_STABILITY + LOG_STABILITY_STEP * (node % STABILITIES)),
    difficulty: 1 + DIFFICULTY_STEP * Math.floor(node / STABILITIES),
  }))
  const relearn = (memory: Memory) => model.next(memory, 0, 'good')
  const write = (outcomes: Outcomes, answer: number, memory: Memory, elapsedDays: number) => {
    const recall = model.recall(elapsedDays, memory.stability)
    outcomes.recall[answer] = recall
    const at = answer * BRANCHES
    place(outcomes, at, model.next(memory, elapsedDays, 'hard'), recall * chances.recalled.hard)
    place(outcomes, at + 1, model.next(memory, elapsedDays, 'good'), recall * chances.recalled.good)
    place(outcomes, at + 2, model.next(memory, elapsedDays, 'easy'), recall * chances.recalled.easy)
    place(outcomes, at + 3, relearn(model.next(memory, elapsedDays, 'again')), 1 - recall)
  }

  const first = emptyOutcomes(1)
  place(first, 0, relearn(model.next(null, 0, 'again')), chances.first.again)
  for (const [index, grade] of (['hard', 'good', 'easy'] as const).entries())
    place(first, index + 1, model.next(null, 0, grade), chances.first[grade])
  const byElapsedDays = new Map<number, Outcomes>()
  return {
    model,
    chances,
    memories,
    first,
    after(elapsedDays) {
      const known = byElapsedDays.get(elapsedDays)
      if (known !== undefined) return known
      const outcomes = emptyOutcomes(NODES)
      for (const [node, memory] of memories.entries()) write(outcomes, node, memory, elapsedDays)
      byElapsedDays.set(elapsedDays, outcomes)
      return outcomes
    },
    ofCards(cards, elapsedDays, days) {
      const outcomes = emptyOutcomes(cards.length * days.length)
      for (const [card, memory] of cards.entries())
        for (const [index, day] of days.entries())
          write(outcomes, card * days.length + index, memory, (elapsedDays[card] ?? 0) + day)
      return outcomes
    },
  }
}

/** What an answer leaves, by the values of the nodes from `offset` on. */
export function expected({ nodes, shares }: Outcomes, answer: number, values: Float64Array, offset: number): number {
  let sum = 0
  for (let at = answer * BRANCHES, end = at + BRANCHES; at < end; at++) {
    const node = offset + (nodes[at] as number)
    const share = 4 * at
    sum +=
      (shares[share] as number) * (values[node] as number) +
      (shares[share + 1] as number) * (values[node + 1] as number) +
      (shares[share + 2] as number) * (values[node + STABILITIES] as number) +
      (shares[share + 3] as number) * (values[node + STABILITIES + 1] as number)
  }
  return sum
}

/** Puts so many cards, after an answer, on the nodes from `offset` on. */
export function settle(
  { nodes, shares }: Outcomes,
  answer: number,
  cards: number,
  counts: Float64Array,
  offset: number,
): void {
  for (let at = answer * BRANCHES, end = at + BRANCHES; at < end; at++) {
    const node = offset + (nodes[at] as number)
    const share = 4 * at
    counts[node] = (counts[node] as number) + cards * (shares[share] as number)
    counts[node + 1] = (counts[node + 1] as number) + cards * (shares[share + 1] as number)
    counts[node + STABILITIES] = (counts[node + STABILITIES] as number) + cards * (shares[share + 2] as number)
    counts[node + STABILITIES + 1] = (counts[node + STABILITIES + 1] as number) + cards * (shares[share + 3] as number)
  }
}

const emptyOutcomes = (answers: number): Outcomes => ({
  recall: new Float64Array(answers),
  nodes: new Int32Array(answers * BRANCHES),
  shares: new Float64Array(answers * BRANCHES * 4),
})

/** Writes between which nodes a memory lies, and what part of `share` comes to each. */
function place({ nodes, shares }: Outcomes, at: number, { stability, difficulty }: Memory, share: number): void {
  const x = within((Math.log(stability) - LOWEST_LOG_STABILITY) / LOG_STABILITY_STEP, STABILITIES - 1)
  const y = within((difficulty - 1) / DIFFICULTY_STEP, DIFFICULTIES - 1)
  const column = Math.min(Math.floor(x), STABILITIES - 2)
  const row = Math.min(Math.floor(y), DIFFICULTIES - 2)
  const [right, up] = [x - column, y - row]
  nodes[at] = row * STABILITIES + column
  shares[4 * at] = share * (1 - right) * (1 - up)
  shares[4 * at + 1] = share * right * (1 - up)
  shares[4 * at + 2] = share * (1 - right) * up
  shares[4 * at + 3] = share * right * up
}

const within = (value: number, highest: number) => Math.min(Math.max(value, 0), highest)
