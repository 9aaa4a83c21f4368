import { type Fit, fitOf, type History, lossOf, predictions } from '../calibration.ts'
import { fitMemory } from './fit-memory.ts'
import type { Prediction } from './learner.ts'

/** With fewer answers, a day or more after the one before, hardly any can be held back. */
export const FEWEST_ANSWERS = 10

/** In log-loss, over all answers held back: these are then twenty times as likely as by the present parameters. */
const LEAST_GAIN = Math.log(20)

/** Questions are dealt into so many parts; each is judged by parameters fitted to the others. */
const PARTS = 4

export type Optimised =
  | { readonly kind: 'tooFew'; readonly answers: number }
  | {
      readonly kind: 'compared'
      readonly answers: number
      /** Answers judged by parameters that were fitted without their question. */
      readonly heldBack: number
      /** On the answers held back. */
      readonly before: Fit
      readonly after: Fit
      /** The answers held back are clearly likelier by them. */
      readonly isBetter: boolean
      /** Fitted to all answers. */
      readonly parameters: readonly number[]
    }

/**
 * Fits parameters, and compares them with the present ones on answers to questions that they were not fitted to: each question
 * in turn is held back. The parameters given back are fitted to all. They count as better when they make the answers held back
 * clearly likelier; that a fit to few answers stays near everybody's is `fitMemory`'s care.
 */
export function optimise(
  histories: readonly History[],
  present: readonly number[],
  fitted: (histories: readonly History[]) => readonly number[] = (those) => fitMemory(those).parameters,
): Optimised {
  const parts = Array.from({ length: PARTS }, (_, part) => histories.filter((_each, index) => index % PARTS === part))
  const before = parts.flatMap((part) => predictions(part, present))
  const answers = before.length
  if (answers < FEWEST_ANSWERS) return { kind: 'tooFew', answers }
  const after = parts.flatMap((part) => predictions(part, fitted(parts.filter((each) => each !== part).flat())))
  const gains = before.map((each, index) => lossOf(each) - lossOf(after[index] as Prediction))
  return {
    kind: 'compared',
    answers,
    heldBack: before.length,
    before: fitOf(before) as Fit,
    after: fitOf(after) as Fit,
    isBetter: gains.reduce((sum, each) => sum + each, 0) > LEAST_GAIN,
    parameters: fitted(histories),
  }
}
