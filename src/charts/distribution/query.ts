/** Owns the statement behind the distribution of a fact, and its two ways to an answer: a result, or the typed arrays. */
import { EVERYBODY, type FactsIndex } from '../../crossfilter/facts-index';
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import type { FactField } from '../../model/model-info';
import { ident, join, sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';
import { skewLimit, type Edges, type Scale } from '../bins';
import { binRows, candidates, chosenScale, shownFact, type MeasureOptions } from '../measure-bins';

export type DistributionOptions = MeasureOptions;

/** Customers per bin, all of them and those under the filters. */
export interface Distribution {
  /** Null when the data has no numeric fact. */
  readonly field: FactField | null;
  readonly scale: Scale;
  readonly edges: Edges;
  readonly all: readonly number[];
  readonly filtered: readonly number[];
  /** Customers without a value. */
  readonly missingAll: number;
  readonly missingFiltered: number;
}

/** One row a bin, ascending: scale, lo, hi, customers_all, customers_filtered, missing_all, missing_filtered (the last two alike in all rows). */
export function queryDistribution(context: ChartContext, options: DistributionOptions): Sql {
  const fact = shownFact(context.model, options);
  if (fact === null) {
    return sql`SELECT 'linear' AS scale, 0::DOUBLE AS lo, 0::DOUBLE AS hi, 0 AS customers_all, 0 AS customers_filtered, 0 AS missing_all, 0 AS missing_filtered WHERE FALSE ORDER BY lo`;
  }
  const x = ident(fact.name);
  return sql`
WITH
-- one row a customer, whatever the filters: its value, NULL when missing
everyone AS (SELECT customer_id, ${x}::DOUBLE AS x FROM (${population([])})),
-- one row a customer under the filters
population AS (SELECT customer_id FROM (${population(context.filters)})),
-- one row: equal bins, or equal ratios when half of the customers lie in the lowest 15 % of the range
chosen AS (${chosenScale(fact, options)}),
-- one row a bin [lo, hi) of the chosen scale
bins AS (
  SELECT b.scale, b.lo::DOUBLE AS lo, b.hi::DOUBLE AS hi
  FROM (VALUES ${join(binRows(fact, options), ', ')}) AS b(scale, lo, hi) JOIN chosen USING (scale)
),
-- one row a customer: whether the filters keep it
marked AS (SELECT e.x, p.customer_id IS NOT NULL AS kept FROM everyone e LEFT JOIN population p USING (customer_id)),
-- one row a bin with customers
counted AS (
  SELECT b.lo, count(*) AS customers_all, count(*) FILTER (m.kept) AS customers_filtered
  FROM marked m ASOF JOIN bins b ON m.x >= b.lo
  WHERE m.x IS NOT NULL
  GROUP BY b.lo
),
-- one row: customers without a value
missing AS (SELECT count(*) AS missing_all, count(*) FILTER (kept) AS missing_filtered FROM marked WHERE x IS NULL)
SELECT
  b.scale, b.lo, b.hi,
  coalesce(c.customers_all, 0)::INTEGER AS customers_all, coalesce(c.customers_filtered, 0)::INTEGER AS customers_filtered,
  m.missing_all::INTEGER AS missing_all, m.missing_filtered::INTEGER AS missing_filtered
FROM bins b LEFT JOIN counted c USING (lo) CROSS JOIN missing m
ORDER BY b.lo`;
}

/** Reads what queryDistribution returns. */
export function readDistribution(result: ResultReader, context: ChartContext, options: DistributionOptions): Distribution {
  const lo = result.numbers('lo');
  const hi = result.numbers('hi');
  return {
    field: shownFact(context.model, options),
    scale: result.texts('scale')[0] === 'log' ? 'log' : 'linear',
    edges: lo.length === 0 ? [] : [...lo, hi[hi.length - 1] as number],
    all: Array.from(result.numbers('customers_all')),
    filtered: Array.from(result.numbers('customers_filtered')),
    missingAll: result.numbers('missing_all')[0] ?? 0,
    missingFiltered: result.numbers('missing_filtered')[0] ?? 0,
  };
}

/** The same from typed arrays. */
export function indexDistribution(index: FactsIndex, context: ChartContext, options: DistributionOptions): Distribution {
  const field = shownFact(context.model, options);
  if (field === null) return { field, scale: 'linear', edges: [], all: [], filtered: [], missingAll: 0, missingFiltered: 0 };
  const { linear, log } = candidates(field, options);
  const edges = linear === null || (log !== null && isSkewed(index, field, linear)) ? (log ?? []) : linear;
  const all = Array.from(index.histogram(field.name, edges, EVERYBODY));
  const filtered = Array.from(index.histogram(field.name, edges, context.filters));
  return {
    field,
    scale: edges === log ? 'log' : 'linear',
    edges,
    all,
    filtered,
    missingAll: index.missing(field.name, edges, EVERYBODY),
    missingFiltered: index.missing(field.name, edges, context.filters),
  };
}

/** @param linear edges that hold every value */
function isSkewed(index: FactsIndex, { name, range }: FactField, linear: Edges): boolean {
  const ends = [linear[0] ?? 0, skewLimit(...(range ?? [0, 0])), linear[linear.length - 1] ?? 0];
  const [low = 0, high = 0] = index.histogram(name, ends, EVERYBODY);
  return low >= 0.5 * (low + high);
}
