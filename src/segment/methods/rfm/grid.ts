/** Owns the grid of recency and frequency scores that is drawn beside the segments. */
import { sql, type Sql } from '../../../sql/sql';
import { earlierParts } from '../../earlier-tables';
import type { MethodReport, MethodTask, Params } from '../../method';
import type { SegmentTotal } from '../../segment-totals';
import { creditClass } from './rules';
import { scoreParts } from './scores';

/** Customers with one recency and one frequency score. */
export interface ScoreCell {
  readonly r: number;
  readonly f: number;
  readonly customers: number;
  /** Mean score of the bill, 1 … 5. */
  readonly meanM: number;
  /** Sum of what M stands for. */
  readonly amount: number;
  readonly credit: 'good' | 'middle' | 'risk';
}

export interface RfmReport extends MethodReport {
  readonly kind: 'rfm';
  /** Cells with customers, by r and f. */
  readonly grid: readonly ScoreCell[];
  /** The fact behind M, by whose sum segments are weighed too. */
  readonly value: string;
  readonly totals: readonly SegmentTotal[];
}

/** One row a pair of scores with customers: r, f, customers, mean_m, amount, credit. */
export function queryGrid({ facts, earlier }: Pick<MethodTask, 'facts' | 'earlier'>, params: Params): Sql {
  return sql`
WITH
${earlierParts(earlier)}${scoreParts(String(params['value']), facts)}
-- one row per pair of scores with customers
SELECT r, f, count(*)::INTEGER AS customers, avg(m)::DOUBLE AS mean_m, sum(amount)::DOUBLE AS amount, any_value(${creditClass(params)}) AS credit
FROM scored s
GROUP BY r, f
ORDER BY r, f`;
}

/** @throws AppError, AbortError */
export async function readGrid(task: MethodTask, params: Params): Promise<ScoreCell[]> {
  const result = await task.runner.run(queryGrid(task, params), { signal: task.signal });
  const column = (name: string): Float64Array => result.numbers(name);
  const [r, f, customers, meanM, amount] = ['r', 'f', 'customers', 'mean_m', 'amount'].map(column);
  return result.texts('credit').map((credit, i) => ({
    r: r?.[i] ?? 0,
    f: f?.[i] ?? 0,
    customers: customers?.[i] ?? 0,
    meanM: meanM?.[i] ?? NaN,
    amount: amount?.[i] ?? NaN,
    credit: credit === 'good' || credit === 'risk' ? credit : 'middle',
  }));
}
