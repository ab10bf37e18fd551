/** Owns the statement behind the chart by region: customers and sums for each region and segment. */
import type { FactsIndex } from '../../crossfilter/facts-index';
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import { factField, type FactField, type ModelInfo } from '../../model/model-info';
import { ident, sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';
import { shownPlace } from '../place-fields';

export type RegionsOptions = {
  /** Name of a category; one that the data lacks falls back to the region, then to the first. */
  readonly field: string;
  /** auto: the first of measuresOf. */
  readonly measure: 'auto' | 'customers' | 'energy' | 'bill' | 'each';
  /** auto: the map, when there is one that fits. */
  readonly view: 'auto' | 'bars' | 'map';
};

/** Sums are over the customers whose value is known. */
export interface RegionSums {
  readonly customers: number;
  readonly kwh: number;
  readonly kwhKnown: number;
  readonly amount: number;
  readonly amountKnown: number;
}

/** null is a missing value. */
export interface Region extends RegionSums {
  readonly value: string | null;
  readonly segments: ReadonlyMap<string, RegionSums>;
}

export interface Regions {
  readonly field: FactField | null;
  /** In the order of the values. */
  readonly regions: readonly Region[];
}

/** Measures that the data has, the default first. Where a region stands for one customer, neither its number nor its mean says anything. */
export function measuresOf(model: ModelInfo): Exclude<RegionsOptions['measure'], 'auto'>[] {
  const has = (name: string): boolean => factField(model, name) !== undefined;
  const [isCustomer, energy, bill] = [model.grain === 'customer', has('kwh_12m'), has('amount_12m')];
  return [
    ...(isCustomer || !(energy || bill) ? (['customers'] as const) : []),
    ...(energy ? (['energy'] as const) : []),
    ...(energy && isCustomer ? (['each'] as const) : []),
    ...(bill ? (['bill'] as const) : []),
  ];
}

/** One row a region and segment: region, segment, customers, kwh, kwh_known, amount, amount_known; by region, then segment. */
export function queryRegions(context: ChartContext, options: RegionsOptions): Sql {
  const place = shownPlace(context.model, options);
  const region = place === null ? sql`NULL::VARCHAR` : sql`CAST(${ident(place.name)} AS VARCHAR)`;
  const fact = (name: string): Sql =>
    factField(context.model, name) === undefined ? sql`NULL::DOUBLE` : sql`${ident(name)}::DOUBLE`;
  const [kwh, amount] = [fact('kwh_12m'), fact('amount_12m')];
  return sql`
WITH
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(context.filters)})
-- one row a region and segment
SELECT
  ${region} AS region_value, segment AS segment_key, count(*)::INTEGER AS customers,
  coalesce(sum(${kwh}), 0)::DOUBLE AS kwh, count(${kwh})::INTEGER AS kwh_known,
  coalesce(sum(${amount}), 0)::DOUBLE AS amount, count(${amount})::INTEGER AS amount_known
FROM population
GROUP BY ALL
ORDER BY region_value, segment_key`;
}

/** Reads what queryRegions returns. */
export function readRegions(result: ResultReader, context: ChartContext, options: RegionsOptions): Regions {
  const column = (name: string) => {
    const values = result.numbers(name);
    return (row: number): number => values[row] ?? 0;
  };
  const [customers, kwh, kwhKnown] = [column('customers'), column('kwh'), column('kwh_known')];
  const [amount, amountKnown] = [column('amount'), column('amount_known')];
  const segments = result.texts('segment_key');
  const byRegion = new Map<string | null, Map<string, RegionSums>>();
  result.texts('region_value').forEach((region, row) => {
    const own = byRegion.get(region) ?? new Map<string, RegionSums>();
    byRegion.set(region, own);
    own.set(segments[row] ?? '', {
      customers: customers(row),
      kwh: kwh(row),
      kwhKnown: kwhKnown(row),
      amount: amount(row),
      amountKnown: amountKnown(row),
    });
  });
  return {
    field: shownPlace(context.model, options),
    regions: [...byRegion].map(([value, own]) => ({ value, segments: own, ...addUp([...own.values()]) })),
  };
}

/** The same from typed arrays. */
export function indexRegions(index: FactsIndex, context: ChartContext, options: RegionsOptions): Regions {
  const field = shownPlace(context.model, options);
  const fields = field === null ? ['segment'] : [field.name, 'segment'];
  const measures = ['kwh_12m', 'amount_12m'].filter((name) => factField(context.model, name) !== undefined);
  const byRegion = new Map<string | null, Map<string, RegionSums>>();
  for (const { values, count, sums, known } of index.combinations(fields, context.filters, measures)) {
    const region = field === null ? null : (values[0] ?? null);
    const own = byRegion.get(region) ?? new Map<string, RegionSums>();
    byRegion.set(region, own);
    const [kwh, amount] = [measures.indexOf('kwh_12m'), measures.indexOf('amount_12m')];
    own.set(values[fields.length - 1] ?? '', {
      customers: count,
      kwh: sums[kwh] ?? 0,
      kwhKnown: known[kwh] ?? 0,
      amount: sums[amount] ?? 0,
      amountKnown: known[amount] ?? 0,
    });
  }
  return {
    field,
    regions: [...byRegion].map(([value, segments]) => ({ value, segments, ...addUp([...segments.values()]) })),
  };
}

/** The sums of several together. */
export function addUp(parts: readonly RegionSums[]): RegionSums {
  const sum = (of: (part: RegionSums) => number): number => parts.reduce((total, part) => total + of(part), 0);
  return {
    customers: sum((part) => part.customers),
    kwh: sum((part) => part.kwh),
    kwhKnown: sum((part) => part.kwhKnown),
    amount: sum((part) => part.amount),
    amountKnown: sum((part) => part.amountKnown),
  };
}
