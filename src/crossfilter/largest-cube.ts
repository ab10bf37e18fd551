/** Owns the cube behind "how much of its group does the largest customer use": sums and maxima per group and bin of the brushed axis. */
import { CHUNK_ROWS } from './bin-axis';
import { Cube, type CubeInput } from './cube';
import { Cumulative } from './cumulative';
import { Maxima } from './maxima';

/** Builds in one pass, pausing between chunks. Parts: sum of the values above 0 per group, and the largest of them. */
export function* buildLargestCube(
  { over, by, bits, mask }: Omit<CubeInput, 'measures'>,
  values: Float64Array,
): Generator<void, Cube> {
  const cells = over.size * by.size;
  const sums = new Float64Array(cells);
  const most = new Float64Array(cells);
  const [bins, codes] = [over.codes, by.codes];
  for (let from = 0; from < bits.length; from += CHUNK_ROWS) {
    const to = Math.min(bits.length, from + CHUNK_ROWS);
    for (let row = from; row < to; row++) {
      const value = values[row] as number;
      // Not above 0 is NaN, too.
      if (!(value > 0) || ((bits[row] as number) & mask) !== 0) continue;
      const cell = Math.imul(bins[row] as number, by.size) + (codes[row] as number);
      sums[cell] = (sums[cell] as number) + value;
      if (value > (most[cell] as number)) most[cell] = value;
    }
    yield;
  }
  return new Cube([new Cumulative(sums, by.size, false), new Maxima(most, by.size)]);
}
