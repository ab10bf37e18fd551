/** Owns who was without supply and when: the tables `supply_point` and `place_outage`, and the view `customer_outage` over them. */
import { sql, type Sql } from '../sql/sql';

/**
 * CREATE of the three, after `outage` and `customer`.
 *
 * - `supply_point`: one row a customer that some record could name; customers of one `place` shared every interruption, so that a
 *   thousand customers of a feeder need its interruptions once.
 * - `place_outage`: one row an interruption of a place, ordered by place and start. Records that overlap or touch are one interruption
 *   from the first start to the last end, so that no minute counts twice; planned or not, and its cause, are those of the record that
 *   began it. One that has not ended has no `ended` and no `minutes`, and is not merged. Records that end before they start, or do not
 *   say when they start, are left out.
 * - `customer_outage`: one row a customer and interruption, in the same sense. A record names a customer, else a feeder, else a region.
 */
export function buildCustomerOutage(): Sql[] {
  return [
    sql`
CREATE OR REPLACE TABLE supply_point AS
WITH
-- one row per customer: the names under which records could mean it, NULL where none does
named AS (
  SELECT
    customer_id,
    CASE WHEN customer_id IN (SELECT customer_id FROM outage WHERE customer_id IS NOT NULL) THEN customer_id END AS own,
    CASE WHEN feeder IN (SELECT feeder FROM outage WHERE customer_id IS NULL AND feeder IS NOT NULL) THEN feeder END AS feeder,
    CASE WHEN region IN (SELECT region FROM outage WHERE customer_id IS NULL AND feeder IS NULL AND region IS NOT NULL) THEN region END AS region
  FROM customer
)
SELECT customer_id, CAST(dense_rank() OVER (ORDER BY own, feeder, region) AS INTEGER) AS place
FROM named
WHERE coalesce(own, feeder, region) IS NOT NULL`,
    sql`
CREATE OR REPLACE TABLE place_outage AS
WITH
-- one row per place, with the names that its customers have in common (any other name has no record)
place_name AS (
  SELECT place, any_value(customer_id) AS customer_id, any_value(feeder) AS feeder, any_value(region) AS region
  FROM supply_point JOIN customer USING (customer_id)
  GROUP BY place
),
-- one row per record that tells a time
record AS (SELECT * FROM outage WHERE started IS NOT NULL AND (ended IS NULL OR ended >= started)),
-- one row per place and record
hit AS (
  SELECT p.place, r.* FROM record r JOIN place_name p ON r.customer_id = p.customer_id
  UNION ALL
  SELECT p.place, r.* FROM record r JOIN place_name p ON r.customer_id IS NULL AND r.feeder = p.feeder
  UNION ALL
  SELECT p.place, r.* FROM record r JOIN place_name p ON r.customer_id IS NULL AND r.feeder IS NULL AND r.region = p.region
),
-- one row per place and ended record, with the moment until which the records before it reach
reach AS (
  SELECT *, max(ended) OVER (
    PARTITION BY place ORDER BY started, ended DESC, cause ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  ) AS reached
  FROM hit
  WHERE ended IS NOT NULL
),
-- the same, numbered by interruption
island AS (
  SELECT *, sum(CASE WHEN started <= reached THEN 0 ELSE 1 END) OVER (
    PARTITION BY place ORDER BY started, ended DESC, cause ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS interruption
  FROM reach
)
SELECT
  place,
  min(started) AS started,
  max(ended) AS ended,
  CAST(datediff('second', min(started), max(ended)) AS DOUBLE) / 60 AS minutes,
  first(planned ORDER BY started, ended DESC, cause) AS is_planned,
  first(cause ORDER BY started, ended DESC, cause) AS cause,
  first(feeder ORDER BY started, ended DESC, cause) AS feeder,
  first(region ORDER BY started, ended DESC, cause) AS region
FROM island
GROUP BY place, interruption
UNION ALL
SELECT place, started, NULL, NULL, planned, cause, feeder, region FROM hit WHERE ended IS NULL
ORDER BY place, started, ended, cause`,
    sql`
CREATE OR REPLACE VIEW customer_outage AS
SELECT
  s.customer_id,
  coalesce(c.feeder, o.feeder) AS feeder,
  coalesce(c.region, o.region) AS region,
  o.started,
  strftime(o.started, '%Y-%m') AS month,
  o.ended,
  o.minutes,
  o.is_planned,
  o.cause
FROM place_outage o
JOIN supply_point s USING (place)
JOIN customer c USING (customer_id)`,
  ];
}
