import type { History } from './calibration.ts'
import { type FittedMemory, fitMemory } from './fit-memory.ts'
import { type Memory, memoryModel } from './memory.ts'

/** A person's own memory: fitted parameters, and what those make of each question answered. */
export interface OwnMemory extends FittedMemory {
  /** What is held of a question by its history; `as` when that is not known from the first answer on. */
  memoryOf(id: string, as: Memory): Memory
}

/**
 * Fits parameters to histories by question, and works out all memories anew with them. `parameters`: those with which the memories
 * that are known were made, and likely before. A history that does not lead to the known memory lacks answers, and changes nothing.
 */
export function ownMemory(histories: ReadonlyMap<string, History>, parameters: readonly number[]): OwnMemory {
  const fitted = fitMemory([...histories.values()], parameters)
  const before = memoryModel(parameters)
  const after = memoryModel(fitted.parameters)
  return {
    ...fitted,
    memoryOf(id, as) {
      const history = histories.get(id)
      if (history === undefined) return as
      const known = replay(history, before)
      const isWhole = Math.abs(Math.log(known.stability / as.stability)) < SAME_STABILITY
      return isWhole ? replay(history, after) : as
    },
  }
}

/** Schedules keep stabilities to a few decimals. */
const SAME_STABILITY = 0.02

/** The memory that a history leaves. Throws a RangeError for one without answers. */
export function replay(history: History, model: ReturnType<typeof memoryModel>): Memory {
  let memory: Memory | null = null
  for (const { grade, elapsedDays } of history) memory = model.next(memory, elapsedDays, grade)
  if (memory === null) throw new RangeError('a history without answers')
  return memory
}
