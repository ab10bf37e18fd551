/** Owns what is said of finished clusters: their indices, stability under resampling, and the verdict on them. */
import type { Text } from '../lib/text';
import { Random } from '../lib/random';
import { clusterMoments } from './cluster-moments';
import type { Crew } from './crew';
import type { ExploreTask } from './explore';
import { DEFAULTS } from './kmeans';
import { pickRows, sampleRows, type Matrix } from './matrix';
import { silhouette, silhouetteSample } from './silhouette';
import { calinskiHarabasz, clusteringDispersion, daviesBouldin, meanIndexAdequacy } from './validity';
import { verdictOn, type Nouns, type Strength, type VerdictReason } from './verdict';

/** NaN where an index is not defined. */
export interface ClusterQuality {
  readonly silhouette: number;
  /** Mean silhouette of each cluster, over a sample of the rows. */
  readonly silhouettes: Float64Array;
  /** Rows of that sample. */
  readonly sampled: number;
  readonly daviesBouldin: number;
  readonly calinskiHarabasz: number;
  readonly meanIndexAdequacy: number;
  readonly clusteringDispersion: number;
  /** Mean adjusted Rand index of halves of a sample; NaN where it was not tried. */
  readonly stability: number;
  readonly strength: Strength;
  readonly reasons: readonly VerdictReason[];
  readonly verdict: Text;
}

/** Rows on which stability is tried. */
const STABILITY_ROWS = 6000;

/** @param labels 0 … k − 1, negative ones are left out @param stability of clusteringStability */
export function assessClusters(
  matrix: Matrix,
  labels: Int32Array,
  k: number,
  stability: number,
  options: { readonly seed: number; readonly nouns?: Nouns },
): ClusterQuality {
  const sample = silhouetteSample(matrix, options.seed);
  const widths = silhouette(sample, labels, k);
  const moments = clusterMoments(matrix, labels, k);
  const indices = {
    silhouette: widths.mean,
    daviesBouldin: daviesBouldin(moments),
    calinskiHarabasz: calinskiHarabasz(moments),
  };
  const sizes = Int32Array.from(moments.sizes).sort().reverse();
  const advice = { k, centres: new Float32Array(0), sizes, inertia: 0, ...indices, stability, stabilitySpread: NaN };
  const { strength, reasons, verdict } = verdictOn([advice], matrix.rows, options.nouns);
  return {
    ...indices,
    silhouettes: widths.clusters,
    sampled: sample.rows.length,
    meanIndexAdequacy: meanIndexAdequacy(moments),
    clusteringDispersion: clusteringDispersion(moments),
    ...{ stability, strength, reasons, verdict },
  };
}

/** How far halves of a sample give the same k clusters; NaN for fewer than two. @throws AbortError */
export async function clusteringStability(matrix: Matrix, k: number, seed: number, crew: Crew): Promise<number> {
  if (k < 2 || matrix.rows <= k) return NaN;
  const sample = pickRows(matrix, sampleRows(matrix.rows, STABILITY_ROWS, new Random(seed).fork('stability')));
  const { tolerance, maxIterations } = DEFAULTS;
  const task: ExploreTask = {
    kind: 'explore',
    sample,
    k,
    seed,
    restarts: 3,
    resamples: 4,
    tolerance: tolerance * meanVariance(sample),
    maxIterations,
  };
  const [explored] = await crew.run([task], () => undefined, undefined);
  const agreements = explored?.agreements ?? [];
  return agreements.reduce((sum, value) => sum + value, 0) / agreements.length;
}

function meanVariance(matrix: Matrix): number {
  const { squareSums, rows } = clusterMoments(matrix, new Int32Array(matrix.rows), 1);
  return (squareSums[0] ?? 0) / Math.max(1, rows * matrix.width);
}
