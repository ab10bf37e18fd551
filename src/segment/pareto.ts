/** Owns the Pareto curve of a measure: which share of the customers holds which share of the total, and how unequal that is. */
import { ident, sql, type Sql } from '../sql/sql';
import type { MethodReport, MethodTask } from './method';
import type { SegmentTotal } from './segment-totals';

/** Points of the curve at most; more than a screen can tell apart. */
export const MOST_POINTS = 300;

/** `customers[i]` of the known customers, the largest first, hold `total[i]` of the total; both 0 … 1, from (0, 0) to (1, 1). */
export interface Pareto {
  readonly customers: readonly number[];
  readonly total: readonly number[];
  /** Customers with a known value. */
  readonly known: number;
  readonly sum: number;
  /**
   * Gini coefficient, 0 (all alike) … 1 (one has all): G = 2 Σ i·x₍ᵢ₎ / (n Σ x) − (n + 1) / n with x ascending
   * (Damgaard & Weiner 2000, Ecology 81, 1139, equation 1 in the form for ranked values); NaN without a positive total.
   */
  readonly gini: number;
  /** Share of the total held by the largest 20 % of the customers, 0 … 1; between two customers by proportion. */
  readonly top20: number;
}

export interface ValueTierReport extends MethodReport {
  readonly kind: 'value-tier';
  readonly pareto: Pareto;
  readonly totals: readonly SegmentTotal[];
}

/** Rows by share of customers: customers, total, and on every row known, sum, gini, top20. Negative values count as 0. */
export function queryPareto(facts: Sql, field: string): Sql {
  const value = sql`CAST(${ident(field)} AS DOUBLE)`;
  return sql`
WITH
-- one row per customer with a value
sized AS (SELECT customer_id, greatest(${value}, 0) AS size FROM ${facts} WHERE ${value} IS NOT NULL),
-- one row per customer: its place from large to small, and the sum up to it
placed AS (
  SELECT size, row_number() OVER largest_first AS place, sum(size) OVER (largest_first ROWS UNBOUNDED PRECEDING) AS running
  FROM sized
  WINDOW largest_first AS (ORDER BY size DESC, customer_id)
),
-- one row: figures of the whole
whole AS (SELECT count(*) AS n, sum(size) AS amount FROM sized),
-- one row: inequality. From large to small, customer i of the ascending order has place n + 1 - i
inequality AS (
  SELECT
    2 * sum((n + 1 - place) * size) / (any_value(n) * nullif(any_value(amount), 0)) - (any_value(n) + 1) / any_value(n)::DOUBLE AS gini,
    sum(size * greatest(0, least(1, 0.2 * n - (place - 1)))) / nullif(any_value(amount), 0) AS top20
  FROM placed, whole
),
-- one row per point of the curve: every customer, or as many as can be told apart
point AS (
  SELECT place, running FROM placed, whole
  WHERE place = n OR floor(place * ${MOST_POINTS - 2} / n) > floor((place - 1) * ${MOST_POINTS - 2} / n)
)
SELECT
  (place / n)::DOUBLE AS customers,
  (running / nullif(amount, 0))::DOUBLE AS total,
  n::INTEGER AS known,
  amount::DOUBLE AS sum,
  gini::DOUBLE AS gini,
  top20::DOUBLE AS top20
FROM point, whole, inequality
ORDER BY place`;
}

/** @throws AppError, AbortError */
export async function readPareto({ runner, facts, signal }: MethodTask, field: string): Promise<Pareto> {
  const result = await runner.run(queryPareto(facts, field), { signal });
  const first = (name: string): number => result.numbers(name)[0] ?? NaN;
  const isCurve = first('sum') > 0;
  return {
    customers: isCurve ? [0, ...result.numbers('customers')] : [],
    total: isCurve ? [0, ...result.numbers('total')] : [],
    known: result.rowCount === 0 ? 0 : first('known'),
    sum: result.rowCount === 0 ? 0 : first('sum'),
    gini: first('gini'),
    top20: first('top20'),
  };
}

/** Share of the customers that together hold `total` of the total, 0 … 1; by proportion between two points. */
export function customersHolding({ customers, total }: Pareto, wanted: number): number {
  const next = total.findIndex((share) => share >= wanted);
  if (next <= 0) return next < 0 ? 1 : 0;
  const [x0, x1, y0, y1] = [customers[next - 1] ?? 0, customers[next] ?? 1, total[next - 1] ?? 0, total[next] ?? 1];
  return y1 > y0 ? x0 + ((wanted - y0) / (y1 - y0)) * (x1 - x0) : x1;
}
