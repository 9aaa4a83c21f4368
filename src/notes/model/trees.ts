/** Numbers that a node has in `nodes`. */
export const NODE_SIZE = 4

/** Boosted trees, one after another in flat arrays. */
export interface Trees {
  /** Names of the features in the order of the places that nodes have. */
  readonly features: readonly string[]
  /** Where each tree begins in `nodes`. */
  readonly roots: Int32Array
  /**
   * Of each node its feature's place, and where to go on in `nodes` to the left, to the right, and where the value is missing.
   * Negative is a leaf: −1 − its place in `values`.
   */
  readonly nodes: Int32Array
  /** Of each node the most that goes left. */
  readonly thresholds: Float64Array
  readonly values: Float64Array
}

/** The sum of all trees for a row of values in the order of `features`; `NaN` is a value that is missing. */
export function sumOf(trees: Trees, row: Float64Array): number {
  const { roots, nodes, thresholds, values } = trees
  let sum = 0
  for (let tree = 0; tree < roots.length; tree++) {
    let at = roots[tree] as number
    while (at >= 0) {
      const known = row[nodes[at] as number] as number
      // The other way round is false for what is missing as well.
      if (known <= (thresholds[at >> 2] as number)) at = nodes[at + 1] as number
      else if (Number.isNaN(known)) at = nodes[at + 3] as number
      else at = nodes[at + 2] as number
    }
    sum += values[-1 - at] as number
  }
  return sum
}
