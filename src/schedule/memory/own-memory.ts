import type { History } from '../calibration.ts'
import { type FittedMemory, fitMemory, fromScale, LIKE_EVERYBODY, slopeScale, toScale } from './fit-memory.ts'
import { type GradeChances, gradeChances } from './grade-chances.ts'
import { type Memory, type MemoryModel, memoryModel } from './memory.ts'
import { MemorySlopes, PARAMETERS } from './memory-slopes.ts'

/** A person's own memory: fitted parameters, and what those make of each question answered. */
export interface OwnMemory extends FittedMemory {
  readonly grades: GradeChances
  /** What is held of a question by its history; `as` when that is not known from the first answer on. */
  memoryOf(id: string, as: Memory): Memory
}

/**
 * Fits parameters to histories by question, for a forecast, and works out all memories anew with them. `parameters`: those with
 * which the memories that are known were made, and likely before. A history that does not lead to the known memory lacks answers,
 * and changes nothing.
 */
export function ownMemory(histories: ReadonlyMap<string, History>, parameters: readonly number[]): OwnMemory {
  const fitted = fitMemory([...histories.values()], LIKE_EVERYBODY.forecast, parameters)
  return {
    ...fitted,
    grades: gradeChances(histories.values()),
    memoryOf: memoriesBy(histories, parameters, fitted.parameters),
  }
}

/** Memories as they are with other parameters than those they were made with: see `OwnMemory.memoryOf`. */
export function memoriesBy(
  histories: ReadonlyMap<string, History>,
  made: readonly number[],
  other: readonly number[],
): OwnMemory['memoryOf'] {
  const [before, after] = [memoryModel(made), memoryModel(other)]
  return (id, as) => {
    const history = histories.get(id)
    if (history === undefined) return as
    const isWhole = Math.abs(Math.log(replay(history, before).stability / as.stability)) < SAME_STABILITY
    return isWhole ? replay(history, after) : as
  }
}

/** Schedules keep stabilities to a few decimals. */
const SAME_STABILITY = 0.02

/** The memory that a history leaves. Throws a RangeError for one without answers. */
function replay(history: History, model: MemoryModel): Memory {
  let memory: Memory | null = null
  for (const { grade, elapsedDays } of history) memory = model.next(memory, elapsedDays, grade)
  if (memory === null) throw new RangeError('a history without answers')
  return memory
}

/** Of ten such memories eight lie between those of a range. */
const EIGHT_OF_TEN = 1.2816

/**
 * A worse and a better memory than the likeliest, between which eight of ten lie: the parameters moved in the direction in which
 * recall after `days` changes most for how unsure they are. `unseen`: questions never answered, which count as answered once.
 */
export function memoryRange(
  own: OwnMemory,
  histories: ReadonlyMap<string, History>,
  made: readonly number[],
  { days, unseen }: { readonly days: number; readonly unseen: number },
): readonly [OwnMemory, OwnMemory] {
  const slope = recallSlope(own.parameters, [...histories.values()], { days, unseen })
  const towards = own.covariance.map((line) =>
    line.reduce((sum, each, index) => sum + each * (slope[index] as number), 0),
  )
  const size = Math.sqrt(towards.reduce((sum, each, index) => sum + each * (slope[index] as number), 0))
  const middle = toScale(own.parameters)
  const at = (by: number): OwnMemory => {
    const parameters = fromScale(
      middle.map((value, index) => value + (size === 0 ? 0 : (by * (towards[index] as number)) / size)),
    )
    return { ...own, parameters, memoryOf: memoriesBy(histories, made, parameters) }
  }
  return [at(-EIGHT_OF_TEN), at(EIGHT_OF_TEN)]
}

/** How the number of questions recalled after some days changes with each parameter, on the scale of `toScale`. */
function recallSlope(
  parameters: readonly number[],
  histories: readonly History[],
  { days, unseen }: { readonly days: number; readonly unseen: number },
): Float64Array {
  const memory = new MemorySlopes(parameters)
  const slope = new Float64Array(PARAMETERS)
  const count = (weight: number) => {
    memory.recallAfter(Math.max(1, days))
    for (let index = 0; index < PARAMETERS; index++)
      slope[index] = (slope[index] as number) + weight * (memory.recallSlopes[index] as number)
  }
  for (const history of histories) {
    for (const [index, { grade, elapsedDays }] of history.entries()) {
      if (index === 0) memory.begin(grade)
      else {
        if (elapsedDays > 0) memory.recallAfter(elapsedDays)
        memory.answer(grade, elapsedDays)
      }
    }
    count(1)
  }
  memory.begin('good')
  count(unseen)
  const scale = slopeScale(parameters)
  return slope.map((each, index) => each * (scale[index] as number))
}
