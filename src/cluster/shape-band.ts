/** Owns the band of a shape: how far its members lie around the centre in each slot. */
import { rowOf, type Matrix } from './matrix';
import { quantile } from './scale';

/** Members looked at, evenly drawn from all. */
const MOST_MEMBERS = 400;

/** P10 and P90 of the rows' values in each column. @param rows of one cluster, at least one */
export function memberBand(matrix: Matrix, rows: ArrayLike<number>): { low: Float64Array; high: Float64Array } {
  const count = Math.min(rows.length, MOST_MEMBERS);
  const members = Array.from({ length: count }, (_, at) => rowOf(matrix, rows[Math.floor((at * rows.length) / count)] ?? 0));
  const low = new Float64Array(matrix.width);
  const high = new Float64Array(matrix.width);
  for (let column = 0; column < matrix.width; column++) {
    const rising = Float64Array.from(members, (member) => member[column] ?? NaN).sort();
    low[column] = quantile(rising, 0.1);
    high[column] = quantile(rising, 0.9);
  }
  return { low, high };
}
