/** Owns the statement that gives every measure's mean and spread in every segment and among all. */
import type { ResultReader } from '../lib/result';
import { population } from '../model/filter';
import type { FactField } from '../model/model-info';
import { ident, join, sql, type Sql } from '../sql/sql';
import type { ChartContext } from './chart';
import { besideSegments } from './segment-choice';
import { listedSegments } from './segment-rows';

/** Customers with a value, their mean, and the standard deviation (n − 1; NaN below two customers). */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
}

export interface SegmentMoments {
  readonly key: string;
  readonly customers: number;
  /** In the order of the fields asked for. */
  readonly measures: readonly Moments[];
}

export interface MomentsTable {
  readonly fields: readonly FactField[];
  /** In the order of the context, those without customers included. */
  readonly segments: readonly SegmentMoments[];
  /** All customers under the filters. */
  readonly all: SegmentMoments;
}

/** One row a segment in the order of the context, then one of all (segment NULL): customers, and for field i n_i, mean_i, sd_i. */
export function queryMoments(context: ChartContext, fields: readonly FactField[]): Sql {
  const parts = fields.flatMap(({ name }, i) => {
    const x = sql`CAST(${ident(name)} AS DOUBLE)`;
    const of = (what: string): Sql => ident(`${what}_${String(i)}`);
    return [
      sql`count(${x})::INTEGER AS ${of('n')}`,
      sql`avg(${x}) AS ${of('mean')}`,
      sql`(CASE WHEN count(${x}) > 1 THEN sqrt(greatest(0, var_samp(${x}))) END) AS ${of('sd')}`,
    ];
  });
  const columns = join([sql`count(*)::INTEGER AS customers`, ...parts], ', ');
  return sql`
WITH
-- one row a segment, in the order in which segments are shown
listed AS (${listedSegments(context.segments)}),
-- one row a customer under the filters; those by segment do not count, because segments are compared
population AS NOT MATERIALIZED (${population(besideSegments(context.filters))}),
-- one row a segment with customers
by_segment AS (SELECT segment, ${columns} FROM population GROUP BY segment),
-- one row: all of them
everyone AS (SELECT NULL::VARCHAR AS segment, ${columns} FROM population)
SELECT place, measured.* REPLACE (listed.segment AS segment)
FROM listed LEFT JOIN by_segment AS measured USING (segment)
UNION ALL BY NAME
SELECT 1000000 AS place, * FROM everyone
ORDER BY place`;
}

/** Reads what queryMoments returns. */
export function readMoments(result: ResultReader, fields: readonly FactField[]): MomentsTable {
  const columns = fields.map((_, i) => (['n', 'mean', 'sd'] as const).map((what) => result.numbers(`${what}_${String(i)}`)));
  const customers = result.numbers('customers');
  const rows = result.texts('segment').map((key, row): SegmentMoments => ({
    key: key ?? '',
    customers: known(customers[row]),
    measures: columns.map(([n, mean, sd]) => ({ n: known(n?.[row]), mean: mean?.[row] ?? NaN, sd: sd?.[row] ?? NaN })),
  }));
  const nobody = { key: '', customers: 0, measures: fields.map(() => ({ n: 0, mean: NaN, sd: NaN })) };
  return { fields, segments: rows.slice(0, -1), all: rows[rows.length - 1] ?? nobody };
}

/** A count that a left join left out is none. */
function known(count = NaN): number {
  return Number.isFinite(count) ? count : 0;
}
