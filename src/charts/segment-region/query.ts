/** Owns the statement behind region × segment: customers of every pair. */
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import type { FactField } from '../../model/model-info';
import { ident, sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';
import { shownPlace } from '../place-fields';

export type RegionSegmentOptions = {
  /** Name of a category; see shownPlace. */
  readonly field: string;
  /** What adds up to 100 %: the row of a region, or the column of a segment. */
  readonly share: 'region' | 'segment';
};

/** null is a missing value. */
export interface RegionCounts {
  readonly value: string | null;
  /** In the order of the segments. */
  readonly counts: readonly number[];
}

export interface RegionSegments {
  readonly field: FactField | null;
  readonly keys: readonly string[];
  /** In the order of the values. */
  readonly regions: readonly RegionCounts[];
}

/** One row a pair with customers under the filters: region_value, segment_key, customers; by region, then segment. */
export function queryRegionSegments(context: ChartContext, options: RegionSegmentOptions): Sql {
  const place = shownPlace(context.model, options);
  const region = place === null ? sql`NULL::VARCHAR` : sql`CAST(${ident(place.name)} AS VARCHAR)`;
  return sql`
WITH
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(context.filters)})
-- one row a region and segment
SELECT ${region} AS region_value, segment AS segment_key, count(*)::INTEGER AS customers
FROM population
GROUP BY ALL
ORDER BY region_value, segment_key`;
}

/** Reads what queryRegionSegments returns; customers of segments that are not listed are left out. */
export function readRegionSegments(result: ResultReader, context: ChartContext, options: RegionSegmentOptions): RegionSegments {
  const keys = context.segments.map(({ key }) => key);
  const segments = result.texts('segment_key');
  const customers = result.numbers('customers');
  const byRegion = new Map<string | null, number[]>();
  result.texts('region_value').forEach((region, row) => {
    const at = keys.indexOf(segments[row] ?? '');
    if (at < 0) return;
    const counts = byRegion.get(region) ?? keys.map(() => 0);
    counts[at] = customers[row] ?? 0;
    byRegion.set(region, counts);
  });
  return {
    field: shownPlace(context.model, options),
    keys,
    regions: [...byRegion].map(([value, counts]) => ({ value, counts })),
  };
}
