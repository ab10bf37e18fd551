/** Owns the parts of statements about single days of readings: customers' days on one grid, the sums of segments, and which times count. */
import type { ModelInfo } from '../model/model-info';
import { population } from '../model/filter';
import { join, sql, type Sql } from '../sql/sql';
import type { ChartContext } from './chart';
import { dayCondition, type DayOptions } from './load-options';

/** Part of the customers at the fullest time that must have a reading for a time to count: a sum over half of them is no peak. */
export const FULL_SHARE = 0.9;
/** Part of a day's points that make it whole, as for the facts. */
export const WHOLE_SHARE = 0.75;

/** Slots of the day on which a model's curves are laid. */
export function gridOf(model: ModelInfo): number {
  return model.slotsPerDay > 0 ? model.slotsPerDay : 24;
}

/**
 * CTEs `population` (customer_id, segment) and `day_curve` (segment, customer_id, day, kw DOUBLE or FLOAT list of `gridOf` points; days
 * without a point are left out). Days on a finer grid are averaged, on a coarser one repeated.
 */
export function dayCurves(context: ChartContext, options: DayOptions): Sql {
  const grid = gridOf(context.model);
  return sql`-- one row a customer under the filters
population AS (SELECT customer_id, segment FROM (${population(context.filters)})),
-- one row a customer and chosen day
day_curve AS NOT MATERIALIZED (
  SELECT
    p.segment, r.customer_id, r.day,
    CASE
      WHEN len(r.kw) = ${grid} THEN r.kw
      WHEN len(r.kw) > ${grid} THEN list_transform(range(${grid}), lambda slot: list_avg(r.kw[slot * len(r.kw) // ${grid} + 1 : (slot + 1) * len(r.kw) // ${grid}]))
      ELSE list_transform(range(${grid}), lambda slot: r.kw[slot * len(r.kw) // ${grid} + 1])
    END AS kw
  FROM reading_day r JOIN population p USING (customer_id)
  WHERE list_count(r.kw) > 0 AND ${dayCondition(sql`r.day`, options, context.model)}
)`;
}

/** One aggregate of each slot, as a list: `[avg(kw[1]), avg(kw[2]) …]`; many times faster than a row a slot. */
export function eachSlot(model: ModelInfo, aggregate: (kw: Sql) => Sql): Sql {
  return sql`[${join(
    Array.from({ length: gridOf(model) }, (_, slot) => aggregate(sql`kw[${slot + 1}]`)),
    ', ',
  )}]`;
}

/**
 * CTEs after `dayCurves`: `segment_day` (segment, day, kw, known: sums and counts of customers by slot), `segment_slot` (segment, day, slot
 * from 0, kw), `system_slot` (day, slot, kw) and `own_peak` (segment, customer_id, kw: the customer's highest load) at the times that count:
 * at least nine tenths as many customers with a reading as at the fullest time. Days without a date do not count.
 */
export function countedSums(model: ModelInfo): Sql {
  return sql`-- one row a segment and day
segment_day AS MATERIALIZED (
  SELECT segment, day, ${eachSlot(model, (kw) => sql`sum(${kw})`)} AS kw, ${eachSlot(model, (kw) => sql`count(${kw})`)} AS known
  FROM day_curve
  WHERE day IS NOT NULL
  GROUP BY segment, day
),
-- one row a segment, day and slot
every_slot AS MATERIALIZED (
  SELECT segment, day, unnest(kw)::DOUBLE AS kw, unnest(known)::DOUBLE AS known, generate_subscripts(kw, 1)::INTEGER - 1 AS slot
  FROM segment_day
),
-- one row a time
every_time AS MATERIALIZED (SELECT day, slot, sum(kw) AS kw, sum(known) AS known FROM every_slot GROUP BY day, slot),
-- one row a day: which of its slots count
counted AS (
  SELECT day, list(known > 0 AND known >= ${FULL_SHARE} * (SELECT max(known) FROM every_time) ORDER BY slot) AS slots FROM every_time GROUP BY day
),
-- one row a time that counts
system_slot AS MATERIALIZED (SELECT e.day, e.slot, e.kw FROM every_time e JOIN counted c USING (day) WHERE c.slots[e.slot + 1]),
-- one row a segment and time that counts
segment_slot AS (
  SELECT e.segment, e.day, e.slot, e.kw FROM every_slot e JOIN system_slot USING (day, slot) WHERE e.kw IS NOT NULL
),
-- one row a customer
own_peak AS (
  SELECT d.segment, d.customer_id, max(list_max(list_where(d.kw, c.slots)))::DOUBLE AS kw
  FROM day_curve d JOIN counted c USING (day)
  GROUP BY d.segment, d.customer_id
)`;
}
