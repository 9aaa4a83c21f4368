import type { FitParameters } from './optimise.ts'

/** The package is not installed with prep: it is native code, and not to be had on every machine. */
export const OPTIMISER_PACKAGE = '@open-spaced-repetition/binding'

/** What is used of `@open-spaced-repetition/binding` 0.5. */
interface Binding {
  readonly FSRSBindingReview: new (rating: number, elapsedDays: number) => object
  readonly FSRSBindingItem: new (reviews: object[]) => object
  computeParameters(
    items: object[],
    options: { readonly enableShortTerm: boolean; readonly numRelearningSteps: number },
  ): Promise<number[]>
}

const RATINGS = { again: 1, hard: 2, good: 3, easy: 4 } as const

/**
 * The optimiser of the FSRS projects; null where its package is not installed or does not run. `relearningSteps`: how many
 * there are, which bounds some parameters.
 */
export async function loadFitParameters(relearningSteps: number): Promise<FitParameters | null> {
  let binding: Binding
  try {
    binding = (await import(OPTIMISER_PACKAGE)) as Binding
  } catch {
    return null
  }
  const { computeParameters, FSRSBindingItem, FSRSBindingReview } = binding
  return async (histories) => {
    // One item for each answer that can be predicted, each with all the answers before it.
    const items = histories.flatMap((history) => {
      const answers = history.map(({ grade, elapsedDays }) => new FSRSBindingReview(RATINGS[grade], elapsedDays))
      return history.flatMap(({ elapsedDays }, index) =>
        elapsedDays > 0 ? [new FSRSBindingItem(answers.slice(0, index + 1))] : [],
      )
    })
    return computeParameters(items, { enableShortTerm: true, numRelearningSteps: relearningSteps })
  }
}
