/** Owns small systems of linear equations. */

/** x of A x = b by elimination with pivots; null when A has no inverse. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    const held = rows[pivot] as number[];
    if (Math.abs(held[column] ?? 0) < 1e-12) return null;
    rows[pivot] = rows[column] as number[];
    rows[column] = held;
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const own = rows[row] as number[];
      const factor = (own[column] ?? 0) / (held[column] ?? 1);
      if (factor !== 0) for (let at = column; at <= size; at++) own[at] = (own[at] ?? 0) - factor * (held[at] ?? 0);
    }
  }
  return rows.map((row, i) => (row[size] ?? 0) / (row[i] ?? 1));
}
