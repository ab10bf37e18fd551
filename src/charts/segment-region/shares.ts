/** Owns what is worked out of customers by region and segment: shares of a row or column, beside those of everybody. */
import type { RegionCounts, RegionSegmentOptions, RegionSegments } from './query';

export interface ShareCell {
  readonly customers: number;
  /** 0…1 of its row or column; NaN where that is too small to be told. */
  readonly share: number;
  /** Share ÷ what it would be if regions and segments had nothing to do with each other; NaN where the share is. */
  readonly ratio: number;
}

export interface ShareRow {
  /** Several where small regions are together. */
  readonly values: readonly (string | null)[];
  readonly customers: number;
  readonly cells: readonly ShareCell[];
  /** Of all customers. */
  readonly share: number;
}

export interface Shares {
  /** Most customers first, small ones together last. */
  readonly rows: readonly ShareRow[];
  /** Customers of each segment. */
  readonly columns: readonly number[];
  readonly customers: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** @param least customers below which regions are put together, and below which shares of a row or column are not told */
export function sharesOf({ keys, regions }: RegionSegments, of: RegionSegmentOptions['share'], least: number): Shares {
  const columns = keys.map((_, at) => sum(regions.map(({ counts }) => counts[at] ?? 0)));
  const all = sum(columns);
  const size = ({ counts }: RegionCounts): number => sum(counts);
  const small = regions.filter((region) => size(region) < least);
  const large = regions
    .filter((region) => size(region) >= least)
    .sort((a, b) => Number(a.value === null) - Number(b.value === null) || size(b) - size(a));
  const row = (values: readonly (string | null)[], counts: readonly number[]): ShareRow => {
    const own = sum(counts);
    const cells = counts.map((customers, at): ShareCell => {
      const column = columns[at] ?? 0;
      const whole = of === 'region' ? own : column;
      const expected = of === 'region' ? column / all : own / all;
      const share = whole === 0 || whole < least ? NaN : customers / whole;
      return { customers, share, ratio: share / expected };
    });
    return { values, customers: own, cells, share: own / all };
  };
  const rows = large.map(({ value, counts }) => row([value], counts));
  const together = keys.map((_, at) => sum(small.map(({ counts }) => counts[at] ?? 0)));
  if (small.length > 0) {
    rows.push(
      row(
        small.map(({ value }) => value),
        together,
      ),
    );
  }
  return { rows, columns, customers: all };
}
