/** Owns rows that lie with one or several workers: one k-means step of all of them, added up in a fixed order. */
import { AppError } from '../lib/errors';
import { BLOCK_ROWS, type Assignment, type BlockSums } from './kmeans-kernel';

type Maybe<T> = T | Promise<T>;

/** The kernel's calls, here or in a worker. */
export interface RowPart {
  spread(pivot: Float32Array): Maybe<Float64Array>;
  begin(centres: Float32Array, k: number): Maybe<BlockSums>;
  step(centres: Float32Array): Maybe<BlockSums>;
  assignment(): Maybe<Assignment>;
  close(): void;
}

/** Sums of all rows of each cluster, k × width, and how many they are. */
export interface ClusterSums {
  readonly sums: Float64Array;
  readonly counts: Float64Array;
  readonly changed: number;
}

/** Row ranges for so many parts; each begins at a multiple of a block, none is empty. */
export function partRanges(rows: number, parts: number): { readonly from: number; readonly to: number }[] {
  const blocks = Math.max(1, Math.ceil(rows / BLOCK_ROWS));
  const count = Math.max(1, Math.min(parts, blocks));
  return Array.from({ length: count }, (_, part) => ({
    from: Math.floor((part * blocks) / count) * BLOCK_ROWS,
    to: Math.min(rows, Math.floor(((part + 1) * blocks) / count) * BLOCK_ROWS),
  }));
}

/** The kernel squares in single precision: distances of larger values would be infinite. */
const MOST_VARIANCE = 1e30;

function notComparable(): AppError {
  return new AppError('clustering_values', {
    en: 'Some measures have missing or enormous values. Choose how to treat missing values, and scale the measures first.',
    zh: '部分指标含有缺失值或数值过大。请先选择缺失值处理方式，并对指标做标准化。',
  });
}

/** All parts as one. Adds block by block in the order of the rows: the same bits however the rows are shared out. */
export class RowParts {
  constructor(
    private readonly parts: readonly RowPart[],
    readonly rows: number,
    readonly width: number,
  ) {}

  /** Population variance of each column. @param pivot any row; only rounding depends on it @throws AppError for values that are not numbers or huge */
  async variances(pivot: Float32Array): Promise<Float64Array> {
    const { width, rows } = this;
    const both = added(await Promise.all(this.parts.map(async (part) => part.spread(pivot))), 2 * width);
    const variances = Float64Array.from({ length: width }, (_, column) => {
      const mean = (both[column] as number) / rows;
      return Math.max(0, (both[width + column] as number) / rows - mean * mean);
    });
    if (!variances.every((variance) => variance < MOST_VARIANCE)) throw notComparable();
    return variances;
  }

  async begin(centres: Float32Array, k: number): Promise<ClusterSums> {
    return this.#total(await Promise.all(this.parts.map(async (part) => part.begin(centres, k))), k);
  }

  async step(centres: Float32Array): Promise<ClusterSums> {
    const k = centres.length / this.width;
    return this.#total(await Promise.all(this.parts.map(async (part) => part.step(centres))), k);
  }

  /** Cluster and distance of each row, and the sum of the squared distances. */
  async assignment(): Promise<{ labels: Int32Array; distances: Float32Array; inertia: number }> {
    const labels = new Int32Array(this.rows);
    const distances = new Float32Array(this.rows);
    let inertia = 0;
    let at = 0;
    for (const part of await Promise.all(this.parts.map(async (one) => one.assignment()))) {
      labels.set(part.labels, at);
      distances.set(part.distances, at);
      for (const block of part.inertias) inertia += block;
      at += part.labels.length;
    }
    return { labels, distances, inertia };
  }

  /** To be called when the rows are no longer needed. */
  close(): void {
    for (const part of this.parts) part.close();
  }

  #total(parts: readonly BlockSums[], k: number): ClusterSums {
    return {
      sums: added(
        parts.map((part) => part.sums),
        k * this.width,
      ),
      counts: added(
        parts.map((part) => part.counts),
        k,
      ),
      changed: parts.reduce((sum, part) => sum + part.changed, 0),
    };
  }
}

function added(lists: readonly Float64Array[], length: number): Float64Array {
  const total = new Float64Array(length);
  for (const list of lists) {
    for (let from = 0; from < list.length; from += length) {
      for (let at = 0; at < length; at++) total[at] = (total[at] as number) + (list[from + at] as number);
    }
  }
  return total;
}
