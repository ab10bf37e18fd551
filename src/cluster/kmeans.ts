/** Owns k-means on any number of rows: restarts on a sample, the best of them carried on with all rows, clusters in a lasting order. */
import { Random } from '../lib/random';
import { ALONE, type Crew } from './crew';
import { lloyd, type LloydRun } from './lloyd';
import { pickRows, sampleRows, type Matrix } from './matrix';
import { orderClusters } from './order-clusters';
import type { RowParts } from './row-parts';
import { bestStart } from './starts';

export interface KMeansOptions {
  readonly k: number;
  /** The same seed gives the same result, with any number of workers. */
  readonly seed?: number;
  /** Runs from different k-means++ centres, of which the one with the least inertia counts. */
  readonly restarts?: number;
  /** Share of the mean column variance that the centres may still move in the last iteration (as scikit-learn has it). */
  readonly tolerance?: number;
  readonly maxIterations?: number;
  /** k × width centres to begin with instead of k-means++. */
  readonly start?: Float32Array;
  /** Asked between iterations. */
  readonly signal?: AbortSignal;
  /** Gets 0…1, never less than before. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Rows in clusters 0 … k − 1, larger ones first, those of equal size by their centre's first differing coordinate. `k` is less than asked
 * for when there are fewer different rows, and 0 without rows.
 */
export interface Clustering {
  readonly k: number;
  /** k × width; each row's cluster has the nearest */
  readonly centres: Float32Array;
  /** rows of each cluster, none is 0 */
  readonly sizes: Int32Array;
  readonly labels: Int32Array;
  /** Euclidean distance of each row to its centre */
  readonly distances: Float32Array;
  /** sum of the squared distances */
  readonly inertia: number;
  /** over all rows, without those on the sample */
  readonly iterations: number;
  /** false when the iterations ran out first */
  readonly isConverged: boolean;
}

/** Restarts look at no more rows than this, drawn by the seed; the best of them then goes on with all rows. */
export const SAMPLE_ROWS = 16_384;
export const DEFAULTS = { seed: 1, restarts: 8, tolerance: 1e-4, maxIterations: 300 } as const;

/** @throws AbortError */
export async function kmeans(matrix: Matrix, options: KMeansOptions, crew: Crew = ALONE): Promise<Clustering> {
  if (matrix.rows === 0 || options.k < 1) return orderClusters(nothing(matrix.rows), matrix.width);
  const parts = await crew.hold(matrix);
  try {
    return await runOn(parts, matrix, options, crew);
  } finally {
    parts.close();
  }
}

async function runOn(parts: RowParts, matrix: Matrix, options: KMeansOptions, crew: Crew): Promise<Clustering> {
  const { k, signal, seed, restarts, tolerance, maxIterations } = { ...DEFAULTS, signal: undefined, ...options };
  const variances = await parts.variances(matrix.values.subarray(0, matrix.width));
  const limit = tolerance * (variances.reduce((sum, variance) => sum + variance, 0) / Math.max(1, matrix.width));
  let start = options.start;
  if (start === undefined) {
    const sample = startSample(matrix, seed);
    const tasks = Array.from({ length: restarts }, (_, restart) => ({
      kind: 'start' as const,
      ...{ sample, k, seed, restart, tolerance: limit, maxIterations },
    }));
    const runs = await crew.run(tasks, (done) => options.onProgress?.((0.5 * done) / restarts), signal);
    start = bestStart(runs).centres;
  }
  const before = options.start === undefined ? 0.5 : 0;
  const run = await lloyd(matrix, parts, start, {
    ...{ tolerance: limit, maxIterations, signal },
    onIteration: (iteration) => options.onProgress?.(1 - (1 - before) / (1 + iteration / 8)),
  });
  options.onProgress?.(1);
  return orderClusters(run, matrix.width);
}

/** The rows on which restarts are tried. */
export function startSample(matrix: Matrix, seed: number): Matrix {
  if (matrix.rows <= SAMPLE_ROWS) return matrix;
  return pickRows(matrix, sampleRows(matrix.rows, SAMPLE_ROWS, new Random(seed).fork('sample')));
}

function nothing(rows: number): LloydRun {
  const none = new Float32Array(0);
  return { centres: none, labels: new Int32Array(rows), distances: none, inertia: 0, iterations: 0, isConverged: true };
}
