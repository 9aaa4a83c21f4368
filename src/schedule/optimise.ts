import { type Fit, fitOf, type History, lossOf, mean, predictions } from './calibration.ts'

/** Fits FSRS-6's parameters to histories. */
export type FitParameters = (histories: readonly History[]) => Promise<readonly number[]>

/** Fewer answers, a day or more after the one before, than this say more about chance than about a person. */
export const FEWEST_ANSWERS = 400

/** The share of the newest answers that is held back, to judge parameters by answers that they were not fitted to. */
const HELD_BACK_SHARE = 0.2

export type Optimised =
  | { readonly kind: 'tooFew'; readonly answers: number }
  | {
      readonly kind: 'compared'
      readonly answers: number
      readonly heldBack: number
      /** On the answers held back. */
      readonly before: Fit
      readonly after: Fit
      /** Better on the answers held back, by more than chance is likely to make it. */
      readonly isBetter: boolean
      /** Fitted to all answers. */
      readonly parameters: readonly number[]
    }

/**
 * Fits parameters to all but the newest fifth of the answers, and compares them on that fifth with the present ones. The parameters
 * given back are fitted to all. They count as better when the mean gain in log-loss is above its standard error.
 */
export async function optimise(
  histories: readonly History[],
  present: readonly number[],
  fitParameters: FitParameters,
): Promise<Optimised> {
  const now = predictions(histories, present)
  if (now.length < FEWEST_ANSWERS) return { kind: 'tooFew', answers: now.length }
  const from = now[Math.floor(now.length * (1 - HELD_BACK_SHARE))]?.atMs ?? 0
  const earlier = histories
    .map((history) => history.filter(({ atMs }) => atMs < from))
    .filter(({ length }) => length > 0)
  const fitted = await fitParameters(earlier)
  const isHeldBack = ({ atMs }: { readonly atMs: number }) => atMs >= from
  const before = now.filter(isHeldBack)
  const after = predictions(histories, fitted).filter(isHeldBack)
  const gains = before.map((each, index) => {
    const other = after[index]
    return other === undefined ? 0 : lossOf(each) - lossOf(other)
  })
  return {
    kind: 'compared',
    answers: now.length,
    heldBack: before.length,
    before: fitOf(before) as Fit,
    after: fitOf(after) as Fit,
    isBetter: mean(gains) > standardError(gains),
    parameters: await fitParameters(histories),
  }
}

function standardError(values: readonly number[]): number {
  const average = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - average) ** 2)) / Math.max(1, values.length - 1))
}
