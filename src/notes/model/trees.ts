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

/** The sum of all trees for a row of values in the order of `features`; `NaN` is a value that is missing. */
export function sumOf(trees: Trees, row: Float64Array): number {
  const { nodes, leaves, feature, threshold, left, right, missingLeft, value } = trees
  let sum = 0
  for (let tree = 0; tree < nodes.length; tree++) {
    const from = nodes[tree] as number
    let node = 0
    while (node >= 0) {
      const at = from + node
      const known = row[feature[at] as number] as number
      const goesLeft = Number.isNaN(known) ? missingLeft[at] === 1 : known <= (threshold[at] as number)
      node = (goesLeft ? left[at] : right[at]) as number
    }
    sum += value[(leaves[tree] as number) - 1 - node] as number
  }
  return sum
}

/**
 * What each feature adds to a row's sum: the change of what its trees expect at every split on it, on the row's way down
 * (Saabas 2014, "Interpreting random forests"). By the place of the feature.
 */
export function sharesOf(trees: Trees, row: Float64Array): Float64Array {
  const { nodes, leaves, feature, threshold, left, right, missingLeft, value, features } = trees
  const shares = new Float64Array(features.length)
  for (let tree = 0; tree < nodes.length; tree++) {
    const from = nodes[tree] as number
    const leaf = leaves[tree] as number
    const expected = (node: number): number =>
      node < 0
        ? (value[leaf - 1 - node] as number)
        : (expected(left[from + node] as number) + expected(right[from + node] as number)) / 2
    let node = 0
    let before = expected(0)
    while (node >= 0) {
      const at = from + node
      const place = feature[at] as number
      const known = row[place] as number
      const goesLeft = Number.isNaN(known) ? missingLeft[at] === 1 : known <= (threshold[at] as number)
      node = (goesLeft ? left[at] : right[at]) as number
      const now = expected(node)
      shares[place] = (shares[place] as number) + now - before
      before = now
    }
  }
  return shares
}
