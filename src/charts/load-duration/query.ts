/** Owns the statement behind load-duration curves: of all customers shown together, and of each segment. */
import type { ResultReader } from '../../lib/result';
import { join, sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';
import { dailyEnergy, isFromReadings } from '../daily-energy';
import { countedSums, dayCurves, FULL_SHARE, gridOf } from '../load-days';
import type { LoadOptions } from '../load-options';

/** Places on the axis of time: 0 %, 0.5 % … 100 %. */
export const STEPS = 200;

/** One curve; `kw` has an entry for each step, falling: the load that is reached or exceeded in that share of the time. */
export interface DurationCurve {
  /** Null for all customers shown together. */
  readonly segment: string | null;
  readonly customers: number;
  /** Hours (days, where energy is known by the day only) that the curve stands on. */
  readonly hours: number;
  readonly kw: readonly number[];
}

export interface Durations {
  /** True where the data knows days only: then one point is one day, and its load the day's mean. */
  readonly isDaily: boolean;
  /** All together first, then segments in their order. */
  readonly curves: readonly DurationCurve[];
}

/** One row a curve and step: segment (NULL for all), place, step, customers, hours, kw. */
export function queryDurations(context: ChartContext, options: LoadOptions): Sql {
  const places = Array.from({ length: STEPS + 1 }, (_, step) => sql`${1 - step / STEPS}`);
  const slotHours = isFromReadings(context.model) ? 24 / gridOf(context.model) : 24;
  return sql`
WITH
${isFromReadings(context.model) ? ofReadings(context, options) : ofDays(context, options)},
-- one row a curve and time: the segments, and all together
any_time AS (
  SELECT segment, kw FROM segment_time
  UNION ALL
  SELECT NULL AS segment, kw FROM system_time
),
-- one row a curve
curve AS (
  SELECT segment, quantile_cont(kw, [${join(places, ', ')}]) AS kw, count(*) * ${slotHours} AS hours FROM any_time GROUP BY segment
)
SELECT
  segment, (generate_subscripts(kw, 1) - 1)::INTEGER AS step, unnest(kw)::DOUBLE AS kw, hours::DOUBLE AS hours,
  coalesce(s.customers, (SELECT sum(customers) FROM sized))::INTEGER AS customers
FROM curve LEFT JOIN sized s USING (segment)
ORDER BY segment NULLS FIRST, step`;
}

function ofReadings(context: ChartContext, options: LoadOptions): Sql {
  return sql`${dayCurves(context, options)},
${countedSums(context.model)},
-- one row a segment: customers with a reading
sized AS (SELECT segment, count(DISTINCT customer_id) AS customers FROM day_curve WHERE day IS NOT NULL GROUP BY segment),
-- one row a time, by segment and together
segment_time AS (SELECT segment, kw FROM segment_slot),
system_time AS (SELECT kw FROM system_slot)`;
}

function ofDays(context: ChartContext, options: LoadOptions): Sql {
  return sql`${dailyEnergy(context, options)},
-- one row a day that counts
counted_day AS (
  SELECT day, sum(kwh) / 24 AS kw
  FROM segment_energy
  GROUP BY day
  HAVING sum(customers) >= ${FULL_SHARE} * (SELECT max(customers) FROM (SELECT sum(customers) AS customers FROM segment_energy GROUP BY day))
),
-- one row a segment: the most customers that a day has
sized AS (SELECT segment, max(customers) AS customers FROM segment_energy GROUP BY segment),
-- one row a day, by segment and together
segment_time AS (SELECT segment, kwh / 24 AS kw FROM segment_energy JOIN counted_day USING (day)),
system_time AS (SELECT kw FROM counted_day)`;
}

/** Reads what queryDurations returns. */
export function readDurations(result: ResultReader, context: ChartContext): Durations {
  const segments = result.texts('segment');
  const [kw, hours, customers] = [result.numbers('kw'), result.numbers('hours'), result.numbers('customers')];
  const curves = new Map<string | null, DurationCurve & { readonly kw: number[] }>();
  segments.forEach((segment, row) => {
    const curve = curves.get(segment) ?? { segment, customers: customers[row] ?? 0, hours: hours[row] ?? 0, kw: [] };
    curve.kw.push(kw[row] ?? NaN);
    curves.set(segment, curve);
  });
  return {
    isDaily: !isFromReadings(context.model),
    curves: [null, ...context.segments.map(({ key }) => key)].flatMap((key) => curves.get(key) ?? []),
  };
}
