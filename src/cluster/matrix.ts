/** Owns rows of numbers as the clustering takes them, and samples of rows. */
import { type Random } from '../lib/random';

/** `rows` × `width` finite numbers, row by row. */
export interface Matrix {
  readonly values: Float32Array;
  readonly rows: number;
  readonly width: number;
}

/** One row, in place. */
export function rowOf({ values, width }: Matrix, row: number): Float32Array {
  return values.subarray(row * width, (row + 1) * width);
}

/** A copy of these rows, in this order. */
export function pickRows(matrix: Matrix, rows: ArrayLike<number>): Matrix {
  const { width } = matrix;
  const values = new Float32Array(rows.length * width);
  for (let at = 0; at < rows.length; at++) values.set(rowOf(matrix, rows[at] as number), at * width);
  return { values, rows: rows.length, width };
}

/** `size` different row numbers out of 0 … `rows` − 1, rising; all of them when there are no more. The same for the same seed. */
export function sampleRows(rows: number, size: number, random: Random): Int32Array {
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  if (size >= rows) return all;
  for (let at = 0; at < size; at++) {
    const other = at + random.below(rows - at);
    const held = all[at] as number;
    all[at] = all[other] as number;
    all[other] = held;
  }
  return all.slice(0, size).sort();
}

/** Squared Euclidean distance of two vectors of equal length. */
export function squaredDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += ((a[at] as number) - (b[at] as number)) ** 2;
  return sum;
}
