/** Owns the statements behind movement: how many customers went from which segment to which, and who they are. */
import type { ResultReader } from '../../lib/result';
import { population, type Filter } from '../../model/filter';
import { sql, type Sql } from '../../sql/sql';

/** Customers who were in `from` and are in `to`; null = not there at that time. */
export interface Flow {
  readonly from: string | null;
  readonly to: string | null;
  readonly customers: number;
}

/** Which flows are meant: a name not given stands for any; null for not there. */
export interface FlowChoice {
  readonly from?: string | null;
  readonly to?: string | null;
}

/** One row a customer at either time: customer_id, was, becomes. Under filters (which are about today) those who are gone are not there. */
function moved(filters: readonly Filter[], then: Sql): Sql {
  const join = filters.length === 0 ? sql`FULL JOIN` : sql`LEFT JOIN`;
  return sql`
WITH
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(filters)}),
-- one row a customer at either time
moved AS (
  SELECT coalesce(p.customer_id, t.customer_id) AS customer_id, t.segment AS was, p.segment AS becomes
  FROM population p
  ${join} ${then} t ON t.customer_id = p.customer_id
)`;
}

/** One row a pair of segments: was, becomes, customers. `then` is a table (customer_id, segment). */
export function queryFlows(filters: readonly Filter[], then: Sql): Sql {
  return sql`${moved(filters, then)}
SELECT was, becomes, count(*)::INTEGER AS customers
FROM moved
GROUP BY was, becomes
ORDER BY was, becomes`;
}

export function readFlows(result: ResultReader): Flow[] {
  const to = result.texts('becomes');
  const customers = result.numbers('customers');
  return result.texts('was').map((from, i) => ({ from, to: to[i] ?? null, customers: customers[i] ?? 0 }));
}

/** One row a customer of the flows chosen that changed: customer_id, was, becomes; by number. */
export function queryMoved(filters: readonly Filter[], then: Sql, { from, to }: FlowChoice, most: number): Sql {
  const was = from === undefined ? sql`TRUE` : sql`was IS NOT DISTINCT FROM ${from}`;
  const becomes = to === undefined ? sql`TRUE` : sql`becomes IS NOT DISTINCT FROM ${to}`;
  const changed = from !== undefined && to !== undefined ? sql`TRUE` : sql`was IS DISTINCT FROM becomes`;
  return sql`${moved(filters, then)}
SELECT customer_id, was, becomes
FROM moved
WHERE ${was} AND ${becomes} AND ${changed}
ORDER BY customer_id
LIMIT ${most}`;
}
