/** Owns the adaptive k-means of load shapes: clusters are split until every day is near its shape. */
import { Random } from '../lib/random';
import { abortError } from '../lib/errors';
import { ALONE, type Crew } from './crew';
import { kmeans } from './kmeans';
import { pickRows, rowOf, squaredDistance, type Matrix } from './matrix';

export interface AdaptiveOptions {
  /** A cluster fails while a member's squared distance to the mean exceeds θ times the squared length of the mean. */
  readonly theta: number;
  /** Clusters to begin with. */
  readonly from: number;
  /** No more than this: what then still fails stays as it is. */
  readonly most: number;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((share: number) => void) | undefined;
}

export interface AdaptiveClusters {
  readonly labels: Int32Array;
  readonly k: number;
  /** false when `most` was reached before every cluster passed */
  readonly isComplete: boolean;
}

interface Group {
  readonly rows: Int32Array;
  readonly fails: boolean;
}

/**
 * Kwac, Flora & Rajagopal 2014 (IEEE Trans. Smart Grid 5(1)): k-means, then each cluster that fails is split by 2-means, over and over. The
 * largest failing cluster goes first. @throws AbortError
 */
export async function adaptiveClusters(matrix: Matrix, options: AdaptiveOptions, crew: Crew = ALONE): Promise<AdaptiveClusters> {
  const { theta, seed, signal } = options;
  const random = new Random(seed).fork('adaptive');
  const first = await kmeans(matrix, { k: options.from, seed, restarts: 2, ...(signal && { signal }) }, crew);
  const groups = groupRows(first.labels, first.k).map((rows): Group => ({ rows, fails: failsTheta(matrix, rows, theta) }));
  const open = groups.filter(({ fails }) => fails).sort((a, b) => b.rows.length - a.rows.length);
  const done = groups.filter(({ fails }) => !fails);
  while (open.length > 0 && open.length + done.length < options.most) {
    if (signal?.aborted) throw abortError();
    const { rows } = open.shift() as Group;
    const part = pickRows(matrix, rows);
    const halves = await kmeans(part, { k: 2, seed: random.below(2 ** 31), restarts: 1 });
    for (const inner of groupRows(halves.labels, halves.k)) {
      const half = inner.map((row) => rows[row] ?? 0);
      const group = { rows: half, fails: halves.k > 1 && failsTheta(matrix, half, theta) };
      if (group.fails) insert(open, group);
      else done.push(group);
    }
    options.onProgress?.(done.reduce((sum, group) => sum + group.rows.length, 0) / matrix.rows);
  }
  const labels = new Int32Array(matrix.rows);
  const all = [...done, ...open].sort((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
  all.forEach(({ rows }, label) => rows.forEach((row) => (labels[row] = label)));
  return { labels, k: all.length, isComplete: open.length === 0 };
}

/** Rows of each cluster that are farther from the mean than θ allows. @param rows of one cluster */
export function rowsBeyondTheta(matrix: Matrix, rows: ArrayLike<number>, theta: number): number {
  const { width } = matrix;
  const mean = new Float64Array(width);
  for (let at = 0; at < rows.length; at++) {
    rowOf(matrix, rows[at] ?? 0).forEach((value, column) => (mean[column] = (mean[column] ?? 0) + value / rows.length));
  }
  const limit = theta * mean.reduce((sum, value) => sum + value * value, 0);
  let beyond = 0;
  for (let at = 0; at < rows.length; at++) if (squaredDistance(rowOf(matrix, rows[at] ?? 0), mean) > limit) beyond++;
  return beyond;
}

/** Row numbers of each label 0 … k − 1, rising. */
export function groupRows(labels: Int32Array, k: number): Int32Array[] {
  const rows = Array.from({ length: k }, (): number[] => []);
  labels.forEach((label, row) => rows[label]?.push(row));
  return rows.map((list) => Int32Array.from(list));
}

function failsTheta(matrix: Matrix, rows: Int32Array, theta: number): boolean {
  return rows.length > 1 && rowsBeyondTheta(matrix, rows, theta) > 0;
}

function insert(open: Group[], group: Group): void {
  const at = open.findIndex(({ rows }) => rows.length < group.rows.length);
  open.splice(at < 0 ? open.length : at, 0, group);
}
