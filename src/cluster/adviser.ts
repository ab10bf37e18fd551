/** Owns the advice on k: every k of a range tried, its indices side by side, and a plain verdict. */
import type { Text } from '../lib/text';
import { clusterMoments } from './cluster-moments';
import { ALONE, type Crew } from './crew';
import type { ExploreTask } from './explore';
import { DEFAULTS } from './kmeans';
import { lloyd } from './lloyd';
import { pickRows, sampleRows, type Matrix } from './matrix';
import { orderClusters } from './order-clusters';
import { silhouette, silhouetteSample } from './silhouette';
import { Random } from '../lib/random';
import { calinskiHarabasz, daviesBouldin } from './validity';
import { verdictOn, type Strength, type VerdictReason } from './verdict';

export interface AdviserOptions {
  /** From 2 to 10 unless said otherwise; both included. */
  readonly from?: number;
  readonly to?: number;
  readonly seed?: number;
  readonly restarts?: number;
  readonly resamples?: number;
  readonly signal?: AbortSignal;
  /** Gets 0…1, never less than before. */
  readonly onProgress?: (share: number) => void;
}

/** One k. */
export interface KAdvice {
  readonly k: number;
  /** k × width of a clustering of all rows, in lasting order; a start for kmeans() that is already good. */
  readonly centres: Float32Array;
  readonly sizes: Int32Array;
  readonly inertia: number;
  /** −1…1, over a sample of the rows */
  readonly silhouette: number;
  readonly daviesBouldin: number;
  readonly calinskiHarabasz: number;
  /** Mean adjusted Rand index of clusterings of halves of a sample with that of the sample, and its standard deviation. */
  readonly stability: number;
  readonly stabilitySpread: number;
}

export interface Advice {
  /** k rising. A k beyond the number of different rows is left out. */
  readonly ks: readonly KAdvice[];
  /** The k to begin with; null when no k was possible. */
  readonly suggested: number | null;
  readonly strength: Strength;
  /** Why, the most important first. */
  readonly reasons: readonly VerdictReason[];
  /** One sentence on the strength. */
  readonly verdict: Text;
}

/** Rows on which starts and stability are tried. */
export const ADVISER_ROWS = 6000;

/** @throws AbortError */
export async function adviseK(matrix: Matrix, options: AdviserOptions = {}, crew: Crew = ALONE): Promise<Advice> {
  const { from = 2, to = 10, seed = DEFAULTS.seed, restarts = 3, resamples = 4, signal, onProgress } = options;
  const wanted = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at).filter((k) => k < matrix.rows);
  if (wanted.length === 0) return { ks: [], ...verdictOn([], matrix.rows) };
  const { maxIterations } = DEFAULTS;
  const parts = await crew.hold(matrix);
  try {
    const variances = await parts.variances(matrix.values.subarray(0, matrix.width));
    const tolerance = DEFAULTS.tolerance * (variances.reduce((sum, variance) => sum + variance, 0) / Math.max(1, matrix.width));
    const sample = pickRows(matrix, sampleRows(matrix.rows, ADVISER_ROWS, new Random(seed).fork('adviser')));
    const tasks = wanted.map((k): ExploreTask => {
      return { kind: 'explore', sample, k, seed, restarts, resamples, tolerance, maxIterations };
    });
    const explored = await crew.run(tasks, (done) => onProgress?.((0.5 * done) / tasks.length), signal);
    const measured = silhouetteSample(matrix, seed);
    const ks: KAdvice[] = [];
    for (const [at, { centres, agreements }] of explored.entries()) {
      const run = orderClusters(await lloyd(matrix, parts, centres, { tolerance, maxIterations, signal }), matrix.width);
      onProgress?.(0.5 + (0.5 * (at + 1)) / explored.length);
      if (run.k < (wanted[at] ?? 0)) continue;
      const moments = clusterMoments(matrix, run.labels, run.k);
      ks.push({
        ...{ k: run.k, centres: run.centres, sizes: run.sizes, inertia: run.inertia },
        silhouette: silhouette(measured, run.labels, run.k).mean,
        daviesBouldin: daviesBouldin(moments),
        calinskiHarabasz: calinskiHarabasz(moments),
        ...meanAndSpread(agreements),
      });
    }
    return { ks, ...verdictOn(ks, matrix.rows) };
  } finally {
    parts.close();
  }
}

function meanAndSpread(agreements: readonly number[]) {
  const stability = agreements.reduce((sum, value) => sum + value, 0) / agreements.length;
  const squares = agreements.reduce((sum, value) => sum + (value - stability) ** 2, 0);
  return { stability, stabilitySpread: Math.sqrt(squares / Math.max(1, agreements.length - 1)) };
}
