/** Owns the silhouette: how much nearer rows are to their own cluster than to the next. */
import { Random } from '../lib/random';
import { pickRows, sampleRows, type Matrix } from './matrix';

/** Rows that a silhouette looks at; time and memory grow with the square. */
export const SILHOUETTE_ROWS = 2000;

/** Rows chosen by a seed with all distances between them, for any number of clusterings of the same matrix. */
export interface SilhouetteSample {
  /** rows of the matrix, rising */
  readonly rows: Int32Array;
  /** Euclidean, rows × rows */
  readonly distances: Float32Array;
}

export interface Silhouette {
  /** −1…1 over the sampled rows, rows alone in their cluster counting as 0; NaN when they show fewer than two clusters. */
  readonly mean: number;
  /** mean of each cluster; NaN where no row was sampled */
  readonly clusters: Float64Array;
  /** of each sampled row */
  readonly values: Float64Array;
}

/** Exact among the rows of the sample; with no more rows than `most` it is the silhouette of all. */
export function silhouetteSample(matrix: Matrix, seed: number, most = SILHOUETTE_ROWS): SilhouetteSample {
  const rows = sampleRows(matrix.rows, most, new Random(seed).fork('silhouette'));
  const { values, width } = pickRows(matrix, rows);
  const count = rows.length;
  const distances = new Float32Array(count * count);
  for (let one = 0; one < count; one++) {
    for (let other = 0; other < one; other++) {
      let sum = 0;
      for (let column = 0, a = one * width, b = other * width; column < width; column++) {
        const difference = (values[a + column] as number) - (values[b + column] as number);
        sum += difference * difference;
      }
      const distance = Math.sqrt(sum);
      distances[one * count + other] = distance;
      distances[other * count + one] = distance;
    }
  }
  return { rows, distances };
}

/** Rousseeuw 1987 (J. Comput. Appl. Math. 20). @param labels of all rows of the matrix; negative ones take no part */
export function silhouette({ rows, distances }: SilhouetteSample, labels: ArrayLike<number>, k: number): Silhouette {
  const count = rows.length;
  const own = Int32Array.from(rows, (row) => labels[row] as number);
  const sizes = new Float64Array(k);
  for (const label of own) if (label >= 0) sizes[label] = (sizes[label] as number) + 1;
  const values = new Float64Array(count).fill(NaN);
  const isDefined = sizes.filter((size) => size > 0).length > 1;
  const sums = new Float64Array(k);
  for (let row = 0; row < count && isDefined; row++) {
    const label = own[row] as number;
    if (label < 0) continue;
    sums.fill(0);
    for (let other = 0, at = row * count; other < count; other++, at++) {
      const to = own[other] as number;
      if (to >= 0) sums[to] = (sums[to] as number) + (distances[at] as number);
    }
    let next = Infinity;
    for (let cluster = 0; cluster < k; cluster++) {
      const size = sizes[cluster] as number;
      if (cluster !== label && size > 0) next = Math.min(next, (sums[cluster] as number) / size);
    }
    const size = sizes[label] as number;
    const within = (sums[label] as number) / (size - 1);
    values[row] = size === 1 || (next === 0 && within === 0) ? 0 : (next - within) / Math.max(next, within);
  }
  return summed(values, own, k);
}

function summed(values: Float64Array, own: Int32Array, k: number): Silhouette {
  const sums = new Float64Array(k);
  const counts = new Float64Array(k);
  values.forEach((value, row) => {
    const label = own[row] as number;
    if (value !== value) return;
    sums[label] = (sums[label] as number) + value;
    counts[label] = (counts[label] as number) + 1;
  });
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    mean: sums.reduce((sum, value) => sum + value, 0) / total,
    clusters: sums.map((sum, cluster) => sum / (counts[cluster] as number)),
    values,
  };
}
