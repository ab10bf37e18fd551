/** Owns the rank of customers by a measure that adds up: what share of the total all larger ones hold. */
import { ident, sql, type Sql } from '../sql/sql';

/** CTEs `measured` and `ranked`: one row a customer of `facts` with measure (NULL unknown) and share_before, 0 … 1; NULL without any total. */
export function rankedParts(name: string, facts: Sql): Sql {
  const field = ident(name);
  return sql`-- one row per customer; what is not known or not positive adds nothing to the total
measured AS (
  SELECT customer_id, CAST(${field} AS DOUBLE) AS measure, greatest(coalesce(CAST(${field} AS DOUBLE), 0), 0) AS size
  FROM ${facts}
),
-- one row per customer: share of the total held by all larger customers together
ranked AS (
  SELECT
    customer_id,
    measure,
    (sum(size) OVER largest_first - size) / nullif(sum(size) OVER (), 0) AS share_before
  FROM measured
  WINDOW largest_first AS (ORDER BY size DESC, customer_id ROWS UNBOUNDED PRECEDING)
)`;
}
