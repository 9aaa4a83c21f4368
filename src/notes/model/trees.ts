/** Boosted trees, one after another in flat arrays. A node's children are nodes, or leaves where they are negative: leaf −1 − child. */
export interface Trees {
  /** Names of the features in the order of the places that nodes have. */
  readonly features: readonly string[]
  /** Where each tree's nodes and leaves begin. */
  readonly nodes: Int32Array
  readonly leaves: Int32Array
  readonly feature: Uint16Array
  readonly threshold: Float64Array
  readonly left: Int16Array
  readonly right: Int16Array
  /** Whether a row without the value goes left. */
  readonly missingLeft: Uint8Array
  readonly value: Float32Array
}

/** Whether a row goes left at a node. */
const goesLeft = ({ feature, threshold, missingLeft }: Trees, at: number, row: Float64Array): boolean => {
  const known = row[feature[at] as number] as number
  return Number.isNaN(known) ? missingLeft[at] === 1 : known <= (threshold[at] as number)
}

/** The sum of all trees for a row of values in the order of `features`; `NaN` is a value that is missing. */
export function sumOf(trees: Trees, row: Float64Array): number {
  const { nodes, leaves, left, right, value } = trees
  let sum = 0
  for (let tree = 0; tree < nodes.length; tree++) {
    const from = nodes[tree] as number
    let node = 0
    while (node >= 0) node = (goesLeft(trees, from + node, row) ? left : right)[from + node] as number
    sum += value[(leaves[tree] as number) - 1 - node] as number
  }
  return sum
}

/**
 * How much each feature moves the sum of a row, in the order of `features`: on the way down a tree, what is expected changes at
 * every split, and the change is the doing of the feature that it splits by.
 */
export function sharesOf(trees: Trees, row: Float64Array): Float64Array {
  const { features, nodes, leaves, feature, left, right, value } = trees
  const expected = expectedOf(trees)
  const shares = new Float64Array(features.length)
  for (let tree = 0; tree < nodes.length; tree++) {
    const from = nodes[tree] as number
    let node = 0
    while (node >= 0) {
      const at = from + node
      node = (goesLeft(trees, at, row) ? left : right)[at] as number
      const next = node >= 0 ? expected[from + node] : value[(leaves[tree] as number) - 1 - node]
      const split = feature[at] as number
      shares[split] = (shares[split] as number) + (next as number) - (expected[at] as number)
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
  const { nodes, leaves, left, right, value } = trees
  const expected = new Float64Array(left.length)
  nodes.forEach((from, tree) => {
    const below = (node: number): { sum: number; count: number } => {
      if (node < 0) return { sum: value[(leaves[tree] as number) - 1 - node] as number, count: 1 }
      const [one, other] = [below(left[from + node] as number), below(right[from + node] as number)]
      const both = { sum: one.sum + other.sum, count: one.count + other.count }
      expected[from + node] = both.sum / both.count
      return both
    }
    below(0)
  })
  expectations.set(trees, expected)
  return expected
}
