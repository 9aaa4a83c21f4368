/** Symmetric positive definite matrices, row by row, as small as a few dozen rows. */
export type Matrix = readonly Float64Array[]

/** The lower triangle whose product with its transpose is the matrix (Cholesky). Throws a RangeError when it is not positive definite. */
function rootOf(matrix: Matrix): Matrix {
  const root = matrix.map(() => new Float64Array(matrix.length))
  for (const [row, line] of root.entries())
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row]?.[column] as number
      const other = root[column] as Float64Array
      for (let index = 0; index < column; index++) sum -= (line[index] as number) * (other[index] as number)
      if (row === column && !(sum > 0)) throw new RangeError('not positive definite')
      line[column] = row === column ? Math.sqrt(sum) : sum / (other[column] as number)
    }
  return root
}

/** The x with matrix · x = right. Throws as `rootOf`. */
export function solve(matrix: Matrix, right: Float64Array): Float64Array {
  return solveBy(rootOf(matrix), right)
}

/** Throws as `rootOf`. */
export function inverse(matrix: Matrix): Matrix {
  const root = rootOf(matrix)
  return matrix.map((_, row) =>
    solveBy(
      root,
      Float64Array.from(matrix, (_each, index) => (index === row ? 1 : 0)),
    ),
  )
}

/** The logarithm of the determinant. Throws as `rootOf`. */
export function logDeterminant(matrix: Matrix): number {
  return 2 * rootOf(matrix).reduce((sum, line, index) => sum + Math.log(line[index] as number), 0)
}

function solveBy(root: Matrix, right: Float64Array): Float64Array {
  const x = Float64Array.from(right)
  for (let row = 0; row < x.length; row++) {
    const line = root[row] as Float64Array
    for (let index = 0; index < row; index++)
      x[row] = (x[row] as number) - (line[index] as number) * (x[index] as number)
    x[row] = (x[row] as number) / (line[row] as number)
  }
  for (let row = x.length - 1; row >= 0; row--) {
    for (let index = row + 1; index < x.length; index++)
      x[row] = (x[row] as number) - (root[index]?.[row] as number) * (x[index] as number)
    x[row] = (x[row] as number) / (root[row]?.[row] as number)
  }
  return x
}
