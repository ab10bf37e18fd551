/** Owns the axes on which customers are counted: the bins of a number, with what lies outside and what is missing apart, and crossed categories. */
import { makeCodes, type CategoryColumn, type Codes } from './fact-column';

/** Every customer's place on one axis: codes below `size`. */
export interface Axis {
  readonly codes: Codes;
  readonly size: number;
}

/** Rows between two pauses of long work: about a third of a millisecond. */
export const CHUNK_ROWS = 1 << 15;

/** Code of bin i = [edge(i), edge(i+1)); code 0 lies below all edges, and after the bins come above and missing. */
export const FIRST_BIN = 1;

/** Code of missing values on an axis of these edges. */
export function missingCode(edges: readonly number[]): number {
  return edges.length + 1;
}

/** Bins all values, pausing between chunks. @param edges ascending, at least two */
export function* binAxis(values: Float64Array, edges: readonly number[]): Generator<void, Axis> {
  const size = edges.length + 2;
  const codes = makeCodes(values.length, size);
  const chunk = chunkBinner(edges);
  for (let from = 0; from < values.length; from += CHUNK_ROWS) {
    chunk(codes, values, from, Math.min(values.length, from + CHUNK_ROWS));
    yield;
  }
  return { codes, size };
}

/** Codes the combinations of categories, the first slowest, pausing between chunks. */
export function* crossAxis(columns: readonly CategoryColumn[]): Generator<void, Axis> {
  const rows = columns[0]?.codes.length ?? 0;
  const size = columns.reduce((product, { values }) => product * values.length, 1);
  const codes = makeCodes(rows, size);
  for (let from = 0; from < rows; from += CHUNK_ROWS) {
    const to = Math.min(rows, from + CHUNK_ROWS);
    for (const { codes: own, values } of columns) crossChunk(codes, own, values.length, from, to);
    yield;
  }
  return { codes, size };
}

function crossChunk(codes: Uint16Array | Uint32Array, own: Codes, width: number, from: number, to: number): void {
  for (let row = from; row < to; row++) codes[row] = (codes[row] as number) * width + (own[row] as number);
}

const CELLS = 4096;

type ChunkBinner = (codes: Uint16Array | Uint32Array, values: Float64Array, from: number, to: number) => void;

/**
 * Bins rows from … to − 1. A table gives a first guess and the edges decide: of equal cells where the bins are about equally wide, else
 * of sixteenths of octaves, so that either way the guess is next to right (binary search takes 4 times as long).
 * The loops stand in plain functions, and call no closure: in a generator, or with a closure a value, they take three times as long.
 */
function chunkBinner(edges: readonly number[]): ChunkBinner {
  const bounds = Float64Array.from(edges);
  const [lo, hi] = [bounds[0] as number, bounds[bounds.length - 1] as number];
  const narrowest = edges.slice(1).reduce((least, edge, i) => Math.min(least, edge - (edges[i] as number)), Infinity);
  const scale = CELLS / (hi - lo);
  if (lo < 0 || narrowest * scale >= 0.5) {
    const table = guesses(CELLS + 1, (cell) => lo + cell / scale, bounds);
    return (codes, values, from, to) => binByCells(codes, values, from, to, bounds, table, scale);
  }
  const word = new Float64Array(1);
  const halves = new Uint16Array(word.buffer);
  const lowerEnd = (cell: number): number => {
    halves[3] = cell;
    halves[0] = halves[1] = halves[2] = 0;
    return word[0] as number;
  };
  const table = guesses(0x7ff0, lowerEnd, bounds);
  return (codes, values, from, to) => binByOctaves(codes, values, from, to, bounds, table);
}

function binByCells(
  codes: Uint16Array | Uint32Array,
  values: Float64Array,
  from: number,
  to: number,
  bounds: Float64Array,
  table: Uint16Array,
  scale: number,
): void {
  const [lo, hi] = [bounds[0] as number, bounds[bounds.length - 1] as number];
  for (let row = from; row < to; row++) {
    const value = values[row] as number;
    if (value >= lo && value < hi) {
      codes[row] = settle(bounds, value, table[((value - lo) * scale) | 0] as number) + FIRST_BIN;
    } else codes[row] = outsideCode(value, lo, hi, bounds.length);
  }
}

function binByOctaves(
  codes: Uint16Array | Uint32Array,
  values: Float64Array,
  from: number,
  to: number,
  bounds: Float64Array,
  table: Uint16Array,
): void {
  const [lo, hi] = [bounds[0] as number, bounds[bounds.length - 1] as number];
  // The upper quarter of a number as it is stored.
  const quarters = new Uint16Array(values.buffer, values.byteOffset, values.length * 4);
  for (let row = from; row < to; row++) {
    const value = values[row] as number;
    if (value >= lo && value < hi) {
      // Without the sign, which −0 has.
      codes[row] = settle(bounds, value, table[(quarters[4 * row + 3] as number) & 0x7fff] as number) + FIRST_BIN;
    } else codes[row] = outsideCode(value, lo, hi, bounds.length);
  }
}

/** The bin of a value between the outer edges, sought from a guess. */
function settle(bounds: Float64Array, value: number, guess: number): number {
  const last = bounds.length - 2;
  let bin = guess;
  while (bin < last && value >= (bounds[bin + 1] as number)) bin++;
  while (bin > 0 && value < (bounds[bin] as number)) bin--;
  return bin;
}

/** NaN is neither below nor above. */
function outsideCode(value: number, lo: number, hi: number, edges: number): number {
  return value >= hi ? edges : value < lo ? 0 : edges + 1;
}

/** The bin at the lower end of each cell; cells ascend. */
function guesses(cells: number, lowerEnd: (cell: number) => number, bounds: Float64Array): Uint16Array {
  const table = new Uint16Array(cells);
  let bin = 0;
  for (let cell = 0; cell < cells; cell++) table[cell] = bin = settle(bounds, lowerEnd(cell), bin);
  return table;
}
