/** Owns the part of statements about the indices of single customers' load curves, and the energy of segments by period of price. */
import type { ModelInfo } from '../model/model-info';
import { PERIODS, readTimeOfUse, slotShares, type Period } from '../model/time-of-use';
import { join, sql, type Sql } from '../sql/sql';
import type { ChartContext } from './chart';
import { countedSums, dayCurves, gridOf, WHOLE_SHARE } from './load-days';
import type { LoadOptions } from './load-options';

/** Blocks of the day by which of them is highest: the shape codes of the entropy. */
export const SHAPE_CODES = 8;

/**
 * CTEs after WITH: those of `dayCurves` and `countedSums`, then `own` (segment, customer_id and, from whole days whose highest load is above 0,
 * means over days: load_factor, min_rate, peak_valley_rate, day_max_kw; from all points: mean_kw, max_kw) and
 * `period_energy` (segment and the kWh of each period of price in the readings).
 */
export function ownIndices(context: ChartContext, options: LoadOptions): Sql {
  const { model } = context;
  return sql`${dayCurves(context, options)},
${countedSums(model)},
-- one row a customer and day
day_index AS MATERIALIZED (
  SELECT
    segment, customer_id, list_sum(kw) AS kw_sum, list_count(kw) AS points, list_max(kw)::DOUBLE AS max_kw, list_min(kw)::DOUBLE AS min_kw,
    list_avg(kw) AS mean_kw, list_count(kw) >= ${WHOLE_SHARE} * len(kw) AND list_max(kw) > 0 AS is_whole, ${shapeCode(model)} AS code
  FROM day_curve
  WHERE day IS NOT NULL
),
-- one row a customer
own AS (
  SELECT
    segment, customer_id,
    avg(mean_kw / max_kw) FILTER (is_whole) AS load_factor,
    avg(min_kw / max_kw) FILTER (is_whole) AS min_rate,
    avg((max_kw - min_kw) / max_kw) FILTER (is_whole) AS peak_valley_rate,
    avg(max_kw) FILTER (is_whole) AS day_max_kw,
    sum(kw_sum) / sum(points) AS mean_kw,
    max(max_kw) AS max_kw
  FROM day_index
  GROUP BY segment, customer_id
),
-- one row a segment
period_energy AS (
  SELECT segment, ${join(
    PERIODS.map((period) => sql`sum(${periodKwh(model, options, period)})::DOUBLE AS ${kwhColumn(period)}`),
    ', ',
  )}
  FROM segment_day
  GROUP BY segment
)`;
}

/** Column of a period's energy. */
export function kwhColumn(period: Period): Sql {
  const columns = { sharp: sql`sharp_kwh`, peak: sql`peak_kwh`, flat: sql`flat_kwh`, valley: sql`valley_kwh` };
  return columns[period];
}

/** The three hours with the highest mean load, 1 … 8; NULL where the day has fewer slots than that. */
function shapeCode(model: ModelInfo): Sql {
  const slots = gridOf(model) / SHAPE_CODES;
  if (!Number.isInteger(slots)) return sql`CAST(NULL AS INTEGER)`;
  const blocks = join(
    Array.from({ length: SHAPE_CODES }, (_, block) => sql`list_avg(kw[${block * slots + 1} : ${(block + 1) * slots}])`),
    ', ',
  );
  return sql`list_position([${blocks}], list_max([${blocks}]))`;
}

/** kWh of a row of sums by slot; a slot that only partly lies in the period counts for that part. */
function periodKwh(model: ModelInfo, options: LoadOptions, period: Period): Sql {
  const grid = gridOf(model);
  const shares = slotShares(readTimeOfUse(options.tou ?? '', options.prices ?? '').halfHours, period, grid);
  const parts = shares.flatMap((share, slot) =>
    share === 0 ? [] : [sql`coalesce(kw[${slot + 1}], 0) * ${(share * 24) / grid}`],
  );
  return parts.length === 0 ? sql`0` : sql`list_sum([${join(parts, ', ')}])`;
}
