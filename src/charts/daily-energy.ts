/** Owns the part of statements about the energy of whole days, from readings or from daily consumption. */
import type { ModelInfo } from '../model/model-info';
import { population } from '../model/filter';
import { sql, type Sql } from '../sql/sql';
import type { ChartContext } from './chart';
import { WHOLE_SHARE } from './load-days';
import { dayCondition, type DayOptions } from './load-options';

/** True where days come from readings; else from daily consumption. */
export function isFromReadings(model: ModelInfo): boolean {
  return (model.rows['reading_day'] ?? 0) > 0;
}

/**
 * CTEs `population` and `segment_energy` (segment, day, kwh, customers): the summed energy of a day and of how many customers. A day of
 * readings counts when three quarters of its points are there, and holds its mean load for 24 hours.
 */
export function dailyEnergy(context: ChartContext, options: DayOptions): Sql {
  const people = sql`-- one row a customer under the filters
population AS (SELECT customer_id, segment FROM (${population(context.filters)})),`;
  if (isFromReadings(context.model))
    return sql`${people}
-- one row a segment and day
segment_energy AS (
  SELECT p.segment, r.day, sum(list_avg(r.kw) * 24)::DOUBLE AS kwh, count(*) AS customers
  FROM reading_day r JOIN population p USING (customer_id)
  WHERE list_count(r.kw) >= ${WHOLE_SHARE} * len(r.kw) AND r.day IS NOT NULL AND ${dayCondition(sql`r.day`, options, context.model)}
  GROUP BY p.segment, r.day
)`;
  if (context.model.hasDaySeries === true)
    return sql`${people}
-- one row a customer and series of days, joined as lists: the days as rows would be the larger side by a thousand times
series AS MATERIALIZED (SELECT p.segment, s.first_day, s.kwh FROM usage_series s JOIN population p USING (customer_id)),
-- one row a customer and day
day_row AS (
  SELECT segment, first_day, unnest(kwh) AS kwh, generate_subscripts(kwh, 1)::INTEGER - 1 AS place FROM series
),
-- one row a segment and day
segment_energy AS (
  SELECT segment, first_day + place AS day, sum(kwh)::DOUBLE AS kwh, sum(customers) AS customers
  FROM (SELECT segment, first_day, place, sum(kwh::DOUBLE) AS kwh, count(*) AS customers FROM day_row WHERE kwh IS NOT NULL GROUP BY segment, first_day, place)
  WHERE ${dayCondition(sql`first_day + place`, options, context.model)}
  GROUP BY segment, day
)`;
  return sql`${people}
-- one row a segment and day
segment_energy AS (
  SELECT p.segment, u.day, sum(u.kwh)::DOUBLE AS kwh, count(*) AS customers
  FROM usage_day u JOIN population p USING (customer_id)
  WHERE u.kwh IS NOT NULL AND ${dayCondition(sql`u.day`, options, context.model)}
  GROUP BY p.segment, u.day
)`;
}
