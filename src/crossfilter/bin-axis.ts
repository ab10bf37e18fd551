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
  const find = binFinder(edges);
  const [lo, hi] = [edges[0] as number, edges[edges.length - 1] as number];
  const [above, missing] = [edges.length, edges.length + 1];
  for (let from = 0; from < values.length; from += CHUNK_ROWS) {
    const to = Math.min(values.length, from + CHUNK_ROWS);
    for (let row = from; row < to; row++) {
      const value = values[row] as number;
      // NaN fails all three.
      codes[row] = value >= lo && value < hi ? find(value) + FIRST_BIN : value >= hi ? above : value < lo ? 0 : missing;
    }
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
    for (const { codes: own, values } of columns)
      for (let row = from; row < to; row++) codes[row] = (codes[row] as number) * values.length + (own[row] as number);
    yield;
  }
  return { codes, size };
}

const CELLS = 4096;

/**
 * Index of the bin of a value between the outer edges. A table gives a first guess and the edges decide: of equal cells where the bins
 * are about equally wide, else of sixteenths of octaves, so that either way the guess is next to right (binary search takes 4 times as long).
 */
function binFinder(edges: readonly number[]): (value: number) => number {
  const bounds = Float64Array.from(edges);
  const last = bounds.length - 1;
  const [lo, hi] = [bounds[0] as number, bounds[last] as number];
  const narrowest = edges.slice(1).reduce((least, edge, i) => Math.min(least, edge - (edges[i] as number)), Infinity);
  const scale = CELLS / (hi - lo);
  const settle = (value: number, guess: number): number => {
    let bin = guess;
    while (bin < last - 1 && value >= (bounds[bin + 1] as number)) bin++;
    while (bin > 0 && value < (bounds[bin] as number)) bin--;
    return bin;
  };
  if (lo < 0 || narrowest * scale >= 0.5) {
    const table = guesses(CELLS + 1, (cell) => lo + cell / scale, settle);
    return (value) => settle(value, table[((value - lo) * scale) | 0] as number);
  }
  const word = new Float64Array(1);
  const halves = new Uint16Array(word.buffer);
  const table = guesses(
    0x7ff0,
    (cell) => {
      halves[3] = cell;
      halves[0] = halves[1] = halves[2] = 0;
      return word[0] as number;
    },
    settle,
  );
  return (value) => {
    word[0] = value;
    // Without the sign, which −0 has.
    return settle(value, table[(halves[3] as number) & 0x7fff] as number);
  };
}

/** The bin at the lower end of each cell; cells ascend. */
function guesses(
  cells: number,
  lowerEnd: (cell: number) => number,
  settle: (value: number, guess: number) => number,
): Uint16Array {
  const table = new Uint16Array(cells);
  let bin = 0;
  for (let cell = 0; cell < cells; cell++) table[cell] = bin = settle(lowerEnd(cell), bin);
  return table;
}
