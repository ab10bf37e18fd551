/** Owns one run of k-means from given centres (Lloyd's iteration, as scikit-learn ends it). */
import { abortError } from '../lib/errors';
import { rowOf, type Matrix } from './matrix';
import type { ClusterSums, RowParts } from './row-parts';

export interface LloydOptions {
  /** Ends a run whose centres move by no more than this, as the sum of squared ways. Zero: only when no row changes. */
  readonly tolerance: number;
  readonly maxIterations: number;
  readonly signal?: AbortSignal | undefined;
  /** Called before each iteration with its number, from 0. */
  readonly onIteration?: ((iteration: number) => void) | undefined;
}

/** A clustering before anything is put in order: cluster numbers are those of the centres. */
export interface LloydRun {
  /** k × width */
  readonly centres: Float32Array;
  readonly labels: Int32Array;
  /** Euclidean distance of each row to its centre */
  readonly distances: Float32Array;
  /** sum of the squared distances */
  readonly inertia: number;
  readonly iterations: number;
  /** false when the iterations ran out */
  readonly isConverged: boolean;
}

/**
 * Every row ends with the nearest of `centres`. A cluster that loses its last row goes on from the row that lies farthest from its centre.
 * @param parts the rows of `matrix` @throws AbortError between two iterations
 */
export async function lloyd(matrix: Matrix, parts: RowParts, start: Float32Array, options: LloydOptions): Promise<LloydRun> {
  const k = start.length / matrix.width;
  let centres: Float32Array = start.slice();
  let sums = await parts.begin(centres, k);
  let iterations = 0;
  let isConverged = false;
  while (!isConverged && iterations < options.maxIterations) {
    if (options.signal?.aborted) throw abortError();
    options.onIteration?.(iterations);
    const next = meansOf(sums, centres, matrix.width);
    if (sums.counts.includes(0)) await relocate(next, sums, matrix, parts);
    const way = squaredWay(centres, next);
    centres = next;
    sums = await parts.step(centres);
    iterations++;
    isConverged = sums.changed === 0 || way <= options.tolerance;
  }
  return { centres, ...(await parts.assignment()), iterations, isConverged };
}

/** A cluster without rows keeps its centre. */
function meansOf({ sums, counts }: ClusterSums, before: Float32Array, width: number): Float32Array {
  return before.map((value, at) => {
    const count = counts[Math.floor(at / width)] as number;
    return count > 0 ? (sums[at] as number) / count : value;
  });
}

function squaredWay(from: Float32Array, to: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < from.length; at++) sum += ((from[at] as number) - (to[at] as number)) ** 2;
  return sum;
}

/** Gives each empty cluster one of the farthest rows and takes that row out of its old mean. Rows on their centre stay. */
async function relocate(next: Float32Array, { sums, counts }: ClusterSums, matrix: Matrix, parts: RowParts): Promise<void> {
  const { width } = matrix;
  const { labels, distances } = await parts.assignment();
  const left = counts.slice();
  for (let cluster = 0; cluster < counts.length; cluster++) {
    if (counts[cluster] !== 0) continue;
    let farthest = -1;
    for (let row = 0; row < distances.length; row++) {
      const isFarther = (distances[row] as number) > (farthest < 0 ? 0 : (distances[farthest] as number));
      if (isFarther && (left[labels[row] as number] as number) > 1) farthest = row;
    }
    if (farthest < 0) return;
    const old = labels[farthest] as number;
    const rest = (left[old] = (left[old] as number) - 1);
    distances[farthest] = 0;
    rowOf(matrix, farthest).forEach((value, column) => {
      const at = old * width + column;
      sums[at] = (sums[at] as number) - value;
      next[at] = sums[at] / rest;
      next[cluster * width + column] = value;
    });
  }
}
