/** Owns the cube behind one question: counts and sums per group and bin of the brushed axis, under the filters that stay. */
import { CHUNK_ROWS, type Axis } from './bin-axis';
import { Cumulative, type Run } from './cumulative';

/** What one pass over the customers counts. */
export interface CubeInput {
  /** The brushed axis. */
  readonly over: Axis;
  /** The groups of the question. */
  readonly by: Axis;
  /** A row counts when `bits[row] & mask` is 0. */
  readonly bits: Uint16Array;
  readonly mask: number;
  /** NaN is missing. */
  readonly measures: readonly Float64Array[];
}

/** One thing that is known per group of any runs of bins. */
export interface CubePart {
  /** Numbers kept, to know the memory. */
  readonly length: number;
  over(runs: readonly Run[]): Float64Array;
}

/** Several things that are known per group, such as running totals of what is counted or added up. */
export class Cube {
  constructor(private readonly parts: readonly CubePart[]) {}

  get length(): number {
    return this.parts.reduce((total, part) => total + part.length, 0);
  }

  /** Totals of each part over some bins of the brushed axis; the cost does not depend on the customers. */
  over(runs: readonly Run[]): Float64Array[] {
    return this.parts.map((part) => part.over(runs));
  }
}

/** Builds in one pass, pausing between chunks: customers per group, then of each measure the sums and the customers with a value. */
export function* buildCube({ over, by, bits, mask, measures }: CubeInput): Generator<void, Cube> {
  const cells = over.size * by.size;
  // One more cell takes the rows that do not count, which is quicker than to branch.
  const counts = new Float64Array(cells + 1);
  const sums = measures.map(() => new Float64Array(cells + 1));
  const known = measures.map(() => new Float64Array(cells + 1));
  const chunk = new Uint32Array(Math.min(CHUNK_ROWS, bits.length));
  for (let from = 0; from < bits.length; from += CHUNK_ROWS) {
    const rows = Math.min(CHUNK_ROWS, bits.length - from);
    countChunk(chunk, { over, by, bits, mask }, from, rows, counts);
    for (let m = 0; m < measures.length; m++)
      sumChunk(chunk, measures[m] as Float64Array, from, rows, sums[m] as Float64Array, known[m] as Float64Array);
    yield;
  }
  const cumulate = (values: Float64Array, isExact: boolean): Cumulative =>
    new Cumulative(values.subarray(0, cells), by.size, isExact);
  const ofMeasures = sums.flatMap((values, m) => [cumulate(values, false), cumulate(known[m] as Float64Array, true)]);
  return new Cube([cumulate(counts, true), ...ofMeasures]);
}

/** Fills `chunk` with each row's cell, and counts them. */
function countChunk(
  chunk: Uint32Array,
  { over, by, bits, mask }: Omit<CubeInput, 'measures'>,
  from: number,
  rows: number,
  counts: Float64Array,
): void {
  const [groups, none] = [by.size, counts.length - 1];
  const [bins, codes] = [over.codes, by.codes];
  for (let i = 0; i < rows; i++) {
    const row = from + i;
    const cell = ((bits[row] as number) & mask) === 0 ? Math.imul(bins[row] as number, groups) + (codes[row] as number) : none;
    chunk[i] = cell;
    counts[cell] = (counts[cell] as number) + 1;
  }
}

function sumChunk(
  chunk: Uint32Array,
  values: Float64Array,
  from: number,
  rows: number,
  sums: Float64Array,
  known: Float64Array,
): void {
  for (let i = 0; i < rows; i++) {
    const value = values[from + i] as number;
    if (Number.isNaN(value)) continue;
    const cell = chunk[i] as number;
    sums[cell] = (sums[cell] as number) + value;
    known[cell] = (known[cell] as number) + 1;
  }
}
