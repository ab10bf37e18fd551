/** Owns customers and amount of each segment, for the views of methods that lay their segments out in a plane. */
import { factField, type ModelInfo } from '../model/model-info';
import { ident, sql, type Sql } from '../sql/sql';
import type { MethodTask } from './method';

/** One segment with customers. `amount` is the sum over the `known` customers that have a value; NaN when none has. */
export interface SegmentTotal {
  readonly key: string;
  readonly customers: number;
  readonly amount: number;
  readonly known: number;
  /** The amount of the largest customer; NaN when none has a value. */
  readonly most: number;
}

/** The measure by whose sum segments are weighed: energy, else the bill, else contract capacity; null without any. */
export function weighingField(model: ModelInfo): string | null {
  return ['kwh_12m', 'annual_kwh', 'amount_12m', 'capacity_kva'].find((name) => factField(model, name) !== undefined) ?? null;
}

/** One row a segment: segment, customers, amount, known, most; by segment. */
export function querySegmentTotals(into: Sql, facts: Sql, field: string | null): Sql {
  const amount = field === null ? sql`NULL::DOUBLE` : sql`f.${ident(field)}::DOUBLE`;
  return sql`
SELECT s.segment, count(*)::INTEGER AS customers, sum(${amount})::DOUBLE AS amount, count(${amount})::INTEGER AS known, max(${amount})::DOUBLE AS most
FROM ${into} s JOIN ${facts} f ON f.customer_id = s.customer_id
GROUP BY s.segment
ORDER BY s.segment`;
}

/** Totals by the segments' keys. @throws AppError, AbortError */
export async function readSegmentTotals(task: MethodTask, field: string | null): Promise<SegmentTotal[]> {
  const result = await task.runner.run(querySegmentTotals(task.into, task.facts, field), { signal: task.signal });
  const customers = result.numbers('customers');
  const amount = result.numbers('amount');
  const known = result.numbers('known');
  const most = result.numbers('most');
  return result.texts('segment').map((key, i) => ({
    key: key ?? '',
    customers: customers[i] ?? 0,
    amount: amount[i] ?? NaN,
    known: known[i] ?? 0,
    most: most[i] ?? NaN,
  }));
}
