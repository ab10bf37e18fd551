/** Owns the largest values over the bins of a brush: of any run of bins by a look at each of them, for a maximum cannot be subtracted. */
import type { Run } from './cumulative';

export class Maxima {
  /** @param bins one row of `width` cells a bin */
  constructor(
    private readonly bins: Float64Array,
    readonly width: number,
  ) {}

  /** Numbers kept, to know the memory. */
  get length(): number {
    return this.bins.length;
  }

  /** The largest of the runs, one a cell; 0 without any above. */
  over(runs: readonly Run[]): Float64Array {
    const most = new Float64Array(this.width);
    for (const { from, to } of runs) {
      for (let bin = from; bin < to; bin++) {
        for (let cell = 0; cell < this.width; cell++) {
          const value = this.bins[bin * this.width + cell] as number;
          if (value > (most[cell] as number)) most[cell] = value;
        }
      }
    }
    return most;
  }
}
