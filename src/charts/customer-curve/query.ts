/** Owns one customer's mean day beside those of its segment. */
import type { ResultReader } from '../../lib/result';
import { sql, type Sql } from '../../sql/sql';

/** One slot of the day. Ratios are multiples of each customer's own daily mean; NaN where there is no reading. */
export interface CurveSlot {
  readonly hour: number;
  readonly ownKw: number;
  readonly ownRatio: number;
  /** Quantiles over the segment's customers with readings, `peers` of them. */
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly peers: number;
}

/** One row a slot of load_shape, in order of the day. @param dayType 'all', 'workday' or 'weekend' */
export function queryCustomerCurve(customerId: string, segment: string, dayType: string): Sql {
  return sql`
WITH
-- one row per customer of the segment and slot: kW, and as a multiple of its daily mean
ratio AS (
  SELECT l.customer_id, l.hour, l.kw, l.kw / nullif(avg(l.kw) OVER (PARTITION BY l.customer_id), 0) AS ratio
  FROM load_shape l JOIN segment s USING (customer_id)
  WHERE s.segment = ${segment} AND l.day_type = ${dayType}
)
-- one row per slot
SELECT
  hour::DOUBLE AS hour,
  max(kw) FILTER (customer_id = ${customerId})::DOUBLE AS own_kw,
  max(ratio) FILTER (customer_id = ${customerId})::DOUBLE AS own_ratio,
  quantile_cont(ratio, 0.1)::DOUBLE AS p10, quantile_cont(ratio, 0.5)::DOUBLE AS p50, quantile_cont(ratio, 0.9)::DOUBLE AS p90,
  count(ratio)::INTEGER AS peers
FROM ratio
GROUP BY hour
ORDER BY hour`;
}

export function readCustomerCurve(result: ResultReader): CurveSlot[] {
  const columns = (['hour', 'own_kw', 'own_ratio', 'p10', 'p50', 'p90', 'peers'] as const).map((name) => result.numbers(name));
  const at = (column: number, row: number): number => columns[column]?.[row] ?? NaN;
  return Array.from({ length: result.rowCount }, (_, row) => ({
    ...{ hour: at(0, row), ownKw: at(1, row), ownRatio: at(2, row) },
    ...{ p10: at(3, row), p50: at(4, row), p90: at(5, row), peers: at(6, row) },
  }));
}
