/** Owns the statement behind the Pareto curve of the customers under the filters. */
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import type { FactField, ModelInfo } from '../../model/model-info';
import type { Pareto } from '../../segment/pareto';
import { ident, sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';

export type ParetoOptions = {
  /** An additive fact. One that the data lacks falls back to the energy, then to the first. */
  readonly field: string;
};

/** Steps of the brush: half a percent of the customers each. */
export const STEPS = 200;

/** The largest customers one by one, because half a percent of many customers may hold most of the total. */
const SINGLES = 12;

export interface ParetoCurve extends Pareto {
  /** null when the data has nothing that adds up. */
  readonly field: FactField | null;
  /** Size of the customer at each point of the curve, parallel to `customers`; the first, at (0, 0), is the largest of all. */
  readonly sizes: readonly number[];
  /** Customers without a value. */
  readonly missing: number;
}

/** Facts that add up over customers, in the model's order. */
export function additiveFacts(model: ModelInfo): FactField[] {
  return model.facts.filter((fact) => fact.kind === 'number' && fact.additive === true && (fact.range?.[1] ?? 0) > 0);
}

/** The fact that is shown under the options. */
export function shownFact(model: ModelInfo, { field }: ParetoOptions): FactField | null {
  const facts = additiveFacts(model);
  return facts.find(({ name }) => name === field) ?? facts.find(({ name }) => name === 'kwh_12m') ?? facts[0] ?? null;
}

/**
 * Rows by share of customers: customers, total, size, and on every row known, missing, sum, gini, top20. Negative values count as 0.
 * Gini as in segment/pareto; top20 between two customers by proportion.
 */
export function queryParetoCurve(context: ChartContext, options: ParetoOptions): Sql {
  const fact = shownFact(context.model, options);
  const value = fact === null ? sql`NULL::DOUBLE` : sql`CAST(${ident(fact.name)} AS DOUBLE)`;
  return sql`
WITH
-- one row a customer under the filters
population AS (SELECT customer_id, ${value} AS given FROM (${population(context.filters)})),
sized AS (SELECT customer_id, greatest(given, 0) AS size FROM population WHERE given IS NOT NULL),
-- one row a customer: its place from large to small, and the sum up to it
placed AS (
  SELECT size, row_number() OVER largest_first AS place, sum(size) OVER (largest_first ROWS UNBOUNDED PRECEDING) AS running
  FROM sized
  WINDOW largest_first AS (ORDER BY size DESC, customer_id)
),
-- one row: figures of the whole
whole AS (SELECT count(*) AS n, sum(size) AS amount, max(size) AS largest FROM sized),
-- one row: from large to small, customer i of the ascending order has place n + 1 - i
inequality AS (
  SELECT
    2 * sum((n + 1 - place) * size) / (any_value(n) * nullif(any_value(amount), 0)) - (any_value(n) + 1) / any_value(n)::DOUBLE AS gini,
    sum(size * greatest(0, least(1, 0.2 * n - (place - 1)))) / nullif(any_value(amount), 0) AS top20
  FROM placed, whole
),
-- one row a point of the curve: the largest one by one, then every half percent of the customers
point AS (
  SELECT DISTINCT place FROM (
    SELECT ceil(n * step / ${STEPS})::BIGINT AS place FROM whole, range(1, ${STEPS + 1}) AS steps(step)
    UNION ALL SELECT single FROM whole, range(1, ${SINGLES + 1}) AS singles(single) WHERE single <= n
  )
)
SELECT
  (place / n)::DOUBLE AS customers, (running / nullif(amount, 0))::DOUBLE AS total, size::DOUBLE AS size,
  largest::DOUBLE AS largest, n::INTEGER AS known, (SELECT count(*) FILTER (given IS NULL) FROM population)::INTEGER AS missing,
  amount::DOUBLE AS sum, gini::DOUBLE AS gini, top20::DOUBLE AS top20
FROM placed JOIN point USING (place), whole, inequality
ORDER BY place`;
}

/** Reads what queryParetoCurve returns. */
export function readParetoCurve(result: ResultReader, context: ChartContext, options: ParetoOptions): ParetoCurve {
  const first = (name: string): number => result.numbers(name)[0] ?? NaN;
  const isCurve = first('sum') > 0;
  return {
    field: shownFact(context.model, options),
    customers: isCurve ? [0, ...result.numbers('customers')] : [],
    total: isCurve ? [0, ...result.numbers('total')] : [],
    sizes: isCurve ? [first('largest'), ...result.numbers('size')] : [],
    known: result.rowCount === 0 ? 0 : first('known'),
    missing: result.rowCount === 0 ? 0 : first('missing'),
    sum: result.rowCount === 0 ? 0 : first('sum'),
    gini: first('gini'),
    top20: first('top20'),
  };
}
