/** Owns the statement behind the distributions by segment: customers per bin, and the quartiles. */
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import type { FactField } from '../../model/model-info';
import { ident, join, sql, type Sql } from '../../sql/sql';
import type { Edges, Scale } from '../bins';
import type { ChartContext } from '../chart';
import { binRows, chosenScale, shownFact, type MeasureOptions } from '../measure-bins';
import { besideSegments } from '../segment-choice';
import { listedSegments } from '../segment-rows';

/** One segment. Quartiles are NaN without a value. */
export interface SegmentSpread {
  readonly key: string;
  /** Customers in each bin. */
  readonly counts: readonly number[];
  readonly known: number;
  readonly missing: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
}

export interface Spreads {
  /** Null when the data has no numeric fact. */
  readonly field: FactField | null;
  readonly scale: Scale;
  readonly edges: Edges;
  /** In the order of the context, those without customers included. */
  readonly rows: readonly SegmentSpread[];
}

/** One row a segment and bin, by segment, then ascending: segment, scale, lo, hi, customers; known, missing, q1, median, q3 alike in all rows of a segment. */
export function querySpreads(context: ChartContext, options: MeasureOptions): Sql {
  const fact = shownFact(context.model, options);
  if (fact === null) {
    return sql`SELECT NULL::VARCHAR AS segment, 'linear' AS scale, 0::DOUBLE AS lo, 0::DOUBLE AS hi, 0 AS customers, 0 AS known, 0 AS missing, 0::DOUBLE AS q1, 0::DOUBLE AS median, 0::DOUBLE AS q3 WHERE FALSE ORDER BY lo`;
  }
  const x = ident(fact.name);
  return sql`
WITH
-- one row a segment, in the order in which segments are shown
listed AS (${listedSegments(context.segments)}),
-- one row a customer, whatever the filters: the axis must hold still
everyone AS (SELECT ${x}::DOUBLE AS x FROM (${population([])})),
-- one row a customer under the filters; those by segment do not count, because segments are compared
population AS (SELECT segment, ${x}::DOUBLE AS x FROM (${population(besideSegments(context.filters))})),
-- one row: equal bins, or equal ratios when half of the customers lie in the lowest 15 % of the range
chosen AS (${chosenScale(fact, options)}),
-- one row a bin [lo, hi) of the chosen scale
bins AS (
  SELECT b.scale, b.lo::DOUBLE AS lo, b.hi::DOUBLE AS hi
  FROM (VALUES ${join(binRows(fact, options), ', ')}) AS b(scale, lo, hi) JOIN chosen USING (scale)
),
-- one row a segment and bin with customers
counted AS (
  SELECT p.segment, b.lo, count(*) AS customers
  FROM population p ASOF JOIN bins b ON p.x >= b.lo
  WHERE p.x IS NOT NULL
  GROUP BY p.segment, b.lo
),
-- one row a segment with customers
quartiles AS (
  SELECT
    segment, count(x) AS known, count(*) - count(x) AS missing,
    quantile_cont(x, 0.25) AS q1, quantile_cont(x, 0.5) AS median, quantile_cont(x, 0.75) AS q3
  FROM population
  GROUP BY segment
)
SELECT
  l.segment, b.scale, b.lo, b.hi, coalesce(c.customers, 0)::INTEGER AS customers,
  coalesce(q.known, 0)::INTEGER AS known, coalesce(q.missing, 0)::INTEGER AS missing, q.q1, q.median, q.q3
FROM listed l CROSS JOIN bins b
LEFT JOIN counted c ON c.segment = l.segment AND c.lo = b.lo
LEFT JOIN quartiles q ON q.segment = l.segment
ORDER BY l.place, b.lo`;
}

/** Reads what querySpreads returns. */
export function readSpreads(result: ResultReader, context: ChartContext, options: MeasureOptions): Spreads {
  const numbers = (name: string): Float64Array => result.numbers(name);
  const [lo, hi, customers] = [numbers('lo'), numbers('hi'), numbers('customers')];
  const [known, missing, q1, median, q3] = [
    numbers('known'),
    numbers('missing'),
    numbers('q1'),
    numbers('median'),
    numbers('q3'),
  ];
  const segments = context.segments.length;
  const bins = segments === 0 ? 0 : result.rowCount / segments;
  const rows = context.segments.map(({ key }, i): SegmentSpread => {
    const from = i * bins;
    return {
      key,
      counts: Array.from(customers.subarray(from, from + bins)),
      known: known[from] ?? 0,
      missing: missing[from] ?? 0,
      q1: q1[from] ?? NaN,
      median: median[from] ?? NaN,
      q3: q3[from] ?? NaN,
    };
  });
  return {
    field: shownFact(context.model, options),
    scale: result.texts('scale')[0] === 'log' ? 'log' : 'linear',
    edges: bins === 0 ? [] : [...lo.subarray(0, bins), hi[bins - 1] as number],
    rows,
  };
}
