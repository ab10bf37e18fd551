/** Owns the plain crossfilter that the brush benchmark is measured against: every move passes over all customers once a view. */
import type { CategoryColumn, FactColumn, NumberColumn } from '../../../src/crossfilter/facts-index';

/** Equal bins, one multiplication a value: as cheap as binning gets. */
const BINS = 30;

/** The answers of seven views while `brushed` is held between lo and hi: four histograms, two groupings with a sum, one plain one. */
export function linearViews(
  columns: ReadonlyMap<string, FactColumn>,
  brushed: string,
  others: readonly string[],
  lo: number,
  hi: number,
): number {
  const numbers = (name: string): Float64Array => (columns.get(name) as NumberColumn).values;
  const range = numbers(brushed);
  const segment = (columns.get('segment') as CategoryColumn).codes;
  let seen = 0;
  for (const name of others) {
    const values = numbers(name);
    const counts = new Uint32Array(BINS);
    for (let row = 0; row < range.length; row++) {
      const at = range[row] as number;
      const bin = Math.floor((values[row] as number) * 0.001) | 0;
      if (at >= lo && at < hi) counts[bin < BINS ? bin : BINS - 1]!++;
    }
    seen += counts[0] as number;
  }
  for (const measure of [numbers('kwh_12m'), numbers('csat_top2'), null]) {
    const counts = new Uint32Array(16);
    const sums = new Float64Array(16);
    for (let row = 0; row < range.length; row++) {
      const at = range[row] as number;
      if (!(at >= lo && at < hi)) continue;
      const code = segment[row] as number;
      counts[code]!++;
      const value = measure === null ? 0 : (measure[row] as number);
      if (!Number.isNaN(value)) sums[code]! += value;
    }
    seen += counts[0] as number;
  }
  return seen;
}
