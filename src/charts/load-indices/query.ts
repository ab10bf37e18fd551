/** Owns the statement behind the table of indices of load curves (DOMAIN.md §6). */
import type { ResultReader } from '../../lib/result';
import { PERIODS, type Period } from '../../model/time-of-use';
import { join, sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';
import type { LoadOptions } from '../load-options';
import { kwhColumn, ownIndices, SHAPE_CODES } from '../own-indices';

export const INDICES = ['loadFactor', 'minRate', 'peakValleyRate', 'tmaxHours', 'coincidence', ...PERIODS, 'entropy'] as const;
export type Index = (typeof INDICES)[number];

/** One segment, or all customers shown together. An index that cannot be told is NaN. */
export interface IndexRow {
  /** Null for all together. */
  readonly segment: string | null;
  readonly customers: number;
  /** Shares 0 … 1, except `tmaxHours` in hours a year. Periods: shares of the energy. */
  readonly values: Readonly<Record<Index, number>>;
}

/** One row a segment and one for all (segment NULL, first): customers and the indices. Means are over customers, each counted once. */
export function queryIndices(context: ChartContext, options: LoadOptions): Sql {
  const energy = sql`sum(${kwhColumn('sharp')} + ${kwhColumn('peak')} + ${kwhColumn('flat')} + ${kwhColumn('valley')})`;
  const shares = PERIODS.map((period) => sql`sum(${kwhColumn(period)}) / nullif(${energy}, 0) AS ${columns[period]}`);
  return sql`
WITH
${ownIndices(context, options)},
-- one row a customer and shape code, with how often it has it
coded AS (SELECT segment, customer_id, code, count(*) AS days FROM day_index WHERE is_whole AND code IS NOT NULL GROUP BY segment, customer_id, code),
-- one row a customer with two days or more
spread AS (
  SELECT segment, customer_id, -sum(part * log2(part)) / log2(${SHAPE_CODES}) AS entropy
  FROM (SELECT *, days / sum(days) OVER (PARTITION BY segment, customer_id) AS part, sum(days) OVER (PARTITION BY segment, customer_id) AS all_days FROM coded)
  WHERE all_days > 1
  GROUP BY segment, customer_id
),
-- one row a segment, and one for all together
mean_index AS (
  SELECT
    segment, count(*) AS customers, avg(load_factor) AS load_factor, avg(min_rate) AS min_rate, avg(peak_valley_rate) AS peak_valley_rate,
    avg(mean_kw * 8760 / max_kw) FILTER (max_kw > 0) AS tmax_hours
  FROM own
  GROUP BY GROUPING SETS ((segment), ())
),
mean_entropy AS (SELECT segment, avg(entropy) AS entropy FROM spread GROUP BY GROUPING SETS ((segment), ())),
share AS (SELECT segment, ${join(shares, ', ')} FROM period_energy GROUP BY GROUPING SETS ((segment), ())),
own_peaks AS (SELECT segment, sum(kw) AS kw FROM own_peak GROUP BY GROUPING SETS ((segment), ())),
highest AS (
  SELECT segment, max(kw) AS kw FROM segment_slot GROUP BY segment
  UNION ALL
  SELECT NULL AS segment, max(kw) AS kw FROM system_slot
)
SELECT
  m.segment, m.customers::INTEGER AS customers, m.load_factor::DOUBLE AS load_factor, m.min_rate::DOUBLE AS min_rate,
  m.peak_valley_rate::DOUBLE AS peak_valley_rate, m.tmax_hours::DOUBLE AS tmax_hours,
  (h.kw / nullif(p.kw, 0))::DOUBLE AS coincidence, ${join(
    PERIODS.map((period) => sql`s.${columns[period]}::DOUBLE AS ${columns[period]}`),
    ', ',
  )}, e.entropy::DOUBLE AS entropy
FROM mean_index m
LEFT JOIN mean_entropy e ON e.segment IS NOT DISTINCT FROM m.segment
LEFT JOIN share s ON s.segment IS NOT DISTINCT FROM m.segment
LEFT JOIN own_peaks p ON p.segment IS NOT DISTINCT FROM m.segment
LEFT JOIN highest h ON h.segment IS NOT DISTINCT FROM m.segment
WHERE m.customers > 0
ORDER BY m.segment NULLS FIRST`;
}

const columns: Readonly<Record<Period, Sql>> = {
  sharp: sql`sharp_share`,
  peak: sql`peak_share`,
  flat: sql`flat_share`,
  valley: sql`valley_share`,
};

const NAMES: Readonly<Record<Index, string>> = {
  ...{ loadFactor: 'load_factor', minRate: 'min_rate', peakValleyRate: 'peak_valley_rate', tmaxHours: 'tmax_hours' },
  ...{ coincidence: 'coincidence', sharp: 'sharp_share', peak: 'peak_share', flat: 'flat_share', valley: 'valley_share' },
  entropy: 'entropy',
};

/** All together first, then the segments in the order of the context. */
export function readIndices(result: ResultReader, context: ChartContext): readonly IndexRow[] {
  const customers = result.numbers('customers');
  const values = INDICES.map((index) => [index, result.numbers(NAMES[index])] as const);
  const rows = result.texts('segment').map((segment, row): IndexRow => ({
    segment,
    customers: customers[row] ?? 0,
    values: Object.fromEntries(values.map(([index, column]) => [index, column[row] ?? NaN])) as Record<Index, number>,
  }));
  return [null, ...context.segments.map(({ key }) => key)].flatMap((key) => rows.find(({ segment }) => segment === key) ?? []);
}
