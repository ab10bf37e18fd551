/** Owns the TypeScript side of the k-means kernel: its memory, and rows padded to the width of its instructions. */
import code from 'assembly:cluster/assembly/kmeans.ts';
import { AppError } from '../lib/errors';
import type { Matrix } from './matrix';

interface Exports {
  readonly memory: WebAssembly.Memory;
  setup(rows: number, paddedWidth: number, k: number, blockRows: number): number;
  pointsAt(): number;
  labelsAt(): number;
  lowerAt(): number;
  centresAt(): number;
  nextAt(): number;
  sumsAt(): number;
  countsAt(): number;
  inertiasAt(): number;
  upperAt(): number;
  spread(): void;
  measure(): void;
  squareRows(): void;
  assignAll(): void;
  move(): number;
  assign(): number;
  inertia(): void;
}

/** What the rows of each block add up to: blocks × k × width sums, blocks × k counts, and the rows that changed their cluster. */
export interface BlockSums {
  readonly sums: Float64Array;
  readonly counts: Float64Array;
  readonly changed: number;
}

/** Cluster and Euclidean distance to its centre of each row, and the sum of the squared distances of each block. */
export interface Assignment {
  readonly labels: Int32Array;
  readonly distances: Float32Array;
  readonly inertias: Float64Array;
}

/**
 * Rows that are summed up by themselves. Blocks are added in their order, so a run gives the same bits however many workers share it;
 * a part of the rows has to begin at a multiple.
 */
export const BLOCK_ROWS = 16_384;

const LANES = 4;
/** WebAssembly ends at 4 GiB, and addresses must not run over. */
const MOST_BYTES = 3.9 * 2 ** 30;
/** The kernel reports distances with its slack upwards (UP in assembly/nearest.ts). */
const SLACK = 1.00001;

let module: WebAssembly.Module | undefined;

/** An instance that is free: fresh memory costs more than filling it, page by page. */
let spare: Exports | undefined;
const SPARE_BYTES = 256 * 1024 * 1024;

function instantiate(): Exports {
  const used = spare;
  spare = undefined;
  if (used !== undefined) return used;
  module ??= new WebAssembly.Module(Uint8Array.from(atob(code), (character) => character.charCodeAt(0)));
  const abort = (): never => {
    throw new Error('the k-means kernel stopped');
  };
  return new WebAssembly.Instance(module, { env: { abort } }).exports as unknown as Exports;
}

function tooLarge(rows: number): AppError {
  return new AppError('clustering_too_large', {
    en: `The ${String(rows)} rows do not fit into memory for clustering. Choose fewer measures or a sample of the rows.`,
    zh: `${String(rows)} 行数据超出聚类可用的内存，请减少指标或抽样后再试。`,
  });
}

/** One set of points in a memory of its own, for runs with any number of clusters one after another. */
export class KMeansKernel {
  readonly #exports = instantiate();
  readonly #padded: number;
  #k = 1;
  #isClosed = false;

  /** Copies the points. */
  constructor(readonly matrix: Matrix) {
    this.#padded = Math.max(LANES, Math.ceil(matrix.width / LANES) * LANES);
    this.#setup(1);
    this.#write(this.#exports.pointsAt(), matrix.values, matrix.rows);
    this.#exports.squareRows();
  }

  /** Blocks × 2 × width: sum and sum of squares of each column's distance from `pivot`. Ends a run. */
  spread(pivot: Float32Array): Float64Array {
    this.#setup(1);
    this.#write(this.#exports.nextAt(), pivot, 1);
    this.#exports.spread();
    return this.#blocks(2);
  }

  /**
   * Squared distances of the rows to each of `count` centres: the first `count` values of each `stride` ones. Good until the next call; ends a
   * run.
   */
  measure(centres: Float32Array, count: number): { readonly distances: Float32Array; readonly stride: number } {
    this.#setup(count);
    this.#write(this.#exports.centresAt(), centres, count);
    this.#exports.measure();
    const stride = Math.ceil(count / LANES) * LANES;
    const { memory, lowerAt } = this.#exports;
    return { distances: new Float32Array(memory.buffer, lowerAt() >>> 0, this.matrix.rows * stride), stride };
  }

  /** Assigns every row to the nearest of these `k` × width centres and begins a run. */
  begin(centres: Float32Array, k: number): BlockSums {
    this.#setup(k);
    this.#write(this.#exports.centresAt(), centres, k);
    this.#exports.assignAll();
    return this.#sums(this.matrix.rows);
  }

  /** Moves the centres there and assigns the rows anew. */
  step(centres: Float32Array): BlockSums {
    this.#write(this.#exports.nextAt(), centres, this.#k);
    this.#exports.move();
    return this.#sums(this.#exports.assign());
  }

  /** Where the rows are now. The run may go on. */
  assignment(): Assignment {
    const { memory, labelsAt, upperAt, inertiasAt, inertia } = this.#exports;
    const { rows } = this.matrix;
    inertia();
    return {
      labels: new Int32Array(memory.buffer, labelsAt() >>> 0, rows).slice(),
      distances: new Float32Array(memory.buffer, upperAt() >>> 0, rows).map((distance) => distance / SLACK),
      inertias: new Float64Array(memory.buffer, inertiasAt() >>> 0, this.#blockCount()).slice(),
    };
  }

  /** Lets the memory go; the kernel must not be used any more. */
  close(): void {
    if (!this.#isClosed && this.#exports.memory.buffer.byteLength <= SPARE_BYTES) spare = this.#exports;
    this.#isClosed = true;
  }

  #setup(k: number): void {
    const { rows } = this.matrix;
    const ofBlocks = this.#blockCount() * (k + LANES) * (this.#padded + 1) * 8;
    const bytes = rows * (this.#padded + k + LANES + 3) * 4 + (k + LANES) * this.#padded * 12 + ofBlocks;
    if (bytes > MOST_BYTES) throw tooLarge(rows);
    const end = this.#exports.setup(rows, this.#padded, k, BLOCK_ROWS) >>> 0;
    if (end > this.#exports.memory.buffer.byteLength) throw tooLarge(rows);
    this.#k = k;
  }

  #blockCount(): number {
    return Math.ceil(this.matrix.rows / BLOCK_ROWS);
  }

  #sums(changed: number): BlockSums {
    const padded = Math.ceil(this.#k / LANES) * LANES;
    const all = new Float64Array(this.#exports.memory.buffer, this.#exports.countsAt() >>> 0, this.#blockCount() * padded);
    const counts = new Float64Array(this.#blockCount() * this.#k);
    for (let block = 0; block < this.#blockCount(); block++) {
      counts.set(all.subarray(block * padded, block * padded + this.#k), block * this.#k);
    }
    return { sums: this.#blocks(this.#k), counts, changed };
  }

  /** The first `lines` of each block's sums, without what pads them. */
  #blocks(lines: number): Float64Array {
    const { width } = this.matrix;
    const ofBlock = Math.ceil(this.#k / LANES) * LANES;
    const all = new Float64Array(
      this.#exports.memory.buffer,
      this.#exports.sumsAt() >>> 0,
      this.#blockCount() * ofBlock * this.#padded,
    );
    const sums = new Float64Array(this.#blockCount() * lines * width);
    for (let line = 0; line < this.#blockCount() * lines; line++) {
      const from = (Math.floor(line / lines) * ofBlock + (line % lines)) * this.#padded;
      sums.set(all.subarray(from, from + width), line * width);
    }
    return sums;
  }

  #write(at: number, values: Float32Array, rows: number): void {
    const { width } = this.matrix;
    const padded = this.#padded;
    const target = new Float32Array(this.#exports.memory.buffer, at >>> 0, rows * padded);
    if (padded === width) {
      target.set(values.subarray(0, rows * width));
      return;
    }
    target.fill(0);
    for (let row = 0; row < rows; row++) target.set(values.subarray(row * width, (row + 1) * width), row * padded);
  }
}
