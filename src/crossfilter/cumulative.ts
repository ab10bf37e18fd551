/** Owns running totals over the bins of a brush: the total of any run of bins is two of them subtracted. */

/** Bins from … to − 1. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** Totals of `width` cells over bins in ascending order. */
export class Cumulative {
  /** Row b holds the totals of the bins before b. */
  private readonly totals: Float64Array;
  /** What rounding took from `totals`; null for counts, which are exact. */
  private readonly rest: Float64Array | null;
  /** A value that is not finite would stay in all totals behind it, so then the bins themselves are kept. */
  private readonly isPlain: boolean;

  /**
   * @param bins one row of `width` cells a bin
   * @param isExact true for whole numbers. Of other sums the rounding is carried along (Knuth's two-sum), for a small run behind a large
   *   total would else lose its digits.
   */
  constructor(
    bins: Float64Array,
    readonly width: number,
    isExact: boolean,
  ) {
    this.isPlain = !bins.every(Number.isFinite);
    this.totals = this.isPlain ? bins : new Float64Array(bins.length + width);
    this.rest = isExact || this.isPlain ? null : new Float64Array(bins.length + width);
    if (this.isPlain) return;
    for (let i = 0; i < bins.length; i++) {
      const [before, added] = [this.totals[i] as number, bins[i] as number];
      const total = before + added;
      this.totals[i + width] = total;
      if (this.rest === null) continue;
      const part = total - before;
      this.rest[i + width] = (this.rest[i] as number) + (before - (total - part) + (added - part));
    }
  }

  /** Numbers kept, to know the memory. */
  get length(): number {
    return this.totals.length + (this.rest?.length ?? 0);
  }

  /** Totals of the runs, one a cell. */
  over(runs: readonly Run[]): Float64Array {
    const sums = new Float64Array(this.width);
    for (const { from, to } of runs) {
      if (this.isPlain) this.#add(sums, from, to);
      else this.#subtract(sums, from * this.width, to * this.width);
    }
    return sums;
  }

  #subtract(sums: Float64Array, from: number, to: number): void {
    const { totals, rest } = this;
    for (let cell = 0; cell < this.width; cell++) {
      const whole = (totals[to + cell] as number) - (totals[from + cell] as number);
      const small = rest === null ? 0 : (rest[to + cell] as number) - (rest[from + cell] as number);
      sums[cell] = (sums[cell] as number) + (whole + small);
    }
  }

  #add(sums: Float64Array, from: number, to: number): void {
    for (let bin = from; bin < to; bin++)
      for (let cell = 0; cell < this.width; cell++)
        sums[cell] = (sums[cell] as number) + (this.totals[bin * this.width + cell] as number);
  }
}
