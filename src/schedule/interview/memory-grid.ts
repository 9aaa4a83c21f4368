import { type Memory, type MemoryModel, memoryModel } from '../memory/memory.ts'

/**
 * How often people give each grade: to a new question, and to one that they recall. What fsrs-rs simulates with unless told
 * otherwise (SimulatorConfig, src/optimal_retention.rs), measured over many people's reviews.
 */
export const FIRST_CHANCES = { again: 0.24, hard: 0.094, good: 0.495, easy: 0.171 } as const
export const RECALLED_CHANCES = { hard: 0.224, good: 0.631, easy: 0.145 } as const

const FIRST = Object.entries(FIRST_CHANCES) as [keyof typeof FIRST_CHANCES, number][]
/** Of an answer: hard, good, easy, forgotten. */
const BRANCHES = 4
const FORGOTTEN = 3

export const CHANCE_TO_FAIL_A_NEW_QUESTION = FIRST_CHANCES.again

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
  /** By answer and branch: the node below, and how far towards the next in stability and in difficulty. */
  readonly node: Int32Array
  readonly inStability: Float64Array
  readonly inDifficulty: Float64Array
}

/**
 * FSRS's memories on a grid of stability (by its logarithm) and difficulty, so that what a memory is worth can be kept for
 * every node and read in between. An answer has four branches: recalled as hard, good or easy, or forgotten and learnt again at once.
 */
export interface MemoryGrid {
  readonly model: MemoryModel
  /** By node: the memory there. */
  readonly memories: readonly Memory[]
  /** The first answers to a new question. */
  readonly first: Outcomes
  /** Answers by node, so many days after the last one. */
  after(elapsedDays: number): Outcomes
  /** Answers of cards: the one with index `card × days.length + day` is given `elapsedDays[card] + days[day]` after the last. */
  ofCards(memories: readonly Memory[], elapsedDays: readonly number[], days: readonly number[]): Outcomes
}

export function createMemoryGrid(parameters: readonly number[]): MemoryGrid {
  const model = memoryModel(parameters)
  const memories = Array.from({ length: NODES }, (_, node) => ({
    stability: Math.exp(LOWEST_LOG_STABILITY + LOG_STABILITY_STEP * (node % STABILITIES)),
    difficulty: 1 + DIFFICULTY_STEP * Math.floor(node / STABILITIES),
  }))
  const relearn = (memory: Memory) => model.next(memory, 0, 'good')
  const write = (outcomes: Outcomes, answer: number, memory: Memory, elapsedDays: number) => {
    outcomes.recall[answer] = model.recall(elapsedDays, memory.stability)
    const at = answer * BRANCHES
    place(outcomes, at, model.next(memory, elapsedDays, 'hard'))
    place(outcomes, at + 1, model.next(memory, elapsedDays, 'good'))
    place(outcomes, at + 2, model.next(memory, elapsedDays, 'easy'))
    place(outcomes, at + FORGOTTEN, relearn(model.next(memory, elapsedDays, 'again')))
  }

  const first = emptyOutcomes(1)
  for (const [branch, [grade]] of FIRST.entries()) {
    const memory = model.next(null, 0, grade)
    place(first, branch, grade === 'again' ? relearn(memory) : memory)
  }
  const byElapsedDays = new Map<number, Outcomes>()
  return {
    model,
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

/** What a first answer leaves, by the values of the nodes from `offset` on. */
export function expectedFirst(outcomes: Outcomes, values: Float64Array, offset: number): number {
  return FIRST.reduce((sum, [, chance], branch) => sum + chance * valueAt(outcomes, branch, values, offset), 0)
}

/** What an answer leaves, by the values of the nodes from `offset` on. */
export function expected(outcomes: Outcomes, answer: number, values: Float64Array, offset: number): number {
  const at = answer * BRANCHES
  const recall = outcomes.recall[answer] as number
  return (
    recall *
      (RECALLED_CHANCES.hard * valueAt(outcomes, at, values, offset) +
        RECALLED_CHANCES.good * valueAt(outcomes, at + 1, values, offset) +
        RECALLED_CHANCES.easy * valueAt(outcomes, at + 2, values, offset)) +
    (1 - recall) * valueAt(outcomes, at + FORGOTTEN, values, offset)
  )
}

/** Puts so many cards, after their first answer, on the nodes from `offset` on. */
export function settleFirst(outcomes: Outcomes, cards: number, counts: Float64Array, offset: number): void {
  for (const [branch, [, chance]] of FIRST.entries()) addAt(outcomes, branch, counts, offset, cards * chance)
}

/** Puts so many cards, after an answer, on the nodes from `offset` on. */
export function settle(outcomes: Outcomes, answer: number, cards: number, counts: Float64Array, offset: number): void {
  const at = answer * BRANCHES
  const recalled = cards * (outcomes.recall[answer] as number)
  addAt(outcomes, at, counts, offset, recalled * RECALLED_CHANCES.hard)
  addAt(outcomes, at + 1, counts, offset, recalled * RECALLED_CHANCES.good)
  addAt(outcomes, at + 2, counts, offset, recalled * RECALLED_CHANCES.easy)
  addAt(outcomes, at + FORGOTTEN, counts, offset, cards - recalled)
}

function emptyOutcomes(answers: number): Outcomes {
  return {
    recall: new Float64Array(answers),
    node: new Int32Array(answers * BRANCHES),
    inStability: new Float64Array(answers * BRANCHES),
    inDifficulty: new Float64Array(answers * BRANCHES),
  }
}

function place(outcomes: Outcomes, index: number, { stability, difficulty }: Memory): void {
  const x = within((Math.log(stability) - LOWEST_LOG_STABILITY) / LOG_STABILITY_STEP, STABILITIES - 1)
  const y = within((difficulty - 1) / DIFFICULTY_STEP, DIFFICULTIES - 1)
  const column = Math.min(Math.floor(x), STABILITIES - 2)
  const row = Math.min(Math.floor(y), DIFFICULTIES - 2)
  outcomes.node[index] = row * STABILITIES + column
  outcomes.inStability[index] = x - column
  outcomes.inDifficulty[index] = y - row
}

const within = (value: number, highest: number) => Math.min(Math.max(value, 0), highest)

function valueAt(outcomes: Outcomes, index: number, values: Float64Array, offset: number): number {
  const node = offset + (outcomes.node[index] as number)
  const x = outcomes.inStability[index] as number
  const y = outcomes.inDifficulty[index] as number
  const lower = (values[node] as number) * (1 - x) + (values[node + 1] as number) * x
  const upper = (values[node + STABILITIES] as number) * (1 - x) + (values[node + STABILITIES + 1] as number) * x
  return lower * (1 - y) + upper * y
}

function addAt(outcomes: Outcomes, index: number, counts: Float64Array, offset: number, cards: number): void {
  const node = offset + (outcomes.node[index] as number)
  const x = outcomes.inStability[index] as number
  const y = outcomes.inDifficulty[index] as number
  counts[node] = (counts[node] as number) + cards * (1 - x) * (1 - y)
  counts[node + 1] = (counts[node + 1] as number) + cards * x * (1 - y)
  counts[node + STABILITIES] = (counts[node + STABILITIES] as number) + cards * (1 - x) * y
  counts[node + STABILITIES + 1] = (counts[node + STABILITIES + 1] as number) + cards * x * y
}
