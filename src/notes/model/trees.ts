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

/** Where a row goes on from a node. */
const nextOf = ({ nodes, thresholds }: Trees, at: number, row: Float64Array): number => {
  const known = row[nodes[at] as number] as number
  // The other way round is false for what is missing as well.
  if (known <= (thresholds[at / NODE_SIZE] as number)) return nodes[at + 1] as number
  return nodes[Number.isNaN(known) ? at + 3 : at + 2] as number
}

/** The sum of all trees for a row of values in the order of `features`; `NaN` is a value that is missing. */
export function sumOf(trees: Trees, row: Float64Array): number {
  // Written out: this is where reading spends its time, and small loops are compiled well.
  const { roots, nodes, thresholds, values } = trees
  let sum = 0
  for (let tree = 0; tree < roots.length; tree++) {
    let at = roots[tree] as number
    while (at >= 0) {
      const known = row[nodes[at] as number] as number
      if (known <= (thresholds[at >> 2] as number)) at = nodes[at + 1] as number
      else if (Number.isNaN(known)) at = nodes[at + 3] as number
      else at = nodes[at + 2] as number
    }
    sum += values[-1 - at] as number
  }
  return sum
}

/**
 * How much each feature moves the sum of a row, in the order of `features`: on the way down a tree, what is expected changes at
 * every split, and the change is the doing of the feature that it splits by.
 */
export function sharesOf(trees: Trees, row: Float64Array): Float64Array {
  const { features, roots, nodes, values } = trees
  const expected = expectedOf(trees)
  const shares = new Float64Array(features.length)
  for (const root of roots) {
    let at = root
    while (at >= 0) {
      const next = nextOf(trees, at, row)
      const then = next >= 0 ? expected[next / NODE_SIZE] : values[-1 - next]
      const split = nodes[at] as number
      shares[split] = (shares[split] as number) + (then as number) - (expected[at / NODE_SIZE] as number)
      at = next
    }
  }
  return shares
}

// Only those who ask why need it.
const expectations = new WeakMap<Trees, Float64Array>()

/** What is expected at each node: the mean of the leaves below it. Where few rows went, there are few leaves. */
function expectedOf(trees: Trees): Float64Array {
  const known = expectations.get(trees)
  if (known !== undefined) return known
  const { roots, nodes, thresholds, values } = trees
  const expected = new Float64Array(thresholds.length)
  const below = (at: number): { sum: number; count: number } => {
    if (at < 0) return { sum: values[-1 - at] as number, count: 1 }
    const [one, other] = [below(nodes[at + 1] as number), below(nodes[at + 2] as number)]
    const both = { sum: one.sum + other.sum, count: one.count + other.count }
    expected[at / NODE_SIZE] = both.sum / both.count
    return both
  }
  for (const root of roots) below(root)
  expectations.set(trees, expected)
  return expected
}
