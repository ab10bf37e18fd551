/** Owns customer-days before clustering: which of them have a shape, and their energy. */
import type { Matrix } from './matrix';

/** Every day of the input is used, idle or incomplete. */
export interface ShapeDays {
  /** One used day a row, the sum of its absolute values 1. */
  readonly matrix: Matrix;
  /** Row of the input behind each row. */
  readonly rows: Int32Array;
  /** Energy of each used day; kW held over a slot. */
  readonly kwh: Float64Array;
  /** Days whose mean of |kW| is below the floor. */
  readonly idle: number;
  /** Days with a missing value. */
  readonly incomplete: number;
}

/** @param days kW, one customer-day a row, NaN missing @param floorKw days with less on average have noise, not a shape */
export function shapeDays({ values, rows: count, width }: Matrix, floorKw: number): ShapeDays {
  const used: number[] = [];
  const sums: number[] = [];
  let idle = 0;
  let incomplete = 0;
  for (let row = 0; row < count; row++) {
    let sum = 0;
    for (let at = row * width; at < (row + 1) * width; at++) sum += Math.abs(values[at] as number);
    if (!Number.isFinite(sum)) incomplete++;
    else if (sum < floorKw * width || sum === 0) idle++;
    else {
      used.push(row);
      sums.push(sum);
    }
  }
  const shapes = new Float32Array(used.length * width);
  const kwh = new Float64Array(used.length);
  used.forEach((row, at) => {
    for (let slot = 0; slot < width; slot++) {
      const kw = values[row * width + slot] as number;
      shapes[at * width + slot] = kw / (sums[at] as number);
      kwh[at] = (kwh[at] as number) + (kw * 24) / width;
    }
  });
  return { matrix: { values: shapes, rows: used.length, width }, rows: Int32Array.from(used), kwh, idle, incomplete };
}
