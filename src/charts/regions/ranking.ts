/** Owns the order of regions by the chosen measure, with small ones put together at the end. */
import { addUp, type Region, type Regions, type RegionsOptions, type RegionSums } from './query';

export type Measure = Exclude<RegionsOptions['measure'], 'auto'>;

/** One bar. */
export interface Ranked extends RegionSums {
  /** Several where small regions are together. */
  readonly values: readonly (string | null)[];
  readonly together: boolean;
  readonly segments: ReadonlyMap<string, RegionSums>;
}

/** What the bar's length stands for; NaN where nothing is known. */
export function measured(of: RegionSums, measure: Measure): number {
  switch (measure) {
    case 'customers':
      return of.customers;
    case 'energy':
      return of.kwhKnown > 0 ? of.kwh : NaN;
    case 'bill':
      return of.amountKnown > 0 ? of.amount : NaN;
    case 'each':
      return of.kwh / of.kwhKnown;
  }
}

/**
 * The segments of a bar that may be told one by one, and the sums of the others together: those of fewer than `least` customers, and the
 * smallest of the larger ones as long as the others would still be too few, for they could be had by subtraction.
 */
export function toldSegments(
  one: Ranked,
  least: number,
): { readonly told: ReadonlySet<string>; readonly others: RegionSums | null } {
  const bySize = [...one.segments].filter(([, { customers }]) => customers > 0).sort(([, a], [, b]) => a.customers - b.customers);
  let count = bySize.findIndex(([, { customers }]) => customers >= least);
  if (count < 0) count = bySize.length;
  if (count === 0) return { told: new Set(bySize.map(([key]) => key)), others: null };
  const hidden = (): RegionSums => addUp(bySize.slice(0, count).map(([, sums]) => sums));
  while (count < bySize.length && hidden().customers < least) count++;
  return { told: new Set(bySize.slice(count).map(([key]) => key)), others: hidden() };
}

/** The largest first, a missing region after the named ones; those of fewer than `least` customers together last, unless all are. */
export function rank({ field, regions }: Regions, measure: Measure, least: number): Ranked[] {
  const size = (of: RegionSums): number => {
    const value = measured(of, measure);
    return Number.isFinite(value) ? value : -Infinity;
  };
  if (least > 0 && regions.every(({ customers }) => customers < least)) return rank({ field, regions }, measure, 0);
  const small = regions.filter(({ customers }) => customers < least);
  const large = regions
    .filter(({ customers }) => customers >= least)
    .sort(
      (a, b) =>
        Number(a.value === null) - Number(b.value === null) || size(b) - size(a) || (String(a.value) < String(b.value) ? -1 : 1),
    );
  const bars = large.map((region): Ranked => ({ ...region, values: [region.value], together: false }));
  return small.length === 0 ? bars : [...bars, together(small)];
}

function together(small: readonly Region[]): Ranked {
  const keys = [...new Set(small.flatMap(({ segments }) => [...segments.keys()]))];
  const segments = new Map(keys.map((key) => [key, addUp(small.flatMap((region) => region.segments.get(key) ?? []))]));
  return { ...addUp(small), values: small.map(({ value }) => value), together: true, segments };
}
