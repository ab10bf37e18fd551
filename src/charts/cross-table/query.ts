/** Owns the statement that counts customers by the segments of two segmentations. */
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import type { Filter } from '../../model/filter';
import { sql, type Sql } from '../../sql/sql';

/** One row a pair with customers under the filters: own, other, customers. `other` is a table (customer_id, segment). */
export function queryCrossTable(filters: readonly Filter[], other: Sql): Sql {
  return sql`
WITH
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(filters)})
SELECT p.segment AS own, o.segment AS other, count(*)::INTEGER AS customers
FROM population p
JOIN ${other} o ON o.customer_id = p.customer_id
GROUP BY p.segment, o.segment
ORDER BY p.segment, o.segment`;
}

/** `cells[a][b]` customers in own segment a and other segment b, in the order of the keys given. */
export function readCrossTable(result: ResultReader, own: readonly string[], other: readonly string[]): number[][] {
  const cells = own.map(() => other.map(() => 0));
  const others = result.texts('other');
  const customers = result.numbers('customers');
  result.texts('own').forEach((key, i) => {
    const row = cells[own.indexOf(key ?? '')];
    const at = other.indexOf(others[i] ?? '');
    if (row !== undefined && at >= 0) row[at] = customers[i] ?? 0;
  });
  return cells;
}
