/** Owns the cube behind mean curves: sums per group, bin of the brushed axis and point of the curve. */
import { CHUNK_ROWS } from './bin-axis';
import { Cube, type CubeInput } from './cube';
import { Cumulative } from './cumulative';
import type { CurveColumn } from './fact-column';

/**
 * Builds in one pass over the curves, pausing between chunks. Parts: customers with a curve per group; then per group and point the sums and
 * the customers with the point, as measured, and again with each curve divided by its own mean (only where that is above 0).
 */
export function* buildCurveCube(
  { over, by, bits, mask }: Omit<CubeInput, 'measures'>,
  curve: CurveColumn,
): Generator<void, Cube> {
  const { rows, width, values } = curve;
  const cells = over.size * by.size;
  const customers = new Float64Array(cells);
  const [sums, known, relativeSums, relativeKnown] = [0, 1, 2, 3].map(() => new Float64Array(cells * width)) as Parts;
  const step = Math.max(1, Math.floor(CHUNK_ROWS / width));
  for (let from = 0; from < rows.length; from += step) {
    const to = Math.min(rows.length, from + step);
    for (let k = from; k < to; k++) {
      const row = rows[k] as number;
      if (((bits[row] as number) & mask) !== 0) continue;
      const cell = (over.codes[row] as number) * by.size + (by.codes[row] as number);
      customers[cell] = (customers[cell] as number) + 1;
      const [own, at] = [k * width, cell * width];
      const mean = meanOf(values, own, width);
      for (let point = 0; point < width; point++) {
        const value = values[own + point] as number;
        if (Number.isNaN(value)) continue;
        sums[at + point] = (sums[at + point] as number) + value;
        known[at + point] = (known[at + point] as number) + 1;
        if (!(mean > 0)) continue;
        relativeSums[at + point] = (relativeSums[at + point] as number) + value / mean;
        relativeKnown[at + point] = (relativeKnown[at + point] as number) + 1;
      }
    }
    yield;
  }
  const points = by.size * width;
  return new Cube([
    new Cumulative(customers, by.size, true),
    new Cumulative(sums, points, false),
    new Cumulative(known, points, true),
    new Cumulative(relativeSums, points, false),
    new Cumulative(relativeKnown, points, true),
  ]);
}

type Parts = [Float64Array, Float64Array, Float64Array, Float64Array];

/** Mean of the points that are there; NaN without any. */
function meanOf(values: Float32Array, from: number, width: number): number {
  let [sum, known] = [0, 0];
  for (let i = from; i < from + width; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    sum += value;
    known++;
  }
  return sum / known;
}
