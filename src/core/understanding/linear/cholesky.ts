/**
 * Solves `matrix` · x = right for a symmetric, positive definite matrix, row by row, of which the lower half is read.
 * The matrix is replaced by its decomposition.
 */
export function choleskySolver(matrix: Float64Array, size: number): (right: ArrayLike<number>) => Float64Array {
  const at = (row: number, column: number): number => matrix[row * size + column] as number;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = at(row, column);
      for (let i = 0; i < column; i++) rest -= at(row, i) * at(column, i);
      matrix[row * size + column] = row === column ? Math.sqrt(rest) : rest / at(column, column);
    }
  }
  return (right) => {
    const out = Float64Array.from(right);
    for (let row = 0; row < size; row++) {
      let rest = out[row] as number;
      for (let i = 0; i < row; i++) rest -= at(row, i) * (out[i] as number);
      out[row] = rest / at(row, row);
    }
    for (let row = size - 1; row >= 0; row--) {
      let rest = out[row] as number;
      for (let i = row + 1; i < size; i++) rest -= at(i, row) * (out[i] as number);
      out[row] = rest / at(row, row);
    }
    return out;
  };
}
