/** Owns the look back at the built tables: what stands in several tables, and who is known only from other tables. */
import type { RunOptions, Runner } from '../engine/engine';
import type { Problem } from '../intake/raw-table';
import { join, sql, type Sql } from '../sql/sql';
import { feedsUsage, usageOf } from './build-usage';
import * as report from './model-problems';
import type { Repeats } from './repeats';
import { customerId, fromSource, type Source } from './source';

export async function checkBuilt(
  runner: Runner,
  sources: readonly Source[],
  repeated: ReadonlyMap<Source, Repeats>,
  options: RunOptions,
): Promise<Problem[]> {
  const count = async (statement: Sql): Promise<number> => (await runner.run(statement, options)).numbers('n')[0] ?? 0;
  const problems: Problem[] = [];
  const usage = sources.filter(feedsUsage);
  const last = usage[usage.length - 1];
  if (usage.length > 1 && last !== undefined) {
    const overlap = await count(queryOverlap(usage, repeated));
    if (overlap > 0) problems.push(report.overlappingMonths(last, overlap));
  }
  const files = sources.filter(({ rowIs }) => rowIs === 'customer');
  const [customers] = files;
  if (files.length === 1 && customers !== undefined && customers.idFrom === 'column' && sources.length > 1) {
    const result = await runner.run(queryUnknown(customers), options);
    const [unknown, total] = [result.numbers('n')[0] ?? 0, result.numbers('total')[0] ?? 0];
    if (unknown > 0) problems.push(report.unknownCustomers(customers.raw.source.file, unknown, total));
  }
  return problems;
}

function queryOverlap(usage: readonly Source[], repeated: ReadonlyMap<Source, Repeats>): Sql {
  const parts = usage
    .flatMap((source) => usageOf(source, repeated.get(source)))
    .map((part) => sql`SELECT customer_id, period FROM (${part}) WHERE period IS NOT NULL AND kwh IS NOT NULL`);
  return sql`
SELECT count(*)::DOUBLE AS n
FROM (SELECT customer_id, period FROM (${join(parts, ' UNION ALL ')}) GROUP BY customer_id, period HAVING count(*) > 1)
ORDER BY n`;
}

/** Customers that the customer table does not list, beside all that other tables name. */
function queryUnknown(customers: Source): Sql {
  return sql`
WITH
-- one row per customer of the customer file
listed AS (SELECT DISTINCT ${customerId(customers)} AS customer_id ${fromSource(customers)})
SELECT count(*)::DOUBLE AS n, (SELECT count(*) FROM customer)::DOUBLE AS total
FROM customer
WHERE customer_id NOT IN (SELECT customer_id FROM listed WHERE customer_id IS NOT NULL)
ORDER BY n`;
}
