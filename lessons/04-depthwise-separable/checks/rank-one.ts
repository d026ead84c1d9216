// The rank-1 matrix nearest to a given one, by power iteration.

/** The matrix of rank 1 nearest to `matrix` in the sum of squares: its first singular vectors and value. */
export function rankOne(matrix: readonly (readonly number[])[]): number[][] {
  let pattern = matrix[0]!.map((_, column) => 1 + column / 7);
  for (let round = 0; round < 500; round++) {
    const factors = matrix.map((row) => dot(row, pattern));
    const next = pattern.map((_, column) =>
      dot(
        matrix.map((row) => row[column]!),
        factors,
      ),
    );
    const length = Math.hypot(...next);
    if (length === 0) break;
    pattern = next.map((value) => value / length);
  }
  return matrix.map((row) => {
    const factor = dot(row, pattern) / dot(pattern, pattern);
    return pattern.map((value) => factor * value);
  });
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, index) => sum + value * right[index]!, 0);
}
