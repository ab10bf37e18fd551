/** Owns the three scores of a customer, 1 (worst) … 5 (best). */
import { ident, sql, type Sql } from '../../../sql/sql';

/**
 * CTEs that end in `scored`: customer_id, months (NULL: never paid on time), late, amount, r, f, m; one row per customer with all three.
 * A score is 5 less one for each full fifth of the customers who are strictly better, so that equal values have equal scores.
 */
export function scoreParts(value: string, facts: Sql): Sql {
  return sql`-- one row: the last month with a bill that has a due day
last_bill AS (SELECT max(period) FILTER (due IS NOT NULL) AS period FROM usage),
-- one row per customer with such bills: months from the last one paid on time to the last bill of all; NULL: never
payment AS (
  SELECT customer_id, datediff('month', max(period) FILTER (paid <= due), (SELECT period FROM last_bill)) AS months
  FROM usage
  WHERE due IS NOT NULL
  GROUP BY customer_id
),
-- one row per customer with all three values
known AS (
  SELECT f.customer_id, p.months, CAST(f.late_payments_12m AS DOUBLE) AS late, CAST(f.${ident(value)} AS DOUBLE) AS amount
  FROM ${facts} f
  JOIN payment p ON p.customer_id = f.customer_id
  WHERE f.late_payments_12m IS NOT NULL AND f.${ident(value)} IS NOT NULL
),
-- one row per customer: how many are strictly better
beaten AS (
  SELECT
    *,
    rank() OVER (ORDER BY months ASC NULLS LAST) - 1 AS more_recent,
    rank() OVER (ORDER BY late ASC) - 1 AS less_late,
    rank() OVER (ORDER BY amount DESC) - 1 AS larger,
    count(*) OVER () AS customers
  FROM known
),
-- one row per customer with all three values
scored AS (
  SELECT
    customer_id, months, late, amount,
    (5 - 5 * more_recent // customers)::INTEGER AS r,
    (5 - 5 * less_late // customers)::INTEGER AS f,
    (5 - 5 * larger // customers)::INTEGER AS m
  FROM beaten
)`;
}
