/** Owns load shapes: customer-days in clusters of equal rhythm, and what that says of each customer. */
import { adjustedRand } from './adjusted-rand';
import { adaptiveClusters, groupRows, rowsBeyondTheta } from './adaptive-shapes';
import { Random } from '../lib/random';
import { clusterMoments } from './cluster-moments';
import { ALONE, type Crew } from './crew';
import { customerShapes, type CustomerShape } from './customer-shapes';
import { DEFAULTS, kmeans } from './kmeans';
import { pickRows, sampleRows, type Matrix } from './matrix';
import { mergeClusters } from './merge-clusters';
import { clusterOrder } from './order-clusters';
import { shapeDays } from './shape-days';
import { shapeName, type ShapeName } from './shape-name';
import { assessClusters, clusteringStability, type ClusterQuality } from './quality';
import { memberBand } from './shape-band';
import type { Nouns } from './verdict';

export interface LoadShapeOptions {
  /** Days with a mean below this are left out, kW. */
  readonly floorKw: number;
  readonly method:
    | { readonly kind: 'kmeans'; readonly k: number; readonly restarts?: number }
    /** `target`: shapes to keep after merging; null keeps all that splitting gives. `most` bounds the splitting. */
    | { readonly kind: 'adaptive'; readonly from?: number; readonly target: number | null; readonly most?: number };
  /** θ of the adaptive method; with both methods the share of days beyond it is told. */
  readonly theta?: number;
  readonly seed?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}

export interface LoadShape {
  /** Share of the day's energy in each slot; adds up to 1 where no value is negative. */
  readonly centre: Float64Array;
  readonly name: ShapeName;
  /** P10 and P90 of the members' shares in each slot. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly days: number;
  readonly customers: number;
  readonly kwh: number;
  /** Days farther from the centre than θ allows. */
  readonly beyondTheta: number;
}

export interface LoadShapes {
  /** The most frequent first. */
  readonly shapes: readonly LoadShape[];
  /** Shape of each day of the input, −1 for days without one. */
  readonly labels: Int32Array;
  readonly idleDays: number;
  readonly incompleteDays: number;
  /** Customers with a used day, their numbers rising. */
  readonly customers: readonly CustomerShape[];
  readonly quality: ClusterQuality;
  /** Clusters that splitting gave before merging; null with k-means. */
  readonly splitInto: number | null;
  /** false when splitting ended at its bound */
  readonly isComplete: boolean;
}

/** θ of Kwac, Flora & Rajagopal 2014. */
export const THETA = 0.2;
const FIRST_CLUSTERS = 8;
const MOST_CLUSTERS = 1000;
const ADAPTIVE_STABILITY_ROWS = 1500;
const ADAPTIVE_RESAMPLES = 4;
const DAYS: Nouns = { many: { en: 'days', zh: '日负荷曲线' }, counter: { en: ' days', zh: ' 条日曲线' } };

/**
 * @param days kW, one customer-day a row, NaN missing @param customerOf number of the customer of each row, 0 or more
 * @throws AbortError
 */
export async function loadShapes(
  days: Matrix,
  customerOf: Int32Array,
  options: LoadShapeOptions,
  crew: Crew = ALONE,
): Promise<LoadShapes> {
  const { theta = THETA, seed = DEFAULTS.seed } = options;
  const { matrix, rows, kwh, idle, incomplete } = shapeDays(days, options.floorKw);
  const found = await clusterDays(matrix, options, theta, seed, crew);
  const stability =
    options.method.kind === 'kmeans'
      ? await clusteringStability(matrix, found.k, seed, crew)
      : await adaptiveStability(matrix, options, theta, seed, crew);
  const { sizes, means } = clusterMoments(matrix, found.labels, found.k);
  const order = clusterOrder(Int32Array.from(sizes), means, matrix.width);
  const place = new Int32Array(found.k);
  order.forEach((cluster, at) => (place[cluster] = at));
  const labels = found.labels.map((label) => place[label] ?? -1);
  const k = order.length;
  const moments = clusterMoments(matrix, labels, k);
  const members = groupRows(labels, k);
  const owners = rows.map((row) => customerOf[row] ?? -1);
  const all = new Int32Array(days.rows).fill(-1);
  rows.forEach((row, at) => (all[row] = labels[at] ?? -1));
  return {
    shapes: members.map((own, cluster): LoadShape => {
      const centre = moments.means.slice(cluster * matrix.width, (cluster + 1) * matrix.width);
      return {
        centre,
        name: shapeName(centre),
        ...memberBand(matrix, own),
        days: own.length,
        customers: new Set(own.map((row) => owners[row] ?? -1)).size,
        kwh: own.reduce((sum, row) => sum + (kwh[row] ?? 0), 0),
        beyondTheta: rowsBeyondTheta(matrix, own, theta),
      };
    }),
    ...{ labels: all, idleDays: idle, incompleteDays: incomplete },
    customers: customerShapes(owners, labels, k),
    quality: assessClusters(matrix, labels, k, stability, { seed, nouns: DAYS }),
    ...{ splitInto: found.splitInto, isComplete: found.isComplete },
  };
}

/**
 * Mean adjusted Rand index of the method on halves of a sample of days with the method on the sample; NaN for too few days. The sample is
 * small, because splitting takes much longer than k-means.
 */
async function adaptiveStability(
  matrix: Matrix,
  options: LoadShapeOptions,
  theta: number,
  seed: number,
  crew: Crew,
): Promise<number> {
  const random = new Random(seed).fork('adaptive stability');
  const sample = pickRows(matrix, sampleRows(matrix.rows, ADAPTIVE_STABILITY_ROWS, random));
  if (sample.rows < 4 * FIRST_CLUSTERS) return NaN;
  const { onProgress: _, ...quiet } = options;
  const whole = await clusterDays(sample, quiet, theta, seed, crew);
  let sum = 0;
  for (let time = 0; time < ADAPTIVE_RESAMPLES; time++) {
    const half = sampleRows(sample.rows, Math.floor(sample.rows / 2), random);
    const again = await clusterDays(pickRows(sample, half), quiet, theta, random.below(2 ** 31), crew);
    const labels = Int32Array.from(half, (row) => whole.labels[row] ?? -1);
    sum += adjustedRand(labels, again.labels);
  }
  return sum / ADAPTIVE_RESAMPLES;
}

interface FoundClusters {
  readonly labels: Int32Array;
  readonly k: number;
  readonly splitInto: number | null;
  readonly isComplete: boolean;
}

async function clusterDays(
  matrix: Matrix,
  options: LoadShapeOptions,
  theta: number,
  seed: number,
  crew: Crew,
): Promise<FoundClusters> {
  const { method, signal, onProgress } = options;
  if (method.kind === 'kmeans') {
    const { k, restarts = DEFAULTS.restarts } = method;
    const run = await kmeans(matrix, { k, seed, restarts, ...(signal && { signal }), ...(onProgress && { onProgress }) }, crew);
    return { labels: run.labels, k: run.k, splitInto: null, isComplete: true };
  }
  const { from = FIRST_CLUSTERS, most = MOST_CLUSTERS, target } = method;
  const split = await adaptiveClusters(matrix, { theta, from, most, seed, signal, onProgress }, crew);
  if (target === null || split.k <= target) return { ...split, splitInto: split.k };
  const { means, sizes } = clusterMoments(matrix, split.labels, split.k);
  const groups = mergeClusters(means, sizes, matrix.width, target);
  return { ...split, labels: split.labels.map((label) => groups[label] ?? -1), k: target, splitInto: split.k };
}
