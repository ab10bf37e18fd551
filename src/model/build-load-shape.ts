/** Owns the table `load_shape`: the mean day of each customer by day type. */
import { sql, type Sql } from '../sql/sql';

/**
 * CREATE of `load_shape`, after reading_day: one row per customer, day type and slot of a day of `slots` slots. `kw` is the mean over the
 * customer's days that have the slot, `days` how many those are. Workdays are Monday to Friday: holidays are not known.
 * Customers on another grid are brought to this one: finer slots are averaged, coarser ones repeated.
 */
export function buildLoadShape(slots: number): Sql {
  const grid = slots > 0 ? slots : 24;
  return sql`
CREATE OR REPLACE TABLE load_shape AS
WITH
-- one row per customer, day and reading
point AS (
  SELECT
    customer_id,
    CASE WHEN day IS NULL THEN NULL ELSE isodow(day) > 5 END AS is_weekend,
    unnest(kw) AS kw,
    generate_subscripts(kw, 1) - 1 AS place,
    len(kw) AS places
  FROM reading_day
),
-- one row per customer, kind of day and own slot
own_slot AS (
  SELECT customer_id, is_weekend, place, places, sum(CAST(kw AS DOUBLE)) AS kw_sum, count(kw) AS days
  FROM point
  GROUP BY customer_id, is_weekend, place, places
),
-- one row per customer, kind of day and slot of the common grid
grid_part AS (
  SELECT customer_id, is_weekend, CAST(place * ${grid} // places AS INTEGER) AS slot, kw_sum, days, places FROM own_slot WHERE places >= ${grid}
  UNION ALL
  SELECT customer_id, is_weekend, CAST(place * (${grid} // places) + unnest(range(${grid} // places)) AS INTEGER) AS slot, kw_sum, days, places
  FROM own_slot WHERE places < ${grid}
),
-- the same with the day types, of which 'all' holds every day
typed AS (
  SELECT customer_id, CASE WHEN is_weekend THEN 'weekend' ELSE 'workday' END AS day_type, slot, kw_sum, days, places FROM grid_part WHERE is_weekend IS NOT NULL
  UNION ALL
  SELECT customer_id, 'all' AS day_type, slot, kw_sum, days, places FROM grid_part
)
SELECT
  customer_id,
  day_type,
  slot,
  CAST(slot AS DOUBLE) * 24 / ${grid} AS hour,
  sum(kw_sum) / sum(days) AS kw,
  CAST(round(sum(days) / greatest(1, max(places) / ${grid})) AS INTEGER) AS days
FROM typed
GROUP BY customer_id, day_type, slot
HAVING sum(days) > 0`;
}
